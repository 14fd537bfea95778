"""A tagged, archival PDF over reportlab: pages that a screen reader can follow and that open in fifty years."""
