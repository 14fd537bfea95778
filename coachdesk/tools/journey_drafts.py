"""Times worth asking the family about, drafted from what is on the map: never a point of its line (J-02, K-07)."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from enum import StrEnum
from typing import NamedTuple

from coachdesk.models.journey import DraftedPoint, DraftState
from coachdesk.models.journey_map import DaySpan, JourneyMap, MapEvent, Mark

QUIET = timedelta(days=60)
"""After so long without an emergency the next one is asked about."""


class DraftReason(StrEnum):
    """Why a time is worth asking about."""

    LIFE_EVENT = "life_event"
    GOOD_NEWS = "good_news"
    TARGET_REACHED = "target_reached"
    AFTER_QUIET = "after_quiet"
    """The first emergency after a quiet time, or of all."""
    DEAREST = "dearest"
    """The emergency that cost most in its half-year."""
    FIRST_STEP = "first_step"
    """The first step of the plan that was ticked."""


class Drafted(NamedTuple):
    """One time to ask about: the event, when, why, and what a worker said of it; None: nothing yet."""

    about: str
    days: DaySpan
    title: str
    reason: DraftReason
    state: DraftState | None


def drafted_id(about: str) -> str:
    """The id of what a worker said of a draft: two who say it apart write in one record."""
    return f"{int(about, 16) ^ 2:032x}"


def drafts(whole: JourneyMap, said: Iterable[DraftedPoint] = (), reached: Iterable[str] = ()) -> tuple[Drafted, ...]:
    """The times worth asking about that the family has not put on its line, by their days.

    `reached` are the ids of targets that were delivered. What a worker left out is still here, with its state.
    """
    states = {one.about: one.state for one in said}
    asked = {one.about for one in whole.feelings}
    found: dict[str, tuple[MapEvent, DaySpan, DraftReason]] = {}
    for event, days, reason in _worth(whole, frozenset(reached)):
        if event.id not in asked:
            found.setdefault(event.id, (event, days, reason))
    made = [
        Drafted(event.id, days, event.title, reason, states.get(event.id)) for event, days, reason in found.values()
    ]
    return tuple(sorted(made, key=lambda one: (one.days, one.about)))


def _worth(whole: JourneyMap, reached: frozenset[str]) -> Iterable[tuple[MapEvent, DaySpan, DraftReason]]:
    alone = {Mark.LIFE_EVENT: DraftReason.LIFE_EVENT, Mark.GOOD_NEWS: DraftReason.GOOD_NEWS}
    for event in whole.events:
        if event.mark in alone:
            yield event, event.days, alone[event.mark]
        elif event.id in reached:
            yield event, DaySpan(event.last, event.last), DraftReason.TARGET_REACHED
    steps = [one for one in whole.events if one.mark is Mark.STEP]
    for step in steps[:1]:
        yield step, step.days, DraftReason.FIRST_STEP
    emergencies = [one for one in whole.events if one.mark is Mark.INCIDENT]
    yield from _after_quiet(emergencies)
    for dearest in _dearest(emergencies).values():
        yield dearest, dearest.days, DraftReason.DEAREST


def _after_quiet(emergencies: Iterable[MapEvent]) -> Iterable[tuple[MapEvent, DaySpan, DraftReason]]:
    before = None
    for one in emergencies:
        if before is None or one.days.first - before > QUIET:
            yield one, one.days, DraftReason.AFTER_QUIET
        before = max(one.last, before or one.last)


def _dearest(emergencies: Iterable[MapEvent]) -> Mapping[tuple[int, bool], MapEvent]:
    """Of each half-year the emergency that cost most; of two that cost the same the earlier."""
    found: dict[tuple[int, bool], MapEvent] = {}
    for one in emergencies:
        half = (one.days.first.year, one.days.first.month > 6)
        if one.cost is not None and one.cost.pence and one.cost.pence > _pence(found.get(half)):
            found[half] = one
    return found


def _pence(event: MapEvent | None) -> int:
    return (event.cost.pence or 0) if event is not None and event.cost is not None else 0
