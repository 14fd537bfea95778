"""The band of what must be known first: each line with its icon and in words, one button to change it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.tools.alerts import AlertLine, Mark
from coachdesk.ui.icons import IconLabel
from coachdesk.ui.pages.alerts.words import ICONS, band_words, mark_words
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import quiet_button
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.turning_row import TurningRow

_GRAVE = {Mark.NO_VISIT, Mark.NOT_ALONE, Mark.NO_CONTACT, Mark.ADDRESS}
_SHORT = 46
"""Letters a line may have to stand beside others; a longer one has a row of its own."""


class AlertsBand(QFrame):
    """AlertsBand(go, parent=None): `go()` opens the page where alerts are changed. `.show_lines(lines)`."""

    accessible_role = QAccessible.Role.Grouping

    def __init__(self, go: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self.setProperty("tone", "warning")
        self._said: tuple[AlertLine, ...] | None = None
        self._lines: QWidget | None = None
        whole = QVBoxLayout(self)
        spaced(whole, margins=(0.9, 0.4, 0.5, 0.4))
        self._row = TurningRow(30, parent=self)
        whole.addWidget(self._row)
        self._place = QWidget(self._row)
        self._inside = QVBoxLayout(self._place)
        spaced(self._inside, gap=0.2)
        self._row.add(self._place, 1)
        change = quiet_button(self.tr("Change"), "edit", self._row)
        change.setAccessibleName(self.tr("Change what must be known first"))
        change.clicked.connect(go)
        self._row.add(change)
        self.hide()

    def show_lines(self, lines: Sequence[AlertLine]) -> None:
        """Shows these; without any it takes no room."""
        shown = tuple(lines)
        if shown == self._said:
            return
        self._said = shown
        if self._lines is not None:
            self._inside.removeWidget(self._lines)
            self._lines.hide()
            self._lines.deleteLater()
        self._lines = self._drawn(shown)
        self._inside.addWidget(self._lines)
        self.setAccessibleName(". ".join(self.words()))
        self.setVisible(bool(shown))

    def words(self) -> list[str]:
        """What it says, line by line."""
        return [words for _, words in band_words(self._said or ())]

    def _drawn(self, lines: Sequence[AlertLine]) -> QWidget:
        drawn = QWidget(self._place)
        column = QVBoxLayout(drawn)
        spaced(column, gap=0.2)
        said = band_words(lines)
        beside = QWidget(drawn)
        flow = FlowLayout(beside)
        spaced(flow, gap=0.8)
        short = [one for one in said if len(one[1]) <= _SHORT]
        for mark, words in short:
            flow.addWidget(_Line(mark, words, wrap=False, parent=beside))
        beside.setVisible(bool(short))
        column.addWidget(beside)
        for one in said:
            if one not in short:
                column.addWidget(_Line(*one, wrap=True, parent=drawn))
        return drawn


class _Line(QWidget):
    def __init__(self, mark: Mark, words: str, *, wrap: bool, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        spaced(row, gap=0.4)
        tone = "danger" if mark in _GRAVE else "warn"
        icon = IconLabel(ICONS[mark], tone, words=mark_words(mark), parent=self)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(SafeLabel(words, parent=self) if wrap else _AsLong(words, parent=self), 1)


class _AsLong(SafeLabel):
    """Words that ask for one line, and wrap only where there is no room for it."""

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(wide, self.heightForWidth(wide))
