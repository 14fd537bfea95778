"""The two signature fields of a plan's PDF, by name: the page builder draws them empty, signing fills them."""

from typing import Final, Literal

Field = Literal["coach", "advocate"]

COACH: Final = "coach"
"""Filled first, by the signature that certifies the whole file."""

ADVOCATE: Final = "advocate"
"""Filled later or never, by an incremental update that changes nothing else."""
