"""The journey map on paper: one large picture that a photocopier keeps, and the same as tables for a screen reader."""
