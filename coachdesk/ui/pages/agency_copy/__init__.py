"""A copy of the plan for one agency, told without agreement, and what agencies were given so far."""
