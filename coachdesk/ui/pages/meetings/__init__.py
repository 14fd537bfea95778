"""Meetings about a family: who came, how the family took part, what was decided, and promises made steps."""
