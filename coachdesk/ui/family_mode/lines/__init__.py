"""The family's lines from A to B: everybody puts an X alone, and only what they release is looked at together."""
