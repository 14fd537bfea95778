"""Planned hours against the hours there are, as a bar with a mark where they end; the words beside it say the same."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.ui.theme import em, tokens

_HIGH = 1.1


class HoursBar(QWidget):
    """HoursBar(parent=None): `.show_hours(planned, available)` in minutes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._planned, self._available = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_hours(self, planned: int, available: int) -> None:
        """Shows other hours."""
        self._planned, self._available = planned, available
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(em(10), em(_HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(em(4), em(_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        worn = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        most = max(self._planned, self._available, 1)
        painter.setPen(QColor(worn.border))
        painter.setBrush(QColor(worn.surface))
        painter.drawRect(self._from_start(whole, self._available / most))
        over = self._planned > self._available
        painter.setPen(QColor(worn.warn if over else worn.accent))
        painter.setBrush(QColor(worn.accent))
        painter.drawRect(self._from_start(whole, min(self._planned, self._available) / most))
        if over:
            beyond = self._from_start(whole, self._planned / most)
            beyond = beyond.adjusted(whole.width() * self._available / most, 0, 0, 0)
            if self._turned():
                beyond = QRectF(whole.left(), whole.top(), beyond.width(), whole.height())
            painter.setBrush(QColor(worn.warn_soft))
            painter.setPen(QPen(QColor(worn.warn), 1.5))
            painter.drawRect(beyond)
            painter.setBrush(Qt.BrushStyle.BDiagPattern)
            painter.setPen(QColor(worn.warn))
            painter.drawRect(beyond)
        painter.end()

    def _turned(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _from_start(self, whole: QRectF, part: float) -> QRectF:
        found = QRectF(whole)
        found.setWidth(whole.width() * part)
        if self._turned():
            found.moveRight(whole.right())
        return found
