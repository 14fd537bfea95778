"""The page of one home, part by part."""
