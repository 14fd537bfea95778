"""Paper: a plan's pages, their signatures, and the check that a file is what it says it is."""
