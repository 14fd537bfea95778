"""The family's line of ups and downs: only here is a point put, moved or taken off, and by those whose it is."""
