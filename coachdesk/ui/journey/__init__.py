"""A journey map drawn: lanes over time in a scene of our own, frozen names and ticks, and a list with the same rows."""
