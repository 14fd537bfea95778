"""Pages about whose laptops belong to the organisation: who is there, inviting, withdrawing, who has which family."""
