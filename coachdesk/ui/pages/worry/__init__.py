"""A worry that cannot wait: whom to ring, what was said and seen, and who has been told."""
