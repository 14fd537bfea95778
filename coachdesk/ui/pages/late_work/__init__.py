"""Work that came late, by author and record: let in by whoever leads the work with the family, or left."""
