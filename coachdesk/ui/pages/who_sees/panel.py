"""The answer to "Who sees this?" drawn large: for each part a shape, a heading and its plain lines."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.models.who_sees import SeenPart, SeenTopic, WhoSees
from coachdesk.tools.who_sees_words import CONTEXT, line_in_words
from coachdesk.ui.icons import IconLabel
from coachdesk.ui.theme import for_family, spaced
from coachdesk.ui.widgets.headings import heading
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.turning_row import TurningRow

_SHAPES = {
    SeenTopic.WE_SEE: ("eye", "ok"),
    SeenTopic.MAY_KNOW: ("agency", "accent"),
    SeenTopic.GIVEN: ("export", "accent"),
    SeenTopic.NOT_SEEN: ("private", "text"),
    SeenTopic.ANYWAY: ("warning", "warn"),
    SeenTopic.SAY_NO: ("close", "danger"),
}
_LEFT = frozenset({SeenTopic.WE_SEE, SeenTopic.MAY_KNOW})


class SeenPanel(QWidget):
    """SeenPanel(parent): `.show_seen(found)`. Two columns where there is room: who sees it, and what protects them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        whole = QVBoxLayout(self)
        spaced(whole)
        sides = TurningRow(56, gap=0.8, parent=self)
        self._left, self._right = Rows(0.8, sides), Rows(0.8, sides)
        for side in (self._left, self._right):
            sides.add(_at_top(side, sides), 1)
        whole.addWidget(sides)
        for_family(self)

    def show_seen(self, found: WhoSees) -> None:
        """Shows this answer in place of the one before."""
        for side, left in ((self._left, True), (self._right, False)):
            side.fill([SeenCard(part, side) for part in found.parts if (part.topic in _LEFT) is left])
        for_family(self)


def _at_top(rows: Rows, parent: QWidget) -> QWidget:
    """A column whose cards are no higher than what they say."""
    column = QWidget(parent)
    inside = QVBoxLayout(column)
    spaced(inside)
    inside.addWidget(rows)
    inside.addStretch(1)
    return column


class SeenCard(QFrame):
    """One part: its shape beside the heading, the lines under it."""

    accessible_role = QAccessible.Role.Grouping

    def __init__(self, part: SeenPart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        words = seen_words(part.heading)
        self.setAccessibleName(words)
        row = QHBoxLayout(self)
        spaced(row, margins=(0.9, 0.7, 0.9, 0.7), gap=0.8)
        icon, tone = _SHAPES[part.topic]
        row.addWidget(IconLabel(icon, tone, ems=2.2, parent=self), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        spaced(column, gap=0.25)
        column.addWidget(heading(words, 3, self))
        for line in seen_lines(part):
            column.addWidget(SafeLabel(line, parent=self))
        row.addLayout(column, 1)


def seen_lines(part: SeenPart) -> Sequence[str]:
    """The lines of one part in the language worn."""
    return [line_in_words(one, QCoreApplication.translate) for one in part.lines]


def seen_words(english: str) -> str:
    """Fixed words of the answer in the language worn."""
    return QCoreApplication.translate(CONTEXT, english)
