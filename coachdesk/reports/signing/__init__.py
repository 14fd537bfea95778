"""Sealing a plan's PDF and counter-signing it; pyHanko is imported at the first signature, not before."""

from coachdesk.reports.signing.sealing import countersign_as_advocate, seal_as_coach

__all__ = ["countersign_as_advocate", "seal_as_coach"]
