"""Copies that were saved as files and still lie on this laptop."""
