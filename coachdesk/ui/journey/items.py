"""The items of the scene: the ground, the family's line, the strip of costs and one item for each lane.

Each draws only what is in sight, from shapes that were drawn before.
"""

from functools import lru_cache
from itertools import pairwise
from math import ceil

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from coachdesk.models.coverage_mark import Coverage
from coachdesk.models.journey_map import LaneKind, MapEvent
from coachdesk.tools.journey_months import month_of
from coachdesk.tools.journey_rows import Cluster, MarkRow, in_sight_of
from coachdesk.tools.journey_scale import Tick, Unit, ticks, unit_for
from coachdesk.ui.journey.drawn_map import DrawnMap
from coachdesk.ui.journey.glyphs import Look, Stamps, colour_of, draw_glyph
from coachdesk.ui.journey.measure import LanePlace, map_font
from coachdesk.ui.journey.words import title_words
from coachdesk.ui.theme import tokens

TILE = 512
"""How wide one tile is, in pixels."""
_MOST_TILES = 12
_AGAIN = 40
"""A long bar says every so many em what it is."""
_SAID = frozenset({Coverage.RECORDED, Coverage.ZERO})


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


class LaneItem(MapItem):
    """One lane: whether anything is known, what went on as bars, and the marks; words where there is room."""

    def __init__(self, lane: str) -> None:
        super().__init__()
        self.lane = lane

    def draw(self, painter: QPainter, drawn: DrawnMap, seen: QRectF) -> None:
        place = drawn.place(self.lane)
        if place is None:
            return
        if place.lane.kind is LaneKind.AGENCY and not drawn.whole.for_family:
            self._draw_known(painter, drawn, place, seen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for number, bars in enumerate(place.rows.bars):
            for event in bars:
                self._draw_bar(painter, drawn, event, drawn.heights.bar_y(place, number), seen)
        for number, (row, found) in enumerate(drawn.marks[self.lane]):
            self._draw_row(painter, drawn, row, found, drawn.heights.row_y(place, number), seen)

    def _draw_known(self, painter: QPainter, drawn: DrawnMap, place: LanePlace, seen: QRectF) -> None:
        """A line at the foot of the lane: whole where the agency's month is known, dashed where nobody knows."""
        worn, y = tokens(), place.bottom - 2.5
        sure, unsure = QPen(QColor(worn.border), 1.6), QPen(QColor(worn.muted), 1.2, Qt.PenStyle.CustomDashLine)
        unsure.setDashPattern([2.0, 5.0])
        for tick in month_ticks(drawn):
            left, right = drawn.scale.x(tick.day), drawn.scale.x(tick.day) + 31 * drawn.scale.per_day
            if right < seen.left() or left > seen.right() or tick.day > drawn.whole.today:
                continue
            state = drawn.whole.coverage.get((self.lane, month_of(tick.day)), Coverage.MISSING)
            if state is not Coverage.NOT_APPLICABLE:
                painter.setPen(sure if state in _SAID else unsure)
                painter.drawLine(QLineF(left + 1, y, right - 1, y))

    def _draw_bar(self, painter: QPainter, drawn: DrawnMap, event: MapEvent, top: float, seen: QRectF) -> None:
        left, right = drawn.bar_span(event)
        if right < seen.left() or left > seen.right():
            return
        unit, colour = drawn.heights.unit, colour_of(event.mark)
        bar = QRectF(left + 1, top + 1, right - left - 2, unit * 1.3)
        worn = tokens()
        painter.setPen(QPen(colour, 1.6))
        painter.setBrush(QColor(worn.surface))
        painter.drawRoundedRect(bar, unit * 0.3, unit * 0.3)
        painter.setPen(QPen(colour, 4.0))
        for x in (bar.left() + 1, bar.right() - 1):
            painter.drawLine(QLineF(x, bar.top() + 3, x, bar.bottom() - 3))
        draw_glyph(painter, _look(event), QPointF(bar.left() + unit * 0.95, bar.center().y()), drawn.heights.glyph)
        painter.setFont(self.font(small=True))
        painter.setPen(QColor(worn.text))
        at = bar.left() + unit * 1.7
        while bar.right() - at > unit * 2.5:
            if seen.left() - _AGAIN * unit < at < seen.right():
                room = min(bar.right() - at - unit * 0.4, (_AGAIN - 2) * unit)
                painter.drawText(
                    QPointF(at, bar.center().y() + unit * 0.29), cut(title_words(event), painter.font(), room)
                )
            at += _AGAIN * unit

    def _draw_row(
        self, painter: QPainter, drawn: DrawnMap, row: MarkRow, found: list[Cluster], y: float, seen: QRectF
    ) -> None:
        heights = drawn.heights
        size, unit = heights.glyph, heights.unit
        shown = in_sight_of(found, seen.left() - 16 * unit, seen.right() + 16 * unit)
        ends = {one.start: other.x for one, other in pairwise(shown)}
        small, bold, ink = self.font(small=True), self.font(small=True, bold=True), QColor(tokens().text)
        stamps = Stamps(painter, size)
        painter.setPen(ink)
        for one in shown:
            event = row.events[one.start]
            at = QPointF(one.x, y)
            events = row.events[one.start : one.stop]
            beside = one.x + size * 0.85
            if row.vague:
                beside = max(beside, self._draw_span(painter, drawn, events, y))
                painter.setPen(ink)
            stamps.put(_look_of(events, turning=row.turning), at)
            free = ends.get(one.start, min(one.x + 15 * unit, drawn.width)) - beside - unit * 0.3
            if one.many > 1:
                painter.setFont(bold)
                painter.drawText(QPointF(one.x + size * 0.72, y + unit * 0.31), str(one.many))
            elif free > unit * 4.5:
                painter.setFont(small)
                words = cut(title_words(event), small, min(free - unit * 0.4, 13 * unit))
                painter.drawText(QPointF(beside, y + unit * 0.29), words)

    def _draw_span(self, painter: QPainter, drawn: DrawnMap, events: tuple[MapEvent, ...], y: float) -> float:
        """Days that are not known: from the first to the last they can mean, with an end at each; where it ends."""
        vague = [one for one in events if not one.days.is_day]
        if not vague:
            return 0.0
        left = drawn.scale.x(min(one.days.first for one in vague))
        right = drawn.scale.end(max(one.days.last for one in vague))
        if right - left < drawn.heights.glyph:
            return 0.0
        reach = drawn.heights.unit * 0.32
        painter.setPen(QPen(colour_of(vague[0].mark), 1.6, Qt.PenStyle.DotLine))
        painter.drawLine(QLineF(left, y, right, y))
        painter.setPen(QPen(colour_of(vague[0].mark), 1.8))
        for x in (left, right):
            painter.drawLine(QLineF(x, y - reach, x, y + reach))
        return right + drawn.heights.unit * 0.3


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


def _look(event: MapEvent) -> Look:
    return Look(event.mark, hollow=not event.arrived, turning=bool(event.turning))


def _look_of(events: tuple[MapEvent, ...], *, turning: bool) -> Look:
    """Of several as one: hollow where nothing of it arrived, turning where any could have gone differently."""
    first = events[0]
    if len(events) == 1:
        return _look(first)
    return Look(
        first.mark,
        hollow=not any(one.arrived for one in events),
        turning=turning and any(bool(one.turning) for one in events),
    )
