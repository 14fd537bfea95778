"""One number to ring, large enough to be dialled from across a table: who answers, the number, when."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from coachdesk.models.duty_number import DutyNumber
from coachdesk.ui.icons import IconLabel
from coachdesk.ui.theme import em, spaced
from coachdesk.ui.widgets.headings import heading
from coachdesk.ui.widgets.labels import SafeLabel

_BESIDE = 12.0
"""Room in em that who answers needs for the number to stand beside it; with less it stands below."""

_WITH_ICON = 30.0
"""Below this width in em the room is the number's."""


class NumberCard(QFrame):
    """NumberCard(number, parent=None): `.said` is the whole of it in words, as a screen reader tells it."""

    accessible_role = QAccessible.Role.Grouping

    def __init__(self, number: DutyNumber, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.said = ", ".join(part for part in (number.who, number.number, number.hours) if part)
        self.setAccessibleName(self.said)
        self._icon = IconLabel("phone", "accent", ems=1.6, parent=self)
        self._who = heading(number.who, 2, self)
        self._number = NumberLabel(number.number, self)
        self._hours = SafeLabel(number.hours, tone="muted", parent=self)
        self._hours.setVisible(bool(number.hours))
        whole = QHBoxLayout(self)
        spaced(whole, margins=(1.0, 0.6, 1.0, 0.6), gap=0.8)
        whole.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid = QGridLayout()
        spaced(self._grid, gap=0.1)
        self._grid.setColumnStretch(0, 1)
        whole.addLayout(self._grid, 1)
        self._below: bool | None = None
        self.restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()

    def restyle(self) -> None:
        """Puts the number where it fits on one line (the theme calls this)."""
        self._icon.setVisible(self.width() >= em(_WITH_ICON))
        below = self.width() - self._number.one_line() < em(_BESIDE)
        if below is self._below:
            return
        self._below = below
        grid = self._grid
        for part in (self._who, self._number, self._hours):
            grid.removeWidget(part)
        grid.addWidget(self._who, 0, 0)
        if below:
            grid.addWidget(self._number, 1, 0)
            grid.addWidget(self._hours, 2, 0)
        else:
            rows = 2 if self._hours.words() else 1
            grid.addWidget(self._hours, 1, 0)
            grid.addWidget(self._number, 0, 1, rows, 1, Qt.AlignmentFlag.AlignVCenter)


class NumberLabel(SafeLabel):
    """The number as it was typed, on one line where there is room for it."""

    def __init__(self, number: str, parent: QWidget | None = None) -> None:
        super().__init__(number, level="number", parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def one_line(self) -> int:
        """Width in pixels of the whole on one line."""
        self.ensurePolished()
        return self.fontMetrics().horizontalAdvance(self.text()) + 2

    def sizeHint(self) -> QSize:
        wide = min(self.one_line(), em(_WITH_ICON))
        return QSize(wide, self.heightForWidth(wide))
