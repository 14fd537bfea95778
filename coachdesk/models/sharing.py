"""What may be told to whom, for what and until when: the family's rules, and the one way past them (I-01..I-09)."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, Self

from pydantic import Field, model_validator

from coachdesk.models.moments import HOME_ZONE, Moment, ZoneName
from coachdesk.models.record import Record
from coachdesk.models.values import Id, Line, Name, SomeWords, Words


class InformationClass(StrEnum):
    """What kind of thing is told (requirements.md 4.2)."""

    CONTACT_DETAILS = "contact_details"
    PLAN = "plan"
    MONEY = "money"
    HOUSING = "housing"
    EDUCATION = "education"
    WORK = "work"
    FAMILY_LIFE = "family_life"
    HEALTH = "health"
    MENTAL_HEALTH = "mental_health"
    SUBSTANCE_USE = "substance_use"
    DOMESTIC_ABUSE = "domestic_abuse"
    CRIMINAL = "criminal"
    IMMIGRATION = "immigration"


class SharePurpose(StrEnum):
    """What the agency is told it for."""

    DO_ITS_PART = "do_its_part"
    ARRANGE = "arrange"
    DECIDE_HELP = "decide_help"
    FORMS = "forms"
    HAND_OVER = "hand_over"
    KEEP_SAFE = "keep_safe"


class SharingBasis(StrEnum):
    """On what it is told. Agreement to take part is asked for apart, and always (requirements.md 3.3)."""

    AGREEMENT = "agreement"
    PUBLIC_TASK = "public_task"
    LEGAL_OBLIGATION = "legal_obligation"
    VITAL_INTERESTS = "vital_interests"
    SAFEGUARDING = "safeguarding"


class SharingDecision(StrEnum):
    ALLOWED = "allowed"
    REFUSED = "refused"


class SharingRule(Record):
    """One person x one agency x one purpose x one class of information: allowed or refused, from when to when.

    While two people disagree it is refused. Where several rules speak of the same, one refusal is enough.
    """

    kind: ClassVar[str] = "sharing_rule"
    cautious: ClassVar[Mapping[str, tuple[Any, ...]]] = {
        "decision": (SharingDecision.ALLOWED, SharingDecision.REFUSED),
    }

    person: Id
    agency: Id
    purpose: SharePurpose
    information_class: InformationClass
    decision: SharingDecision = SharingDecision.REFUSED
    basis: SharingBasis = SharingBasis.AGREEMENT
    basis_words: Line = ""
    """In one plain line: "Marcus said so at the kitchen table"."""
    from_date: date
    review_on: date | None = None
    """The last day on which it allows anything without being looked at again."""
    until: date | None = None
    """The last day it holds."""


class SharingOverride(Record):
    """Something told without agreement: what, to whom, why, who decided, and whether the family was told (I-09)."""

    kind: ClassVar[str] = "sharing_override"
    superseded_only: ClassVar[bool] = True

    people: tuple[Id, ...] = Field(min_length=1)
    agency: Id
    purpose: SharePurpose
    classes: tuple[InformationClass, ...] = Field(min_length=1)
    what: SomeWords
    reason: SomeWords
    basis: SharingBasis
    approver: Id | None = None
    approver_name: Name
    decided_on: date
    until: date
    """The last day it holds."""
    family_told: bool
    told_words: SomeWords
    """How the family was told, or why not."""
    asked_by: Id
    supersedes: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _without_agreement(self) -> Self:
        if self.basis is SharingBasis.AGREEMENT:
            raise ValueError("basis: what is agreed needs a sharing rule and no override")
        return self

    @model_validator(mode="after")
    def _ends(self) -> Self:
        if self.until < self.decided_on:
            raise ValueError("until: it holds until the day it was decided, or later")
        return self


class ShareChannel(StrEnum):
    """How it left (I-08)."""

    HANDED_OVER = "handed_over"
    SECURE_EMAIL = "secure_email"
    POST = "post"
    TOLD = "told"


class ShareEvent(Record):
    """What an agency was given: for what, on which basis, what was in it and what was left out (I-02, B-06).

    Classes and names of classes only, never the words. A copy is superseded when a later event names it.
    """

    kind: ClassVar[str] = "share_event"
    superseded_only: ClassVar[bool] = True

    agency: Id
    reader: Name
    """The agency's name, or its worker's, on that day."""
    reader_worker: Id | None = None
    purpose: SharePurpose
    bases: tuple[SharingBasis, ...] = ()
    because: tuple[Words, ...] = ()
    """The basis of each share in one plain line, as it was shown."""
    people: tuple[Id, ...] = ()
    """About whom."""
    included: tuple[InformationClass, ...] = ()
    left_out: tuple[Line, ...] = ()
    rules: tuple[Id, ...] = ()
    overrides: tuple[Id, ...] = ()
    version: Id | None = None
    """The plan version it was a copy of."""
    export: Id | None = None
    channel: ShareChannel | None = None
    shared_at: Moment
    time_zone: ZoneName = HOME_ZONE
    shared_by: Id
    family_said_now: bool = False
    """True: the family did not want the day's wait."""
    supersedes: tuple[Id, ...] = ()
    """The earlier copies that this one takes the place of."""
