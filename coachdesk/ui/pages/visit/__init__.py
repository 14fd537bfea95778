"""The visit's page: who is in, each child, the steps, what was said, the next date, and the end."""
