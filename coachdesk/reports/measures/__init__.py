"""Measures on paper: blank forms to be filled in by hand."""
