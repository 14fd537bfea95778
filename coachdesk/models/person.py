"""A person: adult or child, unborn or deceased, living here or elsewhere (F-02)."""

from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, Self

from pydantic import Field, model_validator

from coachdesk.models.record import Record
from coachdesk.models.values import Id, Line, Name, PartialDate, Words


class FamilyRole(StrEnum):
    PARENT = "parent"
    STEP_PARENT = "step_parent"
    CHILD = "child"
    GRANDPARENT = "grandparent"
    PARTNER = "partner"
    KIN = "kin"
    FRIEND = "friend"
    ASSOCIATE = "associate"


class ContactRoute(StrEnum):
    """How someone wants to be reached (F-04)."""

    CALL = "call"
    TEXT = "text"
    VISIT = "visit"
    LETTER = "letter"
    VIA_SOMEONE = "via_someone"


class ReadingNeed(StrEnum):
    READ_ALOUD = "read_aloud"
    EASY_READ = "easy_read"
    LARGE_PRINT = "large_print"
    BSL = "bsl"
    INTERPRETER = "interpreter"
    HELP_WITH_FORMS = "help_with_forms"


class Person(Record):
    """One person as one family knows them. Someone in two families is two of these and a SamePerson link."""

    kind: ClassVar[str] = "person"
    searched: ClassVar[tuple[str, ...]] = ("known_as", "legal_name", "other_names", "phone")
    cautious: ClassVar[dict[str, tuple[Any, ...]]] = {
        "no_contact": (False, True),
        "address_restricted": (False, True),
    }

    number: int = Field(ge=1, le=999)
    """The n of the code F1-Pn."""
    known_as: Name
    legal_name: Line = ""
    other_names: Line = ""
    """Earlier names and spellings, so that a search finds them."""
    pronouns: Line = ""
    role: FamilyRole
    birth_date: PartialDate | None = None
    due_date: date | None = None
    """Set for someone not yet born."""
    deceased_on: PartialDate | None = None
    lives_elsewhere: bool = False
    first_language: Line = ""
    reading_needs: tuple[ReadingNeed, ...] = ()
    preferred_contact: ContactRoute | None = None
    phone: Line = ""
    safe_to_contact: Line = ""
    """When and how it is safe to ring: "mornings, never leave a message"."""
    no_contact: bool = False
    """True: never contacted, and never given a copy."""
    address_restricted: bool = False
    parental_responsibility: bool = False
    young_carer: bool = False
    included: bool = True
    """Counted among the people worked with (N-14)."""
    included_reason: Words = ""
    notes: Words = ""

    @model_validator(mode="after")
    def _born_or_due(self) -> Self:
        if self.birth_date and self.due_date:
            raise ValueError("birth_date: someone already born has no due date")
        return self


class RelationshipKind(StrEnum):
    PARENT_OF = "parent_of"
    STEP_PARENT_OF = "step_parent_of"
    GRANDPARENT_OF = "grandparent_of"
    PARTNER_OF = "partner_of"
    FORMER_PARTNER_OF = "former_partner_of"
    SIBLING_OF = "sibling_of"
    CARER_OF = "carer_of"
    FRIEND_OF = "friend_of"
    OTHER = "other"


class Relationship(Record):
    """How one person is related to another, as confirmed or as said by one (requirements.md 4.2)."""

    kind: ClassVar[str] = "relationship"

    person: Id
    to_person: Id
    relation: RelationshipKind
    in_words: Line = ""
    from_date: PartialDate | None = None
    to_date: PartialDate | None = None
    confirmed: bool = False

    @model_validator(mode="after")
    def _two_people(self) -> Self:
        if self.person == self.to_person:
            raise ValueError("to_person: choose two different people")
        return self


class SamePerson(Record):
    """A link saying two records are one human being; kept in each family's log, un-merged by removing it.

    Joins only for someone assigned to both; phone, address and needs never cross (architecture.md).
    With `other_family` equal to this log it merges two records made twice by mistake.
    """

    kind: ClassVar[str] = "same_person"

    person: Id
    other_person: Id
    other_family: Id
    said_by: Line = ""


class NeedLevel(StrEnum):
    WORRY = "worry"
    NEED = "need"
    CRISIS = "crisis"


class Need(Record):
    """Something the family or a person needs help with; found later counts apart from the start (F-05)."""

    kind: ClassVar[str] = "need"
    searched: ClassVar[tuple[str, ...]] = ("words",)

    area: Line
    """One of `models.needs.AREAS` or the organisation's own."""
    words: Words = ""
    person: Id | None = None
    level: NeedLevel = NeedLevel.NEED
    found_on: PartialDate | None = None
    said_by: Line = ""
    at_start: bool = True
    met_on: PartialDate | None = None
    step: Id | None = None
    """The step of the plan that it became, where it could not wait (F-16)."""


class Strength(Record):
    """Something the family or a person is good at, hopes for or can count on (F-09)."""

    kind: ClassVar[str] = "strength"
    searched: ClassVar[tuple[str, ...]] = ("words",)

    words: Words
    person: Id | None = None
    said_by: Line = ""
