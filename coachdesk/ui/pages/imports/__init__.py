"""Bringing in what agencies send: the file, what each column is, what each row becomes; and taking it out again."""
