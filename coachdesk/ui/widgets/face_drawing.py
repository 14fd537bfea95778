"""Draws a face that stands for a place: the same strokes as on paper, in the colour of the words, never a tear."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from coachdesk.tools.measure_faces import SIDE, face
from coachdesk.ui.theme import tokens


def draw_face(painter: QPainter, where: QRectF, place: int) -> None:
    """Draws the face for `place`, 0 to 1,000, into a square; it looks the same in every language and on every side."""
    worn = tokens()
    pixels = max(1, round(where.width() * painter.device().devicePixelRatioF()))
    painter.drawImage(where, _drawn(place, pixels, worn.text, worn.surface))


@lru_cache(maxsize=64)
def _drawn(place: int, pixels: int, colour: str, ground: str) -> QImage:
    """One face, kept: a tap draws it again in another frame, and that has to be quick."""
    drawn, scale = face(place), pixels / SIDE
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)

    def at(x: float, y: float) -> QPointF:
        return QPointF(x * scale, y * scale)

    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colour), max(1.5, drawn.stroke * scale))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(QColor(ground))
    painter.drawEllipse(at(drawn.head.x, drawn.head.y), drawn.head.radius * scale, drawn.head.radius * scale)
    mouth = QPainterPath(at(*drawn.mouth[0]))
    mouth.cubicTo(*(at(*point) for point in drawn.mouth[1:]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(mouth)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    for eye in drawn.eyes:
        painter.drawEllipse(at(eye.x, eye.y), eye.radius * scale, eye.radius * scale)
    painter.end()
    return image
