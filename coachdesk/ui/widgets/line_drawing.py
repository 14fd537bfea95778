"""Draws a line from its bad end to its good end, the letters at them, and the X; no ticks, no numbers, no colours."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from coachdesk.ui.theme import tokens
from coachdesk.ui.theme_sheet import RING

HIT = 96
"""How high the line is to the touch, in pixels: a tap anywhere near counts."""

MARK = 48
"""How wide the X with its disc is."""

END = 60
"""How wide the face or letter at an end is."""

EDGE = 8
"""From the edge to the face or letter."""

INSET = EDGE + END + MARK // 2 + 12
"""From the edge to where the line begins: a mark on the very end covers neither face nor letter."""

DrawEnd = Callable[[QPainter, QPointF], None]
"""Draws what stands at an end, around its middle, END pixels wide."""


def letter_end(letter: str, size: int = END) -> DrawEnd:
    """A letter in a ring: A or B."""
    return partial(_draw_letter, letter, size)


def draw_line(painter: QPainter, left: float, right: float, middle: float) -> None:
    """The line, alike from end to end."""
    pen = QPen(QColor(tokens().text), 5.0)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(left, middle), QPointF(right, middle))


def draw_mark(painter: QPainter, at: QPointF) -> None:
    """The X on a disc, looking the same wherever it stands."""
    worn = tokens()
    half = MARK / 2 - 1.5
    painter.setPen(QPen(QColor(worn.accent), 3.0))
    painter.setBrush(QColor(worn.surface))
    painter.drawEllipse(at, half, half)
    pen = QPen(QColor(worn.accent), 6.0)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    arm = MARK / 5
    for way in (1, -1):
        painter.drawLine(at + QPointF(-arm, -arm * way), at + QPointF(arm, arm * way))


def draw_ring(painter: QPainter, inside: QRect) -> None:
    """What shows that the keys move the mark."""
    worn = tokens()
    painter.setPen(QPen(QColor(worn.focus), float(RING)))
    painter.setBrush(QColor(worn.surface))
    half = RING / 2
    painter.drawRoundedRect(QRectF(inside).adjusted(half, half, -half, -half), 10, 10)


def _draw_letter(letter: str, size: int, painter: QPainter, middle: QPointF) -> None:
    worn = tokens()
    half = size / 2 - 1.5
    painter.setPen(QPen(QColor(worn.text), 2.5))
    painter.setBrush(QColor(worn.surface))
    painter.drawEllipse(middle, half, half)
    font = painter.font()
    font.setPixelSize(size // 2)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(worn.text))
    box = QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
