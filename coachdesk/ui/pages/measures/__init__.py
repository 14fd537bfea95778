"""What a family answered: results in small pictures, answers typed in, a worker's own view, and steps made of them."""
