"""A visit to a family: planned, made or tried, and each child seen, spoken with, alone (R-01, M-06, Z-01)."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, ClassVar, Self

from pydantic import Field, model_validator

from coachdesk.models.moments import HOME_ZONE, Asked, Moment, ZoneName
from coachdesk.models.record import Record
from coachdesk.models.values import Id, Line, Words


class VisitPlace(StrEnum):
    HOME = "home"
    AGENCY = "agency"
    ELSEWHERE = "elsewhere"
    PHONE = "phone"


class VisitOutcome(StrEnum):
    """How it went. NOBODY_IN is a try that counts for the coach, never against the family (Z-01)."""

    MET = "met"
    NOBODY_IN = "nobody_in"
    COULD_NOT_COME = "could_not_come"
    """Somebody of the family said that it was not possible."""
    WE_CANCELLED = "we_cancelled"
    MOVED = "moved"
    """To the visit named in `next_visit`."""


class CheckInWay(StrEnum):
    """Who rings whom so that a colleague knows the coach is safe (requirements.md 6.1)."""

    WE_RING = "we_ring"
    THEY_RING = "they_ring"


class Visit(Record):
    """One visit, however many workers and agencies come: it counts once for the family, once for each agency (M-06)."""

    kind: ClassVar[str] = "visit"
    searched: ClassVar[tuple[str, ...]] = ("purpose",)
    dated: ClassVar[str] = "planned_at"

    planned_at: Moment
    planned_minutes: int = Field(default=60, ge=5, le=1440)
    time_zone: ZoneName = HOME_ZONE
    place: VisitPlace = VisitPlace.HOME
    place_words: Line = ""
    """Where, when that is not a home of theirs: "the café by the school"."""
    household: Id | None = None
    """Which of the family's homes."""
    place_agency: Id | None = None
    """At whose place, when at an agency's."""
    purpose: Words = ""
    bring: Words = ""
    """What to take along: for the page read before leaving."""
    workers: tuple[Id, ...] = ()
    """Who is to go: ours and agencies' workers. More than one makes it a joint visit."""
    agencies: tuple[Id, ...] = ()
    """Agencies that take part with somebody not in the directory; those of `workers` need not be named."""
    introduced_by: Id | None = None
    """The worker the family already trusted who brought the coach (R-23)."""
    introduced_words: Line = ""
    """Who brought the coach, when not a worker in the directory: "Nan"."""
    travel_minutes: int | None = Field(default=None, ge=0, le=600)
    travel_words: Line = ""
    """What getting there needs: "lift for Tia", "last bus 16:40"."""
    signal_expected: bool = True
    check_in_by: Moment | None = None
    """When a colleague should have heard that the coach is safe."""
    check_in_way: CheckInWay = CheckInWay.WE_RING
    check_in_who: Line = ""
    """With whom that is agreed: "Sam", "the office"."""
    check_in_phone: Line = ""
    check_in_otherwise: Line = ""
    """What they do when they hear nothing: "rings the farm, then 999"."""
    checked_in_at: Moment | None = None
    """When they had spoken with each other."""
    started_at: Moment | None = None
    ended_at: Moment | None = None
    outcome: VisitOutcome | None = None
    """None until somebody says how it went."""
    outcome_words: Words = ""
    workers_came: tuple[Id, ...] = ()
    agencies_came: tuple[Id, ...] = ()
    was_in: tuple[Id, ...] = ()
    """People of the family who were there."""
    others_in: Line = ""
    """Others who were there, in words."""
    next_visit: Id | None = None
    """The visit agreed before leaving."""
    no_next_because: Words = ""

    @model_validator(mode="after")
    def _ends_after_it_began(self) -> Self:
        if self.started_at and self.ended_at and self.ended_at < self.started_at:
            raise ValueError("ended_at: a visit ends after it began")
        return self


_CHILD_FIRST: tuple[Asked, ...] = (Asked.YES, Asked.NOT_ASKED, Asked.NO)
"""While two people disagree, a child counts as not seen."""


class ChildSeen(Record):
    """One child at one visit: seen, spoken with, alone. A child not seen stays so until somebody says otherwise."""

    kind: ClassVar[str] = "child_seen"
    cautious: ClassVar[Mapping[str, tuple[Any, ...]]] = {
        "seen": _CHILD_FIRST,
        "spoken_with": _CHILD_FIRST,
        "alone": _CHILD_FIRST,
    }

    visit: Id
    child: Id
    seen: Asked = Asked.NOT_ASKED
    spoken_with: Asked = Asked.NOT_ASKED
    alone: Asked = Asked.NOT_ASKED
    words: Words = ""
    """Why not, or how the child was."""
