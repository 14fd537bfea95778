"""Whose laptops belong to an organisation, who is a member of what, and what an administrator does about it."""
