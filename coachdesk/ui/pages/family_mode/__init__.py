"""The coach's two pages about the family's own: what to hand over, and what came back."""
