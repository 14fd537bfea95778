"""What is written here goes to the server, and what others wrote comes, while nobody has to think of it."""
