"""Handing a family over from one worker to another, and what has left this laptop."""
