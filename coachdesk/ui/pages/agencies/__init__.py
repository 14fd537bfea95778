"""The directory of agencies and their workers."""
