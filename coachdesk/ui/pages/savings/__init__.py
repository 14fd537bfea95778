"""The savings calculator: what was predicted from the maps' emergencies, on which assumption, and the unit costs."""
