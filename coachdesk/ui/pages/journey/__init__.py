"""The journey map of a family, for the worker who keeps it and for the family to look at."""
