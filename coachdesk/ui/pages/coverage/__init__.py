"""What is known of each family, agency and month, as a grid that is marked by the keyboard or for a whole time."""
