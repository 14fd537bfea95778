"""What works and what was gained that is not money: written down, listed, and saved without names."""
