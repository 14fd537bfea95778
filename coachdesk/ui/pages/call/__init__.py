"""A call logged in a few seconds, and the key that leads there."""
