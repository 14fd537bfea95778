"""A case study: one page of facts, each with where it comes from, and who lets it be told (K-01, K-02, K-06)."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from coachdesk.models.moments import HOME_ZONE, Moment, ZoneName
from coachdesk.models.record import Record, Value
from coachdesk.models.values import Id, Name, Words


class StudyPart(StrEnum):
    """The five parts, in the order of the page."""

    WHO_WE_ARE = "who_we_are"
    WHERE_WE_BEGAN = "where_we_began"
    WHAT_WE_DID = "what_we_did"
    WHAT_CHANGED = "what_changed"
    WHAT_IS_NEXT = "what_is_next"


class StudyFact(Value):
    """One sentence of the page."""

    part: StudyPart
    words: Name
    """As it stands on the page."""
    drafted: str = Field(default="", max_length=400)
    """As the program drafted it from the record; empty for what the author wrote without one."""
    about: str = Field(default="", max_length=40)
    """What it says of the source ("visits", "steps"): with the source it names the fact when it is drafted again."""
    source: Id | None = None
    """The record it comes from; of what was counted, the family."""


class CaseStudy(Record):
    """One version, kept as it was; a newer one names it in `supersedes`. Its author is named on it (Q-06)."""

    kind: ClassVar[str] = "case_study"
    superseded_only: ClassVar[bool] = True

    facts: tuple[StudyFact, ...] = Field(min_length=1, max_length=24)
    written_by: Id
    made_at: Moment
    time_zone: ZoneName = HOME_ZONE
    supersedes: tuple[Id, ...] = ()


class TellingAnswer(StrEnum):
    """What a grown-up said to having it told."""

    YES = "yes"
    NO = "no"
    TAKEN_BACK = "taken_back"


class TellingConsent(Record):
    """What one grown-up said of one version, when, and to whom. The last word counts; a new version is asked anew."""

    kind: ClassVar[str] = "telling_consent"
    superseded_only: ClassVar[bool] = True

    study: Id
    person: Id
    answer: TellingAnswer
    said_on: date
    asked_by: Id
    words: Words = ""
    supersedes: tuple[Id, ...] = ()
