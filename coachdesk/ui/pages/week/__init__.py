"""The worker's week: its hours, its days as a picture, and the same as a list."""
