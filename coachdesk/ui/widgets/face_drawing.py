"""Draws a face that stands for a place: the same strokes as on paper, in the colour of the words, never a tear."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, Qt

from coachdesk.tools.measure_faces import SIDE, face
from coachdesk.ui.theme import tokens


def draw_face(painter: QPainter, where: QRectF, place: int) -> None:
    """Draws the face for `place`, 0 to 1,000, into a square; it looks the same in every language and on every side."""
    drawn, worn = face(place), tokens()
    scale = where.width() / SIDE

    def at(x: float, y: float) -> QPointF:
        return QPointF(where.left() + x * scale, where.top() + y * scale)

    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(worn.text), max(1.5, drawn.stroke * scale))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(QColor(worn.surface))
    painter.drawEllipse(at(drawn.head.x, drawn.head.y), drawn.head.radius * scale, drawn.head.radius * scale)
    mouth = QPainterPath(at(*drawn.mouth[0]))
    mouth.cubicTo(*(at(*point) for point in drawn.mouth[1:]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(mouth)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(worn.text))
    for eye in drawn.eyes:
        painter.drawEllipse(at(eye.x, eye.y), eye.radius * scale, eye.radius * scale)
    painter.restore()
