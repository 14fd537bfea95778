"""Agreement to take part and what may be told to whom, on screen."""
