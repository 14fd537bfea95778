"""The shapes of the map, each told from the others without colour; drawn once and then only copied."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.models.journey_map import Mark
from coachdesk.ui.theme import em, tokens
from coachdesk.ui.theme_tokens import luminance

_ON_LIGHT = {"warm": "#b34a00", "cool": "#0069a6", "green": "#00734f", "rose": "#9c3a72", "plain": "#4b5563"}
_ON_DARK = {"warm": "#ff9a4d", "cool": "#6cb8ee", "green": "#5ccfa0", "rose": "#f0a3cf", "plain": "#b6bec8"}

_COLOURS: Mapping[Mark, str] = {
    Mark.INCIDENT: "warm",
    Mark.HELP: "cool",
    Mark.TARGET: "green",
    Mark.STEP: "green",
    Mark.REVIEW: "green",
    Mark.ANSWERS: "rose",
    Mark.LINE_MARK: "rose",
    Mark.VISIT: "plain",
    Mark.MEETING: "plain",
    Mark.LIFE_EVENT: "warm",
    Mark.GOOD_NEWS: "green",
    Mark.SPEND: "cool",
    Mark.NOTE: "plain",
}
_CORNERS: Mapping[Mark, tuple[int, float, float]] = {
    Mark.INCIDENT: (3, -pi / 2, 1.08),
    Mark.HELP: (4, pi / 4, 1.18),
    Mark.LIFE_EVENT: (4, 0.0, 1.05),
    Mark.SPEND: (5, -pi / 2, 1.0),
    Mark.NOTE: (3, pi / 2, 1.08),
}
"""Shapes with so many equal corners, turned and as large as this."""


@dataclass(frozen=True, slots=True)
class Look:
    """How one mark is drawn: hollow where help did not arrive."""

    mark: Mark
    hollow: bool = False
    turning: bool = False


def colour_of(mark: Mark) -> QColor:
    """Its colour on the ground worn now; only ever beside its shape."""
    chosen = _ON_LIGHT if luminance(tokens().surface) > 0.5 else _ON_DARK
    return QColor(chosen[_COLOURS[mark]])


class Stamps:
    """Stamps(painter, size): copies shapes onto one painter; `.put(look, at)` with its middle at that point."""

    def __init__(self, painter: QPainter, size: float) -> None:
        self._painter, self._size = painter, round(size)
        self._ratio = painter.device().devicePixelRatioF()
        self._ready: dict[Look, tuple[QPixmap, float]] = {}

    def put(self, look: Look, at: QPointF) -> None:
        """Copies one shape."""
        ready = self._ready.get(look)
        if ready is None:
            worn = tokens()
            pixmap = _drawn(look, self._size, self._ratio, colour_of(look.mark).name(), worn.surface, worn.text)
            ready = self._ready[look] = (pixmap, pixmap.width() / self._ratio / 2)
        pixmap, half = ready
        self._painter.drawPixmap(QPointF(at.x() - half, at.y() - half), pixmap)


def draw_glyph(painter: QPainter, look: Look, at: QPointF, size: float) -> None:
    """Copies one shape so that its middle is at that point."""
    Stamps(painter, size).put(look, at)


class GlyphKey(QWidget):
    """GlyphKey(look, parent=None): the shape beside the words that say what it is."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.restyle()

    def restyle(self) -> None:
        """Takes its room at the text size worn now (the theme calls this)."""
        self.setFixedSize(em(1.4), em(1.4))

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        draw_glyph(painter, self.look, QRectF(self.rect()).center(), em(1.0))
        painter.end()


@lru_cache(maxsize=256)
def _drawn(look: Look, size: int, ratio: float, colour: str, ground: str, ring: str) -> QPixmap:
    side = size * 1.5 + 4
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = QPointF(pixmap.width() / ratio / 2, pixmap.height() / ratio / 2)
    path = _outline(look.mark, middle, size / 2)
    painter.setPen(QPen(QColor(ground), 3.5))
    painter.drawPath(path)  # a rim of the ground, so that marks side by side are two
    painter.setPen(_sharp(colour, 1.8))
    painter.setBrush(QColor(ground) if look.hollow else QColor(colour))
    painter.drawPath(path)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _draw_inside(painter, look, middle, size / 2, ground, colour)
    if look.turning:
        painter.setPen(QPen(QColor(ring), 1.8, Qt.PenStyle.DotLine))
        painter.drawEllipse(middle, size * 0.72, size * 0.72)
    painter.end()
    return pixmap


