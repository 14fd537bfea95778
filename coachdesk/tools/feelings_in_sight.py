"""The family's line of ups and downs as its own pages get it: points, times to ask about, lanes without costs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from coachdesk.models.contact import DateKnown
from coachdesk.models.feelings_in_sight import (
    FeelingsInSight,
    LaneInSight,
    MarkInLane,
    PointInSight,
    TimeMeant,
    TimeToAsk,
)
from coachdesk.models.journey import DraftedPoint, DraftState, FeelingPoint
from coachdesk.models.journey_map import JourneyMap, LaneKind, MapEvent, Mark
from coachdesk.models.person import Person
from coachdesk.tools.superseding import current

SHOWN_LANES = frozenset(
    {LaneKind.LIFE, LaneKind.PLAN, LaneKind.AGENCY, LaneKind.MEETINGS, LaneKind.VISITS, LaneKind.GOOD_NEWS}
)
"""What a family may lay beneath its line. Workers' notes, money and answers are not among them."""

_AGENCIES_WORDS = frozenset({Mark.INCIDENT, Mark.HELP})
"""Marks whose title is how an agency put it: before the family only who it was is said."""


@dataclass(frozen=True, slots=True)
class FeelingsKept:
    """Every point that was ever put, and what the coach said of those the program drafted."""

    points: Sequence[FeelingPoint] = ()
    drafts: Sequence[DraftedPoint] = ()


def on_the_line(points: Iterable[FeelingPoint]) -> list[FeelingPoint]:
    """The points that stand on the line, by their days: those that none took the place of and none took off."""
    standing = (one for one in current(points) if not one.taken_back)
    return sorted(standing, key=lambda one: (one.happened_on, one.said_at, one.id))


def feelings_in_sight(kept: FeelingsKept, mapped: JourneyMap, named: Iterable[Person]) -> FeelingsInSight:
    """The line for those at the table. `mapped` is the map as a family sees it, `named` who may be named there.

    A point of somebody who is never named is left out, and a time is asked about only if what it was is on that map.
    """
    names = {one.id: one.known_as for one in named}
    standing = on_the_line(kept.points)
    asked = {one.about for one in standing}
    wanted = {one.about for one in kept.drafts if one.state is DraftState.KEPT} - asked
    points = tuple(_point(one, names) for one in standing if set(one.people) <= names.keys())
    since = min([mapped.first, *(one.when.happened_on for one in points)])
    return FeelingsInSight(
        points=points,
        times=tuple(_time(one, mapped) for one in mapped.events if one.id in wanted),
        lanes=_lanes(mapped),
        since=since,
    )


def _point(one: FeelingPoint, names: dict[str, str]) -> PointInSight:
    assert one.place is not None, "a point that was taken off is not on the line"
    return PointInSight(
        id=one.id,
        when=TimeMeant(happened_on=one.happened_on, date_known=one.date_known, until=one.until),
        place=one.place,
        words=one.words,
        people=one.people,
        names=tuple(names[each] for each in one.people),
        about=one.about,
    )


def _time(event: MapEvent, mapped: JourneyMap) -> TimeToAsk:
    first, last = event.days
    day = first + (last - first) // 2 if event.known is DateKnown.ABOUT else first
    until = event.until if event.until is not None and event.until >= day else None
    lane = mapped.lane(event.lane)
    return TimeToAsk(
        about=event.id,
        when=TimeMeant(happened_on=day, date_known=event.known, until=until),
        mark=event.mark,
        agency=lane.name if lane is not None else "",
        words="" if event.mark in _AGENCIES_WORDS else event.title,
    )


def _lanes(mapped: JourneyMap) -> tuple[LaneInSight, ...]:
    by_lane = {
        key: tuple(_in_lane(one) for one in events)
        for key, events in groupby(sorted(mapped.events, key=lambda one: (one.lane, one.order)), lambda one: one.lane)
    }
    return tuple(
        LaneInSight(lane=one.kind, agency=one.name, marks=by_lane[one.key])
        for one in mapped.lanes
        if one.kind in SHOWN_LANES and one.key in by_lane
    )


def _in_lane(event: MapEvent) -> MarkInLane:
    return MarkInLane(
        on=event.days.first,
        until=event.last if event.last > event.days.first else None,
        emergency=event.mark is Mark.INCIDENT,
    )
