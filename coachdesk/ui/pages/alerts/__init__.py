"""What must be known first: the band on every page of a family, and the page where it is changed."""
