"""Whom to ring when it cannot wait: over unlock, the cover and every page, without passphrase, names or network."""
