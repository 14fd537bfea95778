"""What people learnt to do better, and what was gained that is not money (C-16, C-21)."""

from enum import StrEnum
from typing import ClassVar

from coachdesk.models.record import LogKind, Record
from coachdesk.models.values import Id, Line, PartialDate, SomeWords, Words


class PracticeNote(Record):
    """An example of good practice. It is of the work and of no family; names are taken out when it leaves."""

    kind: ClassVar[str] = "practice_note"
    log_kind: ClassVar[LogKind] = "organisation"

    noted_on: PartialDate
    changed: SomeWords
    """What is done otherwise."""
    who: Line = ""
    """Which agencies or roles: "housing and police"."""
    effect: Words = ""
    """What came of it."""
    by: Id


class BenefitFor(StrEnum):
    """Who gained."""

    PROFESSIONALS = "professionals"
    FAMILIES = "families"


class BenefitSort(StrEnum):
    """What was gained."""

    PRACTICE = "practice"
    ACHIEVEMENT = "achievement"
    NETWORKS = "networks"
    KNOWLEDGE = "knowledge"
    SATISFACTION = "satisfaction"
    CONFIDENCE = "confidence"
    FRIENDS = "friends"
    OTHER = "other"


class BenefitSeen(Record):
    """A gain that nobody turns into pounds."""

    kind: ClassVar[str] = "benefit_seen"
    log_kind: ClassVar[LogKind] = "organisation"

    seen_on: PartialDate
    gained_by: BenefitFor
    sort: BenefitSort
    words: SomeWords
    evidence: SomeWords
    """How it is known: an interview, a survey, what somebody saw."""
    by: Id
