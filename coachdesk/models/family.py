"""A family, where its people sleep, and who works with it."""

from enum import StrEnum
from typing import Any, ClassVar

from pydantic import Field

from coachdesk.models.record import Record
from coachdesk.models.values import Id, Line, Name, PartialDate, Words


class FamilyState(StrEnum):
    """Where the work with a family stands (requirements.md 4.4); nomination and follow-up come with theirs."""

    STARTING = "starting"
    ACTIVE = "active"
    PAUSED = "paused"
    STEPPING_DOWN = "stepping_down"
    CLOSED = "closed"


class Family(Record):
    """People being worked with as one family (F-01). Its `id` is also the id of its log."""

    kind: ClassVar[str] = "family"
    searched: ClassVar[tuple[str, ...]] = ("ref", "name")

    ref: Line
    """A code such as F1, unique in the organisation; used where a name must not appear."""
    name: Name
    state: FamilyState = FamilyState.STARTING
    """Active only when every adult was talked with (I-04): `operations.family_state` alone changes it."""
    joined_on: PartialDate | None = None
    closed_on: PartialDate | None = None
    area: Line = ""
    languages: Line = ""
    story: Words = ""
    """The family's story as it was kept before each telling became a `Story` (F-03); `operations.story` reads both."""
    alert: Words = ""
    """What must be known before a visit: a dog, a road, a time not to call."""


class Household(Record):
    """An address where people sleep, and from when to when (F-01)."""

    kind: ClassVar[str] = "household"
    searched: ClassVar[tuple[str, ...]] = ("address", "postcode", "phone")
    cautious: ClassVar[dict[str, tuple[Any, ...]]] = {"address_restricted": (False, True)}

    name: Name
    address: Words = ""
    postcode: Line = ""
    phone: Line = ""
    address_restricted: bool = False
    """True: the address is never printed and never shown to anyone outside the team."""
    from_date: PartialDate | None = None
    to_date: PartialDate | None = None
    access_notes: Words = ""


class StayPattern(StrEnum):
    FULL_TIME = "full_time"
    PART_WEEK = "part_week"
    VISITS = "visits"
    AWAY_FOR_NOW = "away_for_now"


class Stay(Record):
    """One person sleeping in one household, from when to when; several may overlap (F-01)."""

    kind: ClassVar[str] = "stay"

    person: Id
    household: Id
    pattern: StayPattern = StayPattern.FULL_TIME
    nights_a_week: int | None = Field(default=None, ge=0, le=7)
    from_date: PartialDate | None = None
    to_date: PartialDate | None = None


class AssignmentRole(StrEnum):
    COACH = "coach"
    ADVOCATE = "advocate"
    LEAD_PROFESSIONAL = "lead_professional"
    COVER = "cover"


class Assignment(Record):
    """Who works with the family in which role, from when to when (R-01, R-02, R-05, R-06)."""

    kind: ClassVar[str] = "assignment"

    worker: Id
    role: AssignmentRole
    from_date: PartialDate
    to_date: PartialDate | None = None
    is_key_worker: bool = False
    end_reason: Words = ""
    family_told: Words = ""
    """How and when the family was told of the change (R-06)."""
    overlap_reason: Words = ""
    """Why two people hold the same role at once, or why there is a gap."""
    handover: Id | None = None
    """The handover by which it began, or ended."""
