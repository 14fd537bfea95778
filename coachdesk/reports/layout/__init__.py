"""Blocks of a page (paragraphs, tables, panels, figures) cut into strips, and strips laid out on pages."""
