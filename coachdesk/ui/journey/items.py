"""What every item of the scene is, the ground behind them, the ring above them, and what they share.

Each draws only what is in sight, from shapes that were drawn before.
"""

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from coachdesk.tools.journey_scale import Tick, Unit, ticks, unit_for
from coachdesk.ui.journey.drawn_map import DrawnMap
from coachdesk.ui.journey.measure import map_font
from coachdesk.ui.theme import tokens

TILE = 512
"""How wide one tile is, in pixels."""
_MOST_TILES = 12


class MapItem(QGraphicsItem):
    """Part of a map; `drawn` is the layout at the scale of now.

    What was drawn once is kept in tiles, so that moving the map only copies them.
    """

    def __init__(self) -> None:
        super().__init__()
        self.drawn: DrawnMap | None = None
        self._bounds = QRectF()
        self._tiles: dict[int, QPixmap] = {}
        self._fonts: dict[tuple[bool, bool], QFont] = {}
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def show_drawn(self, drawn: DrawnMap, top: float, height: float) -> None:
        """Takes its place in the layout."""
        self.prepareGeometryChange()
        self.drawn = drawn
        self._tiles.clear()
        self._bounds = QRectF(0, top, drawn.width, height)
        self._fonts = {
            (small, bold): map_font(drawn.heights.unit, for_family=drawn.whole.for_family, small=small, bold=bold)
            for small in (True, False)
            for bold in (True, False)
        }

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        if self.drawn is None:
            return
        seen = option.exposedRect.intersected(self._bounds)
        if seen.isEmpty():
            return
        ratio = painter.device().devicePixelRatioF()
        for number in range(int(seen.left() // TILE), int(seen.right() // TILE) + 1):
            painter.drawPixmap(QPointF(number * TILE, self._bounds.top()), self.tile(self.drawn, number, ratio))

    def draw(self, painter: QPainter, drawn: DrawnMap, seen: QRectF) -> None:
        """Draws what lies within `seen`."""
        raise NotImplementedError

    def font(self, *, small: bool = False, bold: bool = False) -> QFont:
        """The lettering at the size worn now."""
        return self._fonts[small, bold]

    def tile(self, drawn: DrawnMap, number: int, ratio: float) -> QPixmap:
        """A part of this item as it was drawn; those furthest from it are forgotten."""
        kept = self._tiles.get(number)
        if kept is not None and kept.devicePixelRatio() == ratio:
            return kept
        if len(self._tiles) >= _MOST_TILES:
            del self._tiles[max(self._tiles, key=lambda one: abs(one - number))]
        part = QRectF(number * TILE, self._bounds.top(), TILE, self._bounds.height())
        tile = QPixmap(round(part.width() * ratio), max(1, ceil(part.height() * ratio)))
        tile.setDevicePixelRatio(ratio)
        tile.fill(Qt.GlobalColor.transparent)
        painter = QPainter(tile)
        painter.translate(-part.topLeft())
        self.draw(painter, drawn, part)
        painter.end()
        self._tiles[number] = tile
        return tile

    def draw_beside(self, seen: QRectF, ratio: float) -> bool:
        """Draws one tile in sight or next to what is, where one is lacking; False where all of them are there."""
        if self.drawn is None or seen.top() > self._bounds.bottom() or seen.bottom() < self._bounds.top():
            return False
        last = min(int(seen.right() // TILE) + 1, int(max(0.0, self._bounds.right() - 1) // TILE))
        numbers = range(max(0, int(seen.left() // TILE) - 1), last + 1)
        if len(numbers) > _MOST_TILES:
            return False  # each would take the place of another
        for number in numbers:
            kept = self._tiles.get(number)
            if kept is None or kept.devicePixelRatio() != ratio:
                self.tile(self.drawn, number, ratio)
                return True
        return False


class RingItem(QGraphicsItem):
    """The ring around what is chosen, above everything."""

    def __init__(self) -> None:
        super().__init__()
        self._shape: QRectF = QRectF()
        self._round = 0.0

    def show_around(self, shape: QRectF, rounded: float) -> None:
        """Around this, with corners so round; around nothing it is not seen."""
        self.prepareGeometryChange()
        self._shape, self._round = shape, rounded

    def boundingRect(self) -> QRectF:
        return self._shape.adjusted(-5, -5, 5, 5) if not self._shape.isEmpty() else QRectF()

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((tokens().surface, 6.0), (tokens().focus, 3.0)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawRoundedRect(self._shape, self._round, self._round)


class GroundItem(MapItem):
    """Behind everything: every second lane shaded, a line for each tick, today, and the day the family joined."""

    def draw(self, painter: QPainter, drawn: DrawnMap, seen: QRectF) -> None:
        worn, heights = tokens(), drawn.heights
        painter.fillRect(seen, QColor(worn.surface))
        for place in heights.lanes[1::2]:
            painter.fillRect(QRectF(seen.left(), place.top, seen.width(), place.height), QColor(worn.window))
        for tick in ticks_of(drawn):
            x = drawn.scale.x(tick.day)
            if seen.left() - 2 <= x <= seen.right() + 2:
                painter.setPen(QPen(QColor(worn.border if tick.strong else worn.hairline), 1.0))
                painter.drawLine(QLineF(x, seen.top(), x, seen.bottom()))
        if drawn.whole.joined is not None:
            x = drawn.scale.x(drawn.whole.joined.first)
            self._upright(painter, x, seen, worn.text, Qt.PenStyle.DotLine)
            painter.setFont(self.font(small=True))
            words = QCoreApplication.translate("journey_words", "joined")
            painter.drawText(QPointF(x + heights.unit * 0.35, heights.unit * 0.95), words)
        today = (drawn.scale.x(drawn.whole.today) + drawn.scale.end(drawn.whole.today)) / 2
        self._upright(painter, today, seen, worn.accent, Qt.PenStyle.SolidLine)
        painter.setPen(QPen(QColor(worn.border), 1.0))
        for y in (heights.feeling, heights.first_lane):
            painter.drawLine(QLineF(seen.left(), y, seen.right(), y))

    def _upright(self, painter: QPainter, x: float, seen: QRectF, colour: str, style: Qt.PenStyle) -> None:
        painter.setPen(QPen(QColor(colour), 2.0, style))
        painter.drawLine(QLineF(x, seen.top(), x, seen.bottom()))


def ticks_of(drawn: DrawnMap) -> list[Tick]:
    """The ticks at the scale of now."""
    return _ticks(drawn.whole.first, drawn.whole.last, unit_of(drawn))


def unit_of(drawn: DrawnMap) -> Unit:
    """What lies between two ticks at the scale of now."""
    return unit_for(drawn.scale.per_day, drawn.heights.unit * 2.6)


def month_ticks(drawn: DrawnMap) -> list[Tick]:
    """One for each month."""
    return _ticks(drawn.whole.first, drawn.whole.last, Unit.MONTH)


@lru_cache(maxsize=16)
def _ticks(first: object, last: object, unit: Unit) -> list[Tick]:
    return list(ticks(first, last, unit))  # type: ignore[arg-type]


def cut(words: str, font: QFont, room: float) -> str:
    """The words as far as there is room."""
    return _cut(words[:200], font.key(), int(room))


def two_lines(words: str, font: QFont, room: float) -> list[str]:
    """The words in one line or, where one has no room for them, in two."""
    if QFontMetricsF(font).horizontalAdvance(words) <= room:
        return [words]
    first = ""
    rest = words.split(" ")
    while rest and QFontMetricsF(font).horizontalAdvance(f"{first} {rest[0]}".strip()) <= room:
        first = f"{first} {rest.pop(0)}".strip()
    return [first, cut(" ".join(rest), font, room)] if first else [cut(words, font, room)]


@lru_cache(maxsize=4096)
def _cut(words: str, key: str, room: int) -> str:
    """Kept, because a pan draws them again."""
    font = QFont()
    font.fromString(key)
    return QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
