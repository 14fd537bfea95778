"""One lane of the map: whether anything is known, what went on as bars, and marks with words where there is room."""

from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from coachdesk.models.coverage_mark import Coverage
from coachdesk.models.journey_map import LaneKind, MapEvent
from coachdesk.tools.journey_months import month_of
from coachdesk.tools.journey_rows import Cluster, MarkRow, in_sight_of
from coachdesk.ui.journey.drawn_map import DrawnMap
from coachdesk.ui.journey.glyphs import Look, Stamps, colour_of, draw_glyph
from coachdesk.ui.journey.items import MapItem, cut, month_ticks
from coachdesk.ui.journey.measure import LanePlace
from coachdesk.ui.journey.words import title_words
from coachdesk.ui.theme import tokens

_AGAIN = 40
"""A long bar says every so many em what it is."""
_SAID = frozenset({Coverage.RECORDED, Coverage.ZERO})


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
