"""CoachDesk: the program a family coach opens at the kitchen table."""

__version__ = "0.1.0"
