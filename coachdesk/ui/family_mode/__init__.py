"""The pages a family holds in its own hands: a process of its own that knows one snapshot and no way to the vault."""
