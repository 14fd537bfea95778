"""What contacts cost before and during support: with n, what is left out, and the contacts behind."""
