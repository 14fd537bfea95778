"""The pages of a plan: the full copy for staff, and a family copy for one named person."""
