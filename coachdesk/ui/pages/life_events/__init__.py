"""What happened in a family's life, as well as anybody knows when."""
