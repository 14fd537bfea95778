"""Where things of the program itself lie, and the few limits that more than one layer must agree on."""

from pathlib import Path

WORDS_LIMIT = 20_000
"""Longest free text kept in one field, in characters (security.md 5)."""

NAME_LIMIT = 200
"""Longest name, title or address line, in characters."""

ATTACHMENT_LIMIT = 10 * 1024 * 1024
"""Largest attachment, in bytes."""

INK_POINT_LIMIT = 2_000
"""Most points kept of one signature (architecture.md, Signing)."""

INK_BOX = (800, 260)
"""Width and height of the box one signs in: kept strokes are 0..10,000 across and down a box of this shape."""


def resource(*parts: str) -> Path:
    """The path of a file shipped with the program, in a checkout and in an installed wheel alike."""
    package = Path(__file__).resolve().parent
    installed = package / "_resources"
    root = installed if installed.is_dir() else package.parent / "resources"
    return root.joinpath(*parts)
