"""The page of one person, part by part."""
