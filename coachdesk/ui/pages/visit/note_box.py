"""A box of the note with an edge of its own, so that fact, view and own words are told apart at a glance."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.ui.theme import em, spaced, tokens

_EDGES = {"seen": "accent", "view": "warn", "said": "ok"}


class NoteBox(QWidget):
    """NoteBox(kind): "seen", "view" or "said"; `.column` to lay out in, `.add(widget)`.

    The edge is solid, dashed or dotted: colour is never the only sign.
    """

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.column = QVBoxLayout(self)
        spaced(self.column, margins=(1.0, 0.2, 0, 0.2), gap=0.5)

    def add(self, widget: QWidget) -> None:
        """Adds a widget at the end."""
        self.column.addWidget(widget)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(tokens(), _EDGES[self._kind])))
        wide = max(3, em(0.25))
        left = self.width() - wide if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 0
        dash, gap = {"seen": (self.height(), 0), "view": (em(1), em(0.5)), "said": (wide, wide)}[self._kind]
        top = 0
        while top < self.height():
            painter.drawRect(QRectF(left, top, wide, min(dash, self.height() - top)))
            top += dash + gap
        painter.end()
