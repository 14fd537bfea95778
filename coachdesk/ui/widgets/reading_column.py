"""A column of text no wider than the eye likes, whatever the width of the window."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QVBoxLayout

from coachdesk.ui.theme import em


class ReadingColumn(QVBoxLayout):
    """A vertical layout at most `ems` wide, on the side where reading begins; `ems=None` takes the whole width."""

    def __init__(self, ems: float | None) -> None:
        super().__init__()
        self._ems = ems
        self._heights: dict[int, int] = {}

    def _narrow(self, width: int) -> int:
        return width if self._ems is None else min(width, em(self._ems))

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        narrow = self._narrow(width)
        if narrow not in self._heights:
            self._heights[narrow] = super().heightForWidth(narrow)
        return self._heights[narrow]

    def minimumHeightForWidth(self, width: int) -> int:
        return super().minimumHeightForWidth(self._narrow(width))

    def setGeometry(self, rect: QRect) -> None:
        column = QRect(rect.topLeft(), rect.size())
        column.setWidth(self._narrow(rect.width()))
        parent = self.parentWidget()
        if parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            column.moveRight(rect.right())
        super().setGeometry(column)
