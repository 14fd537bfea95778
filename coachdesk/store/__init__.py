"""Keep it: the encrypted vault, its change log, and the tables folded from it."""
