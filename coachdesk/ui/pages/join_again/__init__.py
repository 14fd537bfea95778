"""A restored copy becomes a laptop of its organisation's again, by an invitation."""