def _draw_inside(painter: QPainter, look: Look, at: QPointF, half: float, ground: str, colour: str) -> None:
    """The stroke within: a tick in a step, an X on a line, a bar through what did not arrive."""
    painter.setPen(_round(ground, max(1.4, half / 3.2)))
    if look.mark is Mark.STEP:
        painter.drawPolyline(_points(at, half, (-0.45, 0.0), (-0.1, 0.38), (0.5, -0.38)))
    elif look.mark is Mark.LINE_MARK:
        painter.drawPolyline(_points(at, half, (-0.38, -0.38), (0.38, 0.38)))
        painter.drawPolyline(_points(at, half, (-0.38, 0.38), (0.38, -0.38)))
    elif look.mark is Mark.REVIEW:
        painter.drawEllipse(at, half * 0.42, half * 0.42)
    elif look.mark is Mark.GOOD_NEWS:
        painter.drawPolyline(_points(at, half, (-0.45, 0.0), (0.45, 0.0)))
        painter.drawPolyline(_points(at, half, (0.0, -0.45), (0.0, 0.45)))
    elif look.mark is Mark.ANSWERS:
        painter.drawPolyline(_points(at, half, (-0.45, -0.2), (0.45, -0.2)))
        painter.drawPolyline(_points(at, half, (-0.45, 0.25), (0.2, 0.25)))
    elif look.hollow:
        painter.setPen(QPen(QColor(colour), 1.6))
        painter.drawPolyline(_points(at, half, (-0.5, 0.5), (0.5, -0.5)))


def _sharp(colour: str, width: float) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen


def _round(colour: str, width: float) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _points(at: QPointF, half: float, *places: tuple[float, float]) -> QPolygonF:
    return QPolygonF([at + QPointF(x * half, y * half) for x, y in places])


def _outline(mark: Mark, at: QPointF, half: float) -> QPainterPath:
    path = QPainterPath()
    corners = _CORNERS.get(mark)
    if corners is not None:
        count, turned, reach = corners
        angles = [turned + 2 * pi * corner / count for corner in range(count)]
        path.addPolygon(QPolygonF([at + QPointF(cos(one), sin(one)) * (half * reach) for one in angles]))
        path.closeSubpath()
    elif mark is Mark.TARGET:
        path.addPolygon(_points(at, half, (-0.6, -0.9), (0.85, -0.45), (-0.6, 0.05)))
        path.closeSubpath()
        path.addRect(QRectF(at.x() - 0.75 * half, at.y() - 0.9 * half, 0.22 * half, 1.85 * half))
    elif mark is Mark.VISIT:
        path.addPolygon(
            _points(
                at, half, (-1.0, 0.0), (0.0, -1.0), (1.0, 0.0), (0.65, 0.0), (0.65, 0.9), (-0.65, 0.9), (-0.65, 0.0)
            )
        )
        path.closeSubpath()
    elif mark is Mark.MEETING:
        one, other = QPainterPath(), QPainterPath()
        one.addEllipse(at - QPointF(half * 0.45, 0), half * 0.6, half * 0.6)
        other.addEllipse(at + QPointF(half * 0.45, 0), half * 0.6, half * 0.6)
        path = one.united(other)
    elif mark in (Mark.LINE_MARK, Mark.ANSWERS):
        path.addRoundedRect(
            QRectF(at.x() - half * 0.9, at.y() - half * 0.9, half * 1.8, half * 1.8), half / 2, half / 2
        )
    else:
        path.addEllipse(at, half * 0.9, half * 0.9)
    return path


def hatched(colour: QColor) -> QBrush:
    """For what is estimated: strokes in that colour, seen in greyscale too."""
    return QBrush(colour, Qt.BrushStyle.BDiagPattern)
