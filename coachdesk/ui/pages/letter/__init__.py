"""A letter out of the carrier bag, read together, and the steps it becomes."""
