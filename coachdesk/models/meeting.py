"""A meeting about a family: who came, how the family took part, and what was promised."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from coachdesk.models.contact import MOST_PENCE, DateKnown
from coachdesk.models.record import Record
from coachdesk.models.values import Id, Line, Words


class MeetingKind(StrEnum):
    TEAM_AROUND_FAMILY = "team_around_family"
    PLANNING = "planning"
    REVIEW = "review"
    CONFERENCE = "conference"
    ENDING = "ending"
    OTHER = "other"


class FamilyPart(StrEnum):
    """How the family took part."""

    THERE = "there"
    VIEW_GIVEN = "view_given"
    """Somebody brought what they had said."""
    NOT_ASKED = "not_asked"
    NOT_SAID = "not_said"


class Meeting(Record):
    """One meeting, in its smallest form."""

    kind: ClassVar[str] = "meeting"
    searched: ClassVar[tuple[str, ...]] = ("about",)
    dated: ClassVar[str] = "met_on"

    met_on: date
    date_known: DateKnown = DateKnown.DAY
    meeting_kind: MeetingKind = MeetingKind.OTHER
    about: Line = ""
    people_came: tuple[Id, ...] = ()
    workers_came: tuple[Id, ...] = ()
    agencies_came: tuple[Id, ...] = ()
    others_came: Line = ""
    family_part: FamilyPart = FamilyPart.NOT_SAID
    family_part_words: Words = ""
    decided: Words = ""
    promises: tuple[Id, ...] = ()
    """The steps of the plan that what was promised became."""
    pence: int | None = Field(default=None, ge=0, le=MOST_PENCE)
    """What it cost the agencies; None is uncosted."""
