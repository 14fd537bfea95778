"""The line of ups and downs: points that finger, pen, mouse or keys move up and down, and never to another day."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from math import hypot

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleValueChangeEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.ui.widgets.feeling_drawing import DOT, FACE, ShownLane, draw_dot, draw_frame, draw_lane, draw_path
from coachdesk.ui.widgets.line_drawing import draw_ring
from coachdesk.ui.widgets.touched_surface import TouchedSurface

STEP = 50
"""Thousandths of the way that an arrow key goes."""

_WHOLE, _HIGH, _REACH, _SLIP = 1000, 260, 44.0, 8.0
_EDGE = 12


@dataclass(frozen=True)
class ShownPoint:
    """One point: what it is known by, the days it can mean, where it stands, and whether whoever looks may move it."""

    key: str
    first: date
    last: date
    place: int
    mine: bool
    known_on: bool = True
    """Whether it is known how it went on to the next: else the line is dashed."""


class FeelingSurface(TouchedSurface):
    """FeelingSurface(says, parent=None): `says(key, place)` gives the words of a point at a place.

    `.show_line(points, since, until, ticks, lanes)`; time runs to the right in every language, good is on top.
    `moved(key, place)` when a hand let go of a point that it moved or a key moved it; `chosen(key)` for a tap or Enter.
    """

    accessible_role = QAccessible.Role.Slider

    moved = Signal(str, int)
    chosen = Signal(str)

    def __init__(self, says: Callable[[str, int], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.points: tuple[ShownPoint, ...] = ()
        self.at: str = ""
        """The key of the point that the keys move."""
        self._says = says
        self._since = self._until = date.min
        self._ticks: tuple[tuple[date, str], ...] = ()
        self._lanes: tuple[ShownLane, ...] = ()
        self._places: dict[str, int] = {}
        self._holds, self._pointer, self._began, self._slipped = "", "", 0.0, False
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_line(
        self,
        points: Sequence[ShownPoint],
        since: date,
        until: date,
        ticks: Sequence[tuple[date, str]] = (),
        lanes: Sequence[ShownLane] = (),
    ) -> None:
        """Shows these in place of those before, from `since` to `until`."""
        self.lose()
        self.points, self._since, self._until = tuple(points), since, until
        self._ticks, self._lanes = tuple(ticks), tuple(lanes)
        self._places = {one.key: one.place for one in self.points}
        if self.at not in self._places:
            self.at = self.points[-1].key if self.points else ""
        self.updateGeometry()
        self._tell()

    def put_back(self) -> None:
        """Every point where it was shown."""
        self._places = {one.key: one.place for one in self.points}
        self._tell()

    def place_of(self, key: str) -> int:
        """Where a point stands now."""
        return self._places[key]

    def accessible_value(self) -> str:
        """The point that the keys move, in words."""
        return self._says(self.at, self._places[self.at]) if self.at else ""

    # -- where things are --

    def sizeHint(self) -> QSize:
        return QSize(640, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self._height())

    def _row(self) -> int:
        return self.fontMetrics().height() + 6

    def _height(self) -> int:
        return _HIGH + self._row() + 2 * self._row() * len(self._lanes) + _EDGE

    def _plot(self) -> QRectF:
        """Where points can stand: a point on the very edge is whole."""
        left, half = FACE + 2 * _EDGE, DOT / 2
        return QRectF(left, _EDGE + half, max(1, self.width() - left - _EDGE - half), _HIGH - 2 * _EDGE - DOT)

    def x_of(self, day: date) -> float:
        """Where a day is, in pixels from the left."""
        whole = max(1, (self._until - self._since).days)
        part = min(1.0, max(0.0, (day - self._since).days / whole))
        return self._plot().left() + part * self._plot().width()

    def spot_of(self, one: ShownPoint) -> QPointF:
        """The middle of a point."""
        plot = self._plot()
        y = plot.bottom() - plot.height() * self._places[one.key] / _WHOLE
        return QPointF((self.x_of(one.first) + self.x_of(one.last)) / 2, y)

    # -- one hand at a time --

    def _down(self) -> Collection[str]:
        return {self._pointer} - {""}

    def _begin(self, pointer: str, where: QPointF) -> None:
        near = [one for one in self.points if _far(self.spot_of(one), where) <= _REACH]
        if self._pointer or not near:
            return
        one = min(near, key=lambda each: _far(self.spot_of(each), where))
        self._pointer, self._holds, self._began, self._slipped = pointer, one.key, where.y(), False
        self.at = one.key
        self._tell()

    def _go_on(self, pointer: str, where: QPointF) -> None:
        one = self._point(self._holds)
        if pointer != self._pointer or one is None or not one.mine:
            return
        self._slipped = self._slipped or abs(where.y() - self._began) >= _SLIP
        if self._slipped:
            plot = self._plot()
            part = (plot.bottom() - where.y()) / plot.height()
            self._put(one.key, round(min(1.0, max(0.0, part)) * _WHOLE))

    def _end(self, pointer: str) -> None:
        if pointer != self._pointer:
            return
        key, self._holds, self._pointer = self._holds, "", ""
        if self._slipped:
            self.moved.emit(key, self._places[key])
        else:
            self.chosen.emit(key)

    def lose(self, pointer: str = "") -> None:
        """The hand that held a point is gone without having let go: it stands where it stood before."""
        if self._pointer and pointer in {"", self._pointer}:
            self._holds = self._pointer = ""
            self.put_back()

    # -- keys --

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go from point to point, up and down move one that may be moved, Enter opens it."""
        key, one = Qt.Key(event.key()), self._point(self.at)
        ways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        moves = {Qt.Key.Key_Up: STEP, Qt.Key.Key_Down: -STEP}
        if one is None or not (key in ways or (key in moves and one.mine) or key in _OPENS):
            super().keyPressEvent(event)
        elif key in ways:
            to = self.points.index(one) + ways[key]
            self.at = self.points[min(len(self.points) - 1, max(0, to))].key
            self._tell()
        elif key in moves:
            self._put(one.key, min(_WHOLE, max(0, self._places[one.key] + moves[key])))
            self.moved.emit(one.key, self._places[one.key])
        else:
            self.chosen.emit(one.key)

    def _point(self, key: str) -> ShownPoint | None:
        return next((one for one in self.points if one.key == key), None)

    def _put(self, key: str, place: int) -> None:
        if place != self._places[key]:
            self._places[key] = place
            self._tell()

    def _tell(self) -> None:
        self.update()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, self.accessible_value()))
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    # -- drawing --

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            draw_ring(painter, self.rect())
        painter.setFont(self.font())
        plot, row = self._plot(), self._row()
        draw_frame(painter, plot, [(self.x_of(day), words) for day, words in self._ticks], _HIGH, row)
        for number, lane in enumerate(self._lanes):
            draw_lane(painter, lane, self.x_of, QRectF(_EDGE, _HIGH + row * (1 + 2 * number), plot.right(), 2 * row))
        spots = [(self.spot_of(one), one.known_on) for one in self.points]
        draw_path(painter, spots)
        for one, (spot, _on) in zip(self.points, spots, strict=True):
            reach = (self.x_of(one.first), self.x_of(one.last))
            draw_dot(painter, spot, reach, mine=one.mine, chosen=one.key == self.at and self.hasFocus())
        painter.end()


_OPENS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


def _far(one: QPointF, other: QPointF) -> float:
    return hypot(one.x() - other.x(), one.y() - other.y())
