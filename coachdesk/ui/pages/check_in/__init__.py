"""Check-in: with whom it is agreed, the band that says so, and the page where it is changed."""
