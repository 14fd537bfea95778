"""An appointment of the family's: its fields, another time for it, and how it went."""
