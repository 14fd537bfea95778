"""How long a family was not seen, as a shape: a ring that fills day by day, and from the tenth day a full square."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.tools.caseload_list import UNSEEN_DAYS
from coachdesk.ui.theme import em, tokens

_WHOLE = 360 * 16
_TOP = 90 * 16


class DaysShape(QWidget):
    """DaysShape(days, unseen, parent=None). The words beside it say the same, so it has no name of its own."""

    def __init__(self, days: int, unseen: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days, self.unseen = days, unseen
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(em(1.3), em(1.3))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, edge = QColor(tokens().text), em(0.12)
        whole = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.setPen(QPen(colour, edge))
        if self.unseen:
            painter.setBrush(colour)
            painter.drawRect(whole)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(whole)
            painter.setBrush(colour)
            painter.drawPie(whole, _TOP, -round(_WHOLE * min(self.days, UNSEEN_DAYS) / UNSEEN_DAYS))
        painter.end()
