"""Headings with a level, for the eye and for a screen reader."""

from typing import Literal

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from coachdesk.ui.widgets.labels import SafeLabel


class Heading(SafeLabel):
    """A heading; a screen reader is told that it is one. Use `heading(text, level)`."""

    accessible_role = QAccessible.Role.Heading


def heading(text: str, level: Literal[1, 2, 3] = 1, parent: QWidget | None = None) -> Heading:
    """A page's title (1), a part of it (2), a group within (3). A page has one of level 1."""
    return Heading(text, level=str(level), parent=parent)
