"""Figures kept under a name, the same for ever: made, listed and opened."""
