"""Everything that is seen: the window, its pages and the kit they are made of. The only layer that knows Qt."""
