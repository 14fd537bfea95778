"""Who works with a family, part by part."""
