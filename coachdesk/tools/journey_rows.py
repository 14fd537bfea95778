"""What stands in each row of a lane, and marks that lie too close made one with a count."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from coachdesk.models.journey_map import FeelingSpot, JourneyMap, MapEvent, Mark
from coachdesk.tools.journey_scale import middle

MOST_BARS = 4
"""So many bars one above the other; what goes on beside them is drawn as a mark where it began."""
NOT_KNOWN_AFTER = timedelta(days=60)
"""Between two points further apart nobody knows how it was, and the line is dashed."""
_UPPER = frozenset({Mark.INCIDENT, Mark.REVIEW})
"""What has a row of its own above the others of its lane."""


@dataclass(frozen=True, slots=True)
class MarkRow:
    """Marks of one row, by where their middle lies, in days from the origin."""

    upper: bool
    events: tuple[MapEvent, ...]
    middles: tuple[float, ...]
    vague: bool = False
    """Whether the day of any of them is not known."""
    turning: bool = False
    """Whether any of them could have gone differently."""


class LaneRows(NamedTuple):
    """A lane's marks, above each other in up to two rows, and below them what went on, in rows of bars."""

    marks: tuple[MarkRow, ...]
    bars: tuple[tuple[MapEvent, ...], ...]


class Cluster(NamedTuple):
    """The events `start` to `stop` of a row, drawn as one mark at `x` pixels."""

    x: float
    start: int
    stop: int

    @property
    def many(self) -> int:
        """How many they are."""
        return self.stop - self.start


class FeelingJoin(NamedTuple):
    """A line between two points of the same people; dashed where too long lies between them."""

    start: FeelingSpot
    end: FeelingSpot
    dashed: bool


def lane_rows(whole: JourneyMap) -> dict[str, LaneRows]:
    """The rows of every lane of the map, by its key."""
    found: dict[str, list[MapEvent]] = {one.key: [] for one in whole.lanes}
    for event in whole.events:
        found[event.lane].append(event)
    return {key: _rows(events, whole.first) for key, events in found.items()}


def clusters(middles: Sequence[float], per_day: float, gap: float) -> list[Cluster]:
    """Marks drawn no closer than `gap` pixels: each event stands at its own place or in the mark before it.

    `middles` are in order; so are the clusters, and every event is in exactly one.
    """
    found: list[Cluster] = []
    start, length = 0, len(middles)
    near = gap / per_day
    while start < length:
        stop = bisect_left(middles, middles[start] + near, start + 1)
        found.append(Cluster(middles[start] * per_day, start, stop))
        start = stop
    return found


def in_sight_of(found: Sequence[Cluster], left: float, right: float) -> Sequence[Cluster]:
    """The clusters drawn between two places."""
    return found[bisect_left(found, (left,)) : bisect_left(found, (right,))]


def feeling_joins(spots: Iterable[FeelingSpot]) -> tuple[FeelingJoin, ...]:
    """One line through the points of the whole family, and one for each of its people who has points of their own."""
    lines: dict[tuple[str, ...], list[FeelingSpot]] = {}
    for spot in spots:
        lines.setdefault(tuple(sorted(spot.whose)), []).append(spot)
    return tuple(
        FeelingJoin(one, other, other.days.first - one.last > NOT_KNOWN_AFTER)
        for line in lines.values()
        for one, other in pairwise(line)
    )


def goes_on(event: MapEvent) -> bool:
    """Whether it is drawn as a bar."""
    return event.until is not None and event.until > event.days.last


def _rows(events: Sequence[MapEvent], origin: date) -> LaneRows:
    bars, over = _stacked([one for one in events if goes_on(one)])
    plain = [one for one in events if not goes_on(one)] + over
    rows = []
    for upper in (True, False):
        placed = [
            (middle(*one.days, origin), number, one)
            for number, one in enumerate(plain)
            if (one.mark in _UPPER) is upper
        ]
        if placed:
            placed.sort(key=lambda one: one[:2])
            ordered = tuple(one[2] for one in placed)
            vague = not all(one.days.is_day for one in ordered)
            turning = any(bool(one.turning) for one in ordered)
            rows.append(MarkRow(upper, ordered, tuple(one[0] for one in placed), vague, turning))
    return LaneRows(tuple(rows), bars)


def _stacked(events: list[MapEvent]) -> tuple[tuple[tuple[MapEvent, ...], ...], list[MapEvent]]:
    """Bars in as few rows as hold them without one covering another, and those for which there was no row."""
    rows: list[list[MapEvent]] = []
    free: list[tuple[date, int]] = []
    over = []
    for event in events:
        if free and free[0][0] < event.days.first:
            row = heappop(free)[1]
        elif len(rows) < MOST_BARS:
            row = len(rows)
            rows.append([])
        else:
            over.append(event)
            continue
        rows[row].append(event)
        heappush(free, (event.last, row))
    return tuple(tuple(row) for row in rows), over
