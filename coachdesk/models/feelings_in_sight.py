"""The family's line of ups and downs on its own pages: what goes out with the snapshot, and a point given back."""

from datetime import date
from typing import Self

from pydantic import Field, model_validator

from coachdesk.models.contact import DateKnown
from coachdesk.models.journey_map import LaneKind, Mark
from coachdesk.models.moments import Moment
from coachdesk.models.record import Value
from coachdesk.models.values import Id, Line, Name, Words


class TimeMeant(Value):
    """When something was, as well as anybody knows."""

    happened_on: date
    date_known: DateKnown = DateKnown.DAY
    until: date | None = None

    @model_validator(mode="after")
    def _ends_after_it_began(self) -> Self:
        if self.until is not None and self.until < self.happened_on:
            raise ValueError("until: it ends after it began")
        return self


class PointInSight(Value):
    """A point that stands on the line."""

    id: Id
    when: TimeMeant
    place: int = Field(ge=0, le=1000)
    words: Words = ""
    people: tuple[Id, ...] = ()
    """Whose feeling it is; nobody named is the whole family's."""
    names: tuple[Name, ...] = ()
    """What those people are called."""
    about: Id | None = None

    def may_be_changed_by(self, person: Id) -> bool:
        """What is the whole family's, by anybody of it; one person's own by that person alone."""
        return not self.people or person in self.people


class TimeToAsk(Value):
    """A time of which the coach wants to ask how it was."""

    about: Id
    when: TimeMeant
    mark: Mark
    agency: Line = ""
    words: Words = ""
    """What it was, in the family's or the plan's own words; empty where there are none."""


class MarkInLane(Value):
    """Something that happened, drawn beneath the line: a square, or where it was an emergency a triangle."""

    on: date
    until: date | None = None
    emergency: bool = False


class LaneInSight(Value):
    """One row beneath the line, which the family shows or leaves out."""

    lane: LaneKind
    agency: Line = ""
    marks: tuple[MarkInLane, ...] = Field(min_length=1)


class FeelingsInSight(Value):
    """All that goes out of the line. Nothing in it has a cost."""

    points: tuple[PointInSight, ...] = ()
    times: tuple[TimeToAsk, ...] = ()
    lanes: tuple[LaneInSight, ...] = ()
    since: date
    """The first day that the line can show."""


class PointGiven(Value):
    """A point as it stands now: the last one given for the same number, or for the same older point, counts.

    Without a place it is taken off the line.
    """

    person: Id
    number: int = Field(default=0, ge=0, le=9999)
    """Which of the points that are new in this hand-over."""
    instead_of: Id | None = None
    """The older point that it takes the place of."""
    when: TimeMeant
    place: int | None = Field(default=None, ge=0, le=1000)
    words: Words = ""
    ours: bool = False
    """Whether it is the whole family's and not this person's alone."""
    about: Id | None = None
    at: Moment
