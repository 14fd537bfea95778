"""Other programs that bring two laptops together, and the floor that all are measured against."""
