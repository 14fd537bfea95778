"""The page about the program itself, card by card."""
