"""ui.pages.story: the family's story in its own words, large enough to read together, and every telling before."""
