"""Pictures and papers of a family: the list, one of them, and taking one in."""
