"""Draws the paper to sign on and the strokes on it."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from coachdesk.ui.theme import tokens
from coachdesk.ui.theme_sheet import RING
from coachdesk.ui.widgets.ink_strokes import Point


def draw_paper(painter: QPainter, box: QRectF, *, focused: bool) -> None:
    """Draws the box and the line to sign on, and leaves the painter holding the pen that writes."""
    worn = tokens()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = float(RING) if focused else 1.5
    painter.setPen(QPen(QColor(worn.focus if focused else worn.border), edge))
    painter.setBrush(QColor(worn.surface))
    painter.drawRoundedRect(box.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2), 8, 8)
    painter.setPen(QPen(QColor(worn.border), 1.5, Qt.PenStyle.DashLine))
    line = box.top() + box.height() * 0.76
    inset = box.width() * 0.05
    painter.drawLine(QPointF(box.left() + inset, line), QPointF(box.right() - inset, line))
    pen = QPen(QColor(worn.text), max(1.8, box.width() / 300))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def draw_stroke(painter: QPainter, stroke: Sequence[Point], box: QRectF) -> None:
    """Draws one stroke into a box, smooth between its points; a single point is a dot."""
    places = [QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in stroke]
    if len(places) == 1:
        painter.drawPoint(places[0])
        return
    path = QPainterPath(places[0])
    for at, after in pairwise(places[1:]):
        path.quadTo(at, (at + after) / 2)
    path.lineTo(places[-1])
    painter.drawPath(path)
