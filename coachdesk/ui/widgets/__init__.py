"""The parts every screen is made of: each has a name, a keyboard way, room for a finger, and plain text only."""
