"""A shape and a colour for each person whose marks stand together: told apart without the colour, too."""

from dataclasses import dataclass
from enum import StrEnum
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.ui.theme import em, tokens
from coachdesk.ui.theme_tokens import luminance

_ON_LIGHT = ("#0069a6", "#8a4b00", "#7a3da0", "#006b73", "#a1326f", "#4c5a1f")
_ON_DARK = ("#66b9ea", "#e8ab62", "#cfa4ee", "#5fcbd2", "#f29fd3", "#c3d07a")
"""Neither red nor green: no mark is worse or better for whose it is."""


class Shape(StrEnum):
    """What a mark looks like. The last two are for workers alone."""

    CIRCLE = "circle"
    SQUARE = "square"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"
    PENTAGON = "pentagon"
    UPSIDE_DOWN = "upside_down"
    PLUS = "plus"
    BAR = "bar"


PEOPLES = tuple(Shape)[:6]
WORKERS = tuple(Shape)[6:]


@dataclass(frozen=True)
class MarkLook:
    """How one person's marks look everywhere on a page: `colour` is a number among the colours, None a worker's."""

    shape: Shape
    colour: int | None

    def worn(self) -> QColor:
        """The colour on the ground worn now."""
        if self.colour is None:
            return QColor(tokens().text)
        colours = _ON_LIGHT if luminance(tokens().surface) > 0.5 else _ON_DARK
        return QColor(colours[self.colour % len(colours)])


def look_of(number: int, *, worker: bool = False) -> MarkLook:
    """The look of the person or worker number `number`, counted from 0; after thirty the looks begin again."""
    if worker:
        return MarkLook(WORKERS[number % len(WORKERS)], None)
    return MarkLook(PEOPLES[number % len(PEOPLES)], (number + number // len(PEOPLES)) % len(_ON_LIGHT))


def draw_shape(painter: QPainter, look: MarkLook, at: QPointF, size: float, *, hollow: bool = False) -> None:
    """Draws the shape around a point; a hollow one is of an earlier day."""
    colour = look.worn()
    painter.setPen(QPen(colour, max(1.5, size / 9)))
    painter.setBrush(QColor(tokens().surface) if hollow else colour)
    if look.shape is Shape.CIRCLE:
        painter.drawEllipse(at, size * 0.44, size * 0.44)
    else:
        painter.drawPolygon(_outline(look.shape, at, size / 2))


class ShapeLabel(QWidget):
    """ShapeLabel(look, hollow=False): the shape alone, beside words that say whose it is; None takes only its room."""

    def __init__(self, look: MarkLook | None, *, hollow: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look, self._hollow = look, hollow
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(em(1.5), em(1.5))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.look is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = min(self.width(), self.height())
        draw_shape(painter, self.look, QPointF(self.width() / 2, self.height() / 2), size * 0.8, hollow=self._hollow)
        painter.end()


def _outline(shape: Shape, at: QPointF, half: float) -> QPolygonF:
    if shape is Shape.PLUS:
        arm, wide = half * 0.95, half * 0.32
        corners = [(-wide, -arm), (wide, -arm), (wide, -wide), (arm, -wide), (arm, wide), (wide, wide)]
        return QPolygonF([at + QPointF(x, y) for x, y in corners + [(-x, -y) for x, y in corners]])
    if shape is Shape.BAR:
        wide, high = half * 0.34, half * 0.95
        return QPolygonF([at + QPointF(x, y) for x, y in ((-wide, -high), (wide, -high), (wide, high), (-wide, high))])
    count, turned, reach = {
        Shape.SQUARE: (4, pi / 4, 1.15),
        Shape.TRIANGLE: (3, -pi / 2, 1.05),
        Shape.DIAMOND: (4, 0.0, 1.05),
        Shape.PENTAGON: (5, -pi / 2, 1.0),
        Shape.UPSIDE_DOWN: (3, pi / 2, 1.05),
    }[shape]
    angles = (turned + 2 * pi * corner / count for corner in range(count))
    return QPolygonF([at + QPointF(cos(angle), sin(angle)) * (half * reach) for angle in angles])
