"""A lane of a journey map: marks, bars and spans in rows, its name before them, dashes where nothing is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from coachdesk.models.coverage_mark import Coverage
from coachdesk.models.journey_map import JourneyMap, LaneKind, MapEvent, MapLane
from coachdesk.reports.journey.ground import Ground
from coachdesk.reports.journey.map_phrases import MapPhrases
from coachdesk.reports.journey.shapes import draw_mark, draw_turning
from coachdesk.reports.layout.styles import INK, MUTED, PALE, RULE, WHITE
from coachdesk.reports.tagged.canvas import TaggedCanvas
from coachdesk.reports.typesetting.lines import Line
from coachdesk.tools.journey_months import window_of
from coachdesk.tools.journey_rows import LaneRows, clusters
from coachdesk.tools.partial_dates import earliest, latest


class Room(NamedTuple):
    """How much room a lane takes: the height of a row, and what is above and below all of them."""

    row: float
    pad: float
    wide: bool = True
    """Whether of how many months it is known has a line of its own."""


@dataclass(frozen=True, slots=True)
class LaneBand:
    """One lane ready to be drawn."""

    lane: MapLane
    rows: LaneRows
    name: tuple[Line, ...]
    known: Line | None
    room: Room
    leading: float

    @property
    def height(self) -> float:
        """Of the lane with what is around it, in points."""
        count = len(self.rows.marks) + len(self.rows.bars)
        lines = len(self.name) + (self.known is not None and self.room.wide)
        return max(count * self.room.row, lines * self.leading, self.room.row) + 2 * self.room.pad


def lane_band(ground: Ground, phrases: MapPhrases, lane: MapLane, rows: LaneRows, room: Room) -> LaneBand:
    """The lane with its name in at most two lines, and for a worker's eyes of how many months it is known."""
    across = ground.left - ground.names - 8
    known = None
    if lane.known is not None:
        words = phrases.tr("known: {n} of {of} months") if room.wide else phrases.tr("{n} of {of}")
        known = ground.one_line(words.format(n=lane.known.n, of=lane.known.of), across, ground.size * 0.88)
        across -= 0 if room.wide or known is None else known.width * ground.size * 0.88 / 1000 + 6
    name = ground.lines(phrases.lane(lane), across, bold=True)[:2]
    return LaneBand(lane, rows, tuple(name), known, room, ground.size * 1.25)


def draw_lane(canvas: TaggedCanvas, ground: Ground, whole: JourneyMap, band: LaneBand, top: float) -> None:
    """The lane from `top` down."""
    pen, bottom, row_height, pad = canvas.pen, top - band.height, band.room.row, band.room.pad
    pen.setStrokeColorRGB(*RULE)
    pen.setLineWidth(0.6)
    pen.line(ground.names, bottom, ground.right, bottom)
    for number, line in enumerate(band.name):
        ground.show(canvas, line, ground.names, top - pad - band.leading * (number + 0.75))
    if band.known is not None:
        small, after = ground.size * 0.88, len(band.name) if band.room.wide else 0
        level = top - pad - band.leading * (after + 0.75)
        if band.room.wide:
            ground.show(canvas, band.known, ground.names, level, small, MUTED)
        else:
            ground.show(canvas, band.known, ground.left - 8, level, small, MUTED, align="right")
    _draw_known(canvas, ground, whole, band, bottom + 1.5)
    middle = top - pad - row_height / 2
    for row in band.rows.marks:
        for cluster in clusters(row.middles, ground.per_day, row_height * 1.15):
            events = row.events[cluster.start : cluster.stop]
            _draw_marks(canvas, ground, events, cluster.x + ground.left, middle, row_height)
        middle -= row_height
    for bars in band.rows.bars:
        for event in bars:
            _draw_bar(canvas, ground, event, middle, row_height)
        middle -= row_height


def _draw_known(canvas: TaggedCanvas, ground: Ground, whole: JourneyMap, band: LaneBand, level: float) -> None:
    """Beneath an agency: a line for months of which something is known, dashes where nobody knows."""
    if band.lane.kind is not LaneKind.AGENCY or whole.for_family:
        return
    pen = canvas.pen
    pen.setStrokeColorRGB(*INK)
    for month in window_of(whole.first, whole.last).each_month():
        state = whole.coverage.get((band.lane.key, month), Coverage.MISSING)
        if state is Coverage.NOT_APPLICABLE or earliest(month) > whole.today:
            continue
        missing = state is Coverage.MISSING
        pen.setLineWidth(0.8 if missing else 1.8)
        pen.setDash([2, 3] if missing else [])
        pen.line(ground.x(earliest(month)) + 1, level, ground.end(latest(month)) - 1, level)
    pen.setDash()


def _draw_marks(
    canvas: TaggedCanvas, ground: Ground, events: Sequence[MapEvent], x: float, y: float, row: float
) -> None:
    """One mark, or several that lie too close as one with how many they are."""
    half, pen = row * 0.36, canvas.pen
    if len(events) == 1:
        one = events[0]
        if not one.days.is_day:
            pen.setStrokeColorRGB(*INK)
            pen.setLineWidth(1.0)
            first, last = ground.x(one.days.first), ground.end(one.days.last)
            pen.line(first, y, last, y)
            for end in (first, last):
                pen.line(end, y - half * 0.7, end, y + half * 0.7)
            x = (first + last) / 2
        draw_mark(pen, one.mark, (x, y), half, hollow=not one.arrived)
        if one.turning:
            draw_turning(pen, (x, y), half)
        return
    shapes = {one.mark for one in events}
    if len(shapes) == 1:
        draw_mark(pen, next(iter(shapes)), (x, y), half, hollow=not any(one.arrived for one in events))
    else:
        draw_mark(pen, events[0].mark, (x, y), half)
    if any(one.turning for one in events):
        draw_turning(pen, (x, y), half)
    size, beside = ground.size * 0.8, half + (4.5 if any(one.turning for one in events) else 1.2)
    ground.show(canvas, ground.one_line(str(len(events)), 40, size, bold=True), x + beside, y - size * 0.36, size)


def _draw_bar(canvas: TaggedCanvas, ground: Ground, event: MapEvent, y: float, row: float) -> None:
    """What went on: a bar with ends; its words in it where there is room."""
    pen, high = canvas.pen, row * 0.72
    left, right = ground.x(event.days.first), ground.end(event.last)
    pen.setFillColorRGB(*(PALE if event.arrived else WHITE))
    pen.setStrokeColorRGB(*INK)
    pen.setLineWidth(0.9)
    pen.rect(left, y - high / 2, max(2.0, right - left), high, stroke=1, fill=1)
    draw_mark(pen, event.mark, (left + high / 2 + 1, y), high * 0.36, hollow=not event.arrived)
    if event.turning:
        draw_turning(pen, (left + high / 2 + 1, y), high * 0.36)
    room, size = right - left - high - 8, ground.size * 0.85
    if room > 30:
        ground.show(canvas, ground.one_line(event.title, room, size), left + high + 4, y - size * 0.36, size)
