"""A shape for each state of a month, so that it is told apart without its colour: disc, ring, question, dash."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from coachdesk.models.coverage_mark import Coverage
from coachdesk.ui.theme import em, tokens

_EMS = 1.0


def state_icon(state: Coverage, *, pale: bool = False) -> QIcon:
    """Recorded is a full disc, zero a ring, missing a broken diamond, not with them a dash; pale where nobody spoke."""
    side = em(_EMS)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    worn = tokens()
    colour = QColor({Coverage.RECORDED: worn.ok, Coverage.MISSING: worn.warn}.get(state, worn.text))
    pen = QPen(colour, max(1.6, side / 9))
    painter.setPen(pen)
    box = QRectF(0, 0, side, side).adjusted(2, 2, -2, -2)
    middle = box.center()
    if state is Coverage.RECORDED:
        painter.setBrush(colour)
        painter.drawEllipse(box)
    elif state is Coverage.ZERO:
        painter.drawEllipse(box)
    elif state is Coverage.NOT_APPLICABLE:
        painter.drawLine(QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y()))
    else:
        if pale:
            pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
        corners = (
            QPointF(middle.x(), box.top()),
            QPointF(box.right(), middle.y()),
            QPointF(middle.x(), box.bottom()),
            QPointF(box.left(), middle.y()),
        )
        painter.drawPolygon(corners)
    painter.end()
    return QIcon(picture)
