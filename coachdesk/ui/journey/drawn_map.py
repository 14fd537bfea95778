"""The map laid out at one scale: what the items of the scene draw from, and what lies where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from coachdesk.models.journey_map import FeelingSpot, JourneyMap, MapEvent
from coachdesk.tools.journey_rows import Cluster, FeelingJoin, MarkRow, clusters, feeling_joins
from coachdesk.tools.journey_scale import Scale, middle
from coachdesk.ui.journey.measure import Heights, LanePlace

FEELINGS = ""
"""The key of the family's line among the lanes."""
_INSET = 0.23
"""How far the best and the worst stand from the edges of the feeling line, as a share of its height."""


class Stop(NamedTuple):
    """One thing that can be chosen: a mark, several as one, a bar, or a point of the family's line."""

    lane: str
    ids: tuple[str, ...]
    x: float
    y: float


@dataclass(frozen=True)
class DrawnMap:
    """A map at one scale. `marks` and `bars` are what stands in each row of each lane."""

    whole: JourneyMap
    heights: Heights
    scale: Scale
    marks: dict[str, list[tuple[MarkRow, list[Cluster]]]] = field(default_factory=dict)

    @classmethod
    def at(cls, whole: JourneyMap, heights: Heights, per_day: float) -> "DrawnMap":
        """Lays the map out with so many pixels a day."""
        scale = Scale(whole.first, per_day)
        marks = {
            place.lane.key: [(row, clusters(row.middles, per_day, heights.gap)) for row in place.rows.marks]
            for place in heights.lanes
        }
        return cls(whole, heights, scale, marks)

    @cached_property
    def width(self) -> float:
        """From the first day to the end of the last."""
        return self.scale.end(self.whole.last)

    @cached_property
    def joins(self) -> tuple[FeelingJoin, ...]:
        """The lines between the points of the family."""
        return feeling_joins(self.whole.feelings)

    @cached_property
    def whose(self) -> tuple[tuple[str, ...], ...]:
        """Whose lines there are, the whole family's first."""
        return tuple(sorted({tuple(sorted(one.whose)) for one in self.whole.feelings}))

    def spot_x(self, spot: FeelingSpot) -> float:
        """Where a point of the family's line stands."""
        return middle(spot.days.first, spot.last, self.whole.first) * self.scale.per_day

    def spot_y(self, place: int) -> float:
        """How high: very good is on top."""
        inset = self.heights.feeling * _INSET
        return inset + (self.heights.feeling - 2 * inset) * (1 - place / 1000)

    def stops(self, lane: str) -> list[Stop]:
        """Everything in a lane that can be chosen, from left to right."""
        found = self._spots() if lane == FEELINGS else self._in_lane(self.place(lane))
        return sorted(found, key=lambda one: (one.x, one.y))

    def place(self, lane: str) -> LanePlace | None:
        """Where a lane lies."""
        return next((one for one in self.heights.lanes if one.lane.key == lane), None)

    def lane_keys(self) -> list[str]:
        """The lanes from top to bottom, the family's line first."""
        return [FEELINGS, *(one.lane.key for one in self.heights.lanes)]

    def stop_at(self, x: float, y: float) -> Stop | None:
        """What was pointed at: the nearest within half a gap."""
        if y < self.heights.feeling:
            lane: str | None = FEELINGS
        else:
            place = self.heights.lane_at(y)
            lane = place.lane.key if place else None
        reach = max(self.heights.gap, 24.0) / 2
        near = [one for one in self.stops(lane) if abs(one.y - y) <= reach] if lane is not None else []
        found = min(near, key=lambda one: abs(one.x - x), default=None)
        return found if found is not None and abs(found.x - x) <= reach + 1 else self._bar_at(lane, x, y)

    def stop_of(self, record_id: str) -> Stop | None:
        """The stop that holds a record."""
        event = self.whole.event(record_id)
        lane = event.lane if event is not None else FEELINGS
        return next((one for one in self.stops(lane) if record_id in one.ids), None)

    def bar_span(self, event: MapEvent) -> tuple[float, float]:
        """Where a bar begins and ends."""
        return self.scale.x(event.days.first), max(self.scale.end(event.last), self.scale.x(event.days.first) + 3)

    def is_mark(self, event: MapEvent) -> bool:
        """Whether something that went on is drawn as a mark, there being no row left for its bar."""
        return any(event in row.events for row, _ in self.marks.get(event.lane, ()))

    def _spots(self) -> Iterator[Stop]:
        for spot in self.whole.feelings:
            yield Stop(FEELINGS, (spot.id,), self.spot_x(spot), self.spot_y(spot.place))

    def _in_lane(self, place: LanePlace | None) -> Iterator[Stop]:
        if place is None:
            return
        key = place.lane.key
        for number, (row, found) in enumerate(self.marks[key]):
            y = self.heights.row_y(place, number)
            for one in found:
                yield Stop(key, _ids(row.events[one.start : one.stop]), one.x, y)
        for number, bars in enumerate(place.rows.bars):
            y = self.heights.bar_y(place, number) + self.heights.unit * 0.65
            for event in bars:
                yield Stop(key, (event.id,), self.bar_span(event)[0] + self.heights.unit / 2, y)

    def _bar_at(self, lane: str | None, x: float, y: float) -> Stop | None:
        place = self.place(lane) if lane else None
        for number, bars in enumerate(place.rows.bars if place else ()):
            top = self.heights.bar_y(place, number) if place else 0.0
            for event in bars if top <= y <= top + self.heights.unit * 1.4 else ():
                left, right = self.bar_span(event)
                if left <= x <= right:
                    return Stop(event.lane, (event.id,), left + self.heights.unit / 2, top + self.heights.unit * 0.65)
        return None


def _ids(events: Sequence[MapEvent]) -> tuple[str, ...]:
    return tuple(one.id for one in events)
