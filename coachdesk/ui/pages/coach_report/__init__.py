"""The weekly report, written and read."""
