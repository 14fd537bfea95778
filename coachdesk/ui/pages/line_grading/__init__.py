"""The family's lines on the desk: drawn, marked, typed from paper, and looked at over time."""
