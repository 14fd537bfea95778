"""Draws the line of ups and downs: faces at its top and bottom, years beneath, points, dashes, and lanes of marks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from coachdesk.ui.theme import tokens
from coachdesk.ui.widgets.bidi import closed
from coachdesk.ui.widgets.face_drawing import draw_face

DOT = 30
"""How wide a point is."""

FACE = 52
"""How wide the faces are."""

_MARK = 12.0


@dataclass(frozen=True)
class ShownMark:
    """A square, or for an emergency a triangle; what went on is a bar."""

    first: date
    last: date
    emergency: bool = False


@dataclass(frozen=True)
class ShownLane:
    """One row of marks under its name."""

    name: str
    marks: tuple[ShownMark, ...]


def draw_frame(painter: QPainter, plot: QRectF, ticks: Sequence[tuple[float, str]], bottom: float, row: float) -> None:
    """The two faces, the middle, and the years."""
    worn = tokens()
    for place, y in ((1000, plot.top()), (0, plot.bottom())):
        top = min(max(0.0, y - FACE / 2), bottom - FACE)
        draw_face(painter, QRectF(plot.left() - FACE - 12, top, FACE, FACE), place)
    painter.setPen(QPen(QColor(worn.border), 1.0, Qt.PenStyle.DotLine))
    painter.drawLine(QPointF(plot.left(), plot.center().y()), QPointF(plot.right(), plot.center().y()))
    painter.setPen(QPen(QColor(worn.border), 1.5))
    painter.drawLine(QPointF(plot.left(), bottom), QPointF(plot.right(), bottom))
    free = plot.left()
    for x, words in ticks:
        painter.setPen(QPen(QColor(worn.border), 1.5))
        painter.drawLine(QPointF(x, bottom - 8), QPointF(x, bottom + 4))
        width = painter.fontMetrics().horizontalAdvance(words)
        left = min(x, plot.right() + DOT / 2 - width)
        if left >= free:  # a name that would stand on another is left out
            painter.setPen(QColor(worn.text))
            painter.drawText(QPointF(left, bottom + row - 4), words)
            free = left + width + 12


def draw_path(painter: QPainter, spots: Sequence[tuple[QPointF, bool]]) -> None:
    """From point to point; dashed after one where nobody knows how it went on."""
    for (here, known), (there, _) in pairwise(spots):
        style = Qt.PenStyle.SolidLine if known else Qt.PenStyle.DashLine
        painter.setPen(QPen(QColor(tokens().text), 4.0 if known else 2.5, style))
        painter.drawLine(here, there)


def draw_dot(painter: QPainter, at: QPointF, reach: tuple[float, float], *, mine: bool, chosen: bool) -> None:
    """A point, filled where whoever looks may move it; a bar shows which days it can mean."""
    worn = tokens()
    if reach[1] - reach[0] > DOT:
        painter.setPen(QPen(QColor(worn.accent), 3.0))
        painter.drawLine(QPointF(reach[0], at.y()), QPointF(reach[1], at.y()))
        for x in reach:
            painter.drawLine(QPointF(x, at.y() - 7), QPointF(x, at.y() + 7))
    if chosen:
        painter.setPen(QPen(QColor(worn.focus), 3.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, DOT / 2 + 4, DOT / 2 + 4)
    painter.setPen(QPen(QColor(worn.accent), 3.0))
    painter.setBrush(QColor(worn.accent if mine else worn.surface))
    painter.drawEllipse(at, DOT / 2 - 2, DOT / 2 - 2)


def draw_lane(painter: QPainter, lane: ShownLane, x_of: Callable[[date], float], box: QRectF) -> None:
    """The name, and under it the marks."""
    worn = tokens()
    half = box.height() / 2
    painter.setPen(QColor(worn.text))
    name = painter.fontMetrics().elidedText(closed(lane.name), Qt.TextElideMode.ElideRight, round(box.width()))
    upper = QRectF(box.left(), box.top(), box.width(), half)
    painter.drawText(
        upper, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter, name
    )
    y = box.top() + 1.5 * half
    painter.setPen(QPen(QColor(worn.border), 1.0))
    painter.drawLine(QPointF(x_of(date.min), y), QPointF(x_of(date.max), y))
    painter.setPen(QPen(QColor(worn.surface), 1.5))
    painter.setBrush(QColor(worn.text))
    for one in lane.marks:
        left, right = x_of(one.first), x_of(one.last)
        if right - left > 2 * _MARK:
            painter.drawRect(QRectF(left, y - 4, right - left, 8))
        elif one.emergency:
            x = (left + right) / 2
            painter.drawPolygon(
                QPolygonF([QPointF(x, y - _MARK), QPointF(x + _MARK, y + _MARK), QPointF(x - _MARK, y + _MARK)])
            )
        else:
            painter.drawRect(QRectF((left + right - 2 * _MARK) / 2, y - _MARK, 2 * _MARK, 2 * _MARK))
