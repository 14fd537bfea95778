"""Having words forgotten that should never have been written: which, why, and what that means."""
