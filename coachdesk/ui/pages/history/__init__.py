"""Who changed what and when, part by part."""
