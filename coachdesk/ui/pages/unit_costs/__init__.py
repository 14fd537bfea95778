"""What one emergency of each category costs, brought in from a file, and what the work itself costs."""
