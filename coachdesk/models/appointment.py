"""What the family has to go to: an appointment with an agency, and whether that could be done (L-02, L-05, L-06)."""

from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from coachdesk.models.moments import HOME_ZONE, Asked, Moment, ZoneName
from coachdesk.models.person import ContactRoute
from coachdesk.models.plan import Barrier
from coachdesk.models.record import Record
from coachdesk.models.values import Id, Line, Words


class TravelNeed(StrEnum):
    """How they get there (L-05)."""

    NOT_ASKED = "not_asked"
    NONE = "none"
    FARE = "fare"
    LIFT = "lift"
    COMPANY = "company"
    OTHER = "other"


class AppointmentOutcome(StrEnum):
    """What became of it (L-06, C-12)."""

    ATTENDED = "attended"
    COULD_NOT_COME = "could_not_come"
    AGENCY_CANCELLED = "agency_cancelled"
    FAMILY_CANCELLED = "family_cancelled"
    MOVED = "moved"


class Appointment(Record):
    """One appointment of people of the family with somebody else."""

    kind: ClassVar[str] = "appointment"
    searched: ClassVar[tuple[str, ...]] = ("about", "with_words")
    dated: ClassVar[str] = "starts_at"

    starts_at: Moment
    minutes: int = Field(default=30, ge=5, le=1440)
    time_zone: ZoneName = HOME_ZONE
    people: tuple[Id, ...] = ()
    """Who is to go."""
    agency: Id | None = None
    worker: Id | None = None
    with_words: Line = ""
    """With whom, when not in the directory."""
    about: Line = ""
    place_words: Line = ""
    bring: Words = ""
    travel_need: TravelNeed = TravelNeed.NOT_ASKED
    travel_words: Line = ""
    reminder_wanted: Asked = Asked.NOT_ASKED
    """Only NO keeps it off the list of whom to ring."""
    reminder_person: Id | None = None
    """Whom to remind, when not everybody who goes: a child's mother."""
    reminder_route: ContactRoute | None = None
    """None: the way that person wants to be reached."""
    outcome: AppointmentOutcome | None = None
    outcome_barrier: Barrier | None = None
    """What stood in the way; a letter nobody could read is READING."""
    outcome_words: Words = ""
    moved_to: Id | None = None
    """The appointment that takes its place."""
