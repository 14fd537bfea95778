"""A family's journey map as one value: what happened, in lanes over time, and how it was for the family (J-01..J-09).

Everything drawn, listed or printed is worked out from it; it names records by id, so that each opens its source.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from coachdesk.models.contact import ContactOutcome, CostBasis, DateKnown
from coachdesk.models.coverage_mark import Coverage
from coachdesk.models.figures import NOf


class LaneKind(StrEnum):
    """The lanes in the order in which they lie below the feeling line; there is one AGENCY lane for each agency."""

    LIFE = "life"
    PLAN = "plan"
    AGENCY = "agency"
    MEETINGS = "meetings"
    VISITS = "visits"
    MEASURES = "measures"
    GOOD_NEWS = "good_news"
    SPENDS = "spends"
    NOTES = "notes"
    """Workers' own notes: never on the family's line, and on no page of theirs."""


class Mark(StrEnum):
    """What an event is: each has a shape and a word of its own (J-04)."""

    INCIDENT = "incident"
    """Shown as "emergency"."""
    HELP = "help"
    """An intervention: shown as "planned help"."""
    TARGET = "target"
    STEP = "step"
    REVIEW = "review"
    ANSWERS = "answers"
    LINE_MARK = "line_mark"
    VISIT = "visit"
    MEETING = "meeting"
    LIFE_EVENT = "life_event"
    GOOD_NEWS = "good_news"
    SPEND = "spend"
    NOTE = "note"


class DaySpan(NamedTuple):
    """The first and the last day that something can mean; the same where the day is known."""

    first: date
    last: date

    @property
    def is_day(self) -> bool:
        """Whether there is no doubt about it."""
        return self.first == self.last


class EventCost(NamedTuple):
    """What it cost; `pence` None is uncosted, which is never nothing. EXCLUDED is in no total."""

    pence: int | None
    basis: CostBasis | None


class TurningHere(NamedTuple):
    """That a worker marked an event as one that could have gone differently, and what was missing (J-08)."""

    id: str
    what_was_missing: str
    by: str
    """The worker's name."""


@dataclass(frozen=True, slots=True)
class MapEvent:
    """One thing that happened, in one lane."""

    id: str
    """Of the record it comes from, which opens it."""
    kind: str
    """The kind of that record."""
    lane: str
    mark: Mark
    days: DaySpan
    """When it was or began, as far as anybody knows."""
    known: DateKnown
    title: str
    """In the words of the record; empty where it has none."""
    until: date | None = None
    """The last day of what went on."""
    people: tuple[str, ...] = ()
    """The names of those it was about; nobody is the whole family."""
    cost: EventCost | None = None
    """None where there is nothing to be costed, and in all that a family sees."""
    outcome: ContactOutcome | None = None
    arrived: bool = True
    """False where help did not arrive, for whatever reason (C-12)."""
    sources: tuple[str, ...] = ()
    """Who told of it; more than one where two agencies' reports of one event were joined."""
    turning: tuple[TurningHere, ...] = ()

    @property
    def last(self) -> date:
        """The last day of it that is drawn."""
        return max(self.days.last, self.until or self.days.last)

    @property
    def order(self) -> tuple[date, date, str]:
        """Sorts by when it can have been at the earliest, then at the latest."""
        return (*self.days, self.id)


@dataclass(frozen=True, slots=True)
class FeelingSpot:
    """How a time was, where the family put it. Only family mode makes, moves or takes back one (J-02)."""

    id: str
    days: DaySpan
    known: DateKnown
    place: int
    """0 is very bad, 1,000 very good."""
    words: str = ""
    until: date | None = None
    whose: tuple[str, ...] = ()
    """The ids of those whose feeling it is; nobody is the whole family."""
    said_by: str = ""
    """The name of who put it there."""
    about: str | None = None
    """The record it was drafted from."""

    @property
    def last(self) -> date:
        """The last day of it that is drawn."""
        return max(self.days.last, self.until or self.days.last)


class MapLane(NamedTuple):
    """A lane; `key` is an agency's id, or else the value of its kind."""

    key: str
    kind: LaneKind
    name: str
    """Of the agency; empty for the other kinds, which have words of their own."""
    known: NOf | None
    """Of how many months of the map something is known of this agency; None for the other kinds."""


@dataclass(frozen=True, slots=True)
class MonthCost:
    """What a month's contacts cost, as the cost tables count them; what is not in them is counted beside."""

    month: str
    """ "2011-03"."""
    incident_pence: int = 0
    planned_pence: int = 0
    estimated_pence: int = 0
    """The part of the two whose basis is neither a rate nor an actual sum."""
    count: int = 0
    uncosted: int = 0
    excluded: int = 0

    @property
    def pence(self) -> int:
        """Emergencies and planned help together."""
        return self.incident_pence + self.planned_pence


@dataclass(frozen=True, slots=True)
class JourneyMap:
    """The whole map of one family. `first` begins a month and `last` ends one."""

    family: str
    ref: str
    name: str
    today: date
    first: date
    last: date
    lanes: tuple[MapLane, ...]
    events: tuple[MapEvent, ...]
    """By `order`."""
    feelings: tuple[FeelingSpot, ...] = ()
    """By their days."""
    costs: tuple[MonthCost, ...] = ()
    """Every month from first to last; none at all in what a family sees."""
    undated: MonthCost = MonthCost("")
    """Of contacts that are known to their season or year only, so that they stand in no month."""
    coverage: Mapping[tuple[str, str], Coverage] = field(default_factory=dict)
    """By agency and month; what is not here is missing."""
    people: Mapping[str, str] = field(default_factory=dict)
    """Names by id."""
    joined: DaySpan | None = None
    """When the family joined."""
    for_family: bool = False
    left_out: int = 0
    """How many events are kept off a map that the family looks at; said to the worker only."""

    def lane(self, key: str) -> MapLane | None:
        """The lane of that key."""
        return next((one for one in self.lanes if one.key == key), None)

    def event(self, record_id: str) -> MapEvent | None:
        """The event of that record."""
        return next((one for one in self.events if one.id == record_id), None)
