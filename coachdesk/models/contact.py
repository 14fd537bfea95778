"""A contact: one thing an agency did with or about a family, an emergency or planned help (C-01, C-02, C-07, C-12)."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self

from pydantic import Field, StringConstraints, model_validator

from coachdesk.models.moments import Asked
from coachdesk.models.record import Record, Value
from coachdesk.models.values import Id, Line, Name, Words

MOST_PENCE = 100_000_000
"""£1,000,000: no single contact has cost more; a sum above it has its point in the wrong place."""

Code = Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9A-Z]{0,7}$")]
"""A category's code, such as C01."""

RowPrint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""What a row of a sheet said, as a digest: the same row brought in again is known by it."""


class ContactKind(StrEnum):
    """Was it an unplanned emergency, or help that was planned? Nothing is guessed: without it an import waits."""

    INCIDENT = "incident"
    INTERVENTION = "intervention"


class DateKnown(StrEnum):
    """How well the day is known. Of what is less than a day, `happened_on` is the first day it can mean."""

    DAY = "day"
    ABOUT = "about"
    """That day or one near it."""
    MONTH = "month"
    SEASON = "season"
    """Three months, from that of `happened_on`."""
    YEAR = "year"


class ContactOutcome(StrEnum):
    """Whether the help arrived, in words that blame nobody (C-12)."""

    MET = "met"
    COULD_NOT_COME = "could_not_come"
    NOBODY_IN = "nobody_in"
    AGENCY_CANCELLED = "agency_cancelled"
    FAMILY_CANCELLED = "family_cancelled"
    LETTER_NOT_READ = "letter_not_read"
    """Told by a letter that they cannot read."""
    DUPLICATE = "duplicate"
    """The same as another agency's work."""
    NOT_APPLICABLE = "not_applicable"
    """There was nothing to come to: an emergency."""
    NOT_SAID = "not_said"


class Arranged(StrEnum):
    """How the family was told of it beforehand."""

    CALL = "call"
    TEXT = "text"
    LETTER = "letter"
    IN_PERSON = "in_person"
    THROUGH_SOMEONE = "through_someone"
    NOT_ARRANGED = "not_arranged"
    NOT_SAID = "not_said"


class CostBasis(StrEnum):
    """Where an amount comes from."""

    RATE = "rate"
    ACTUAL = "actual"
    APPORTIONED = "apportioned"
    EXCLUDED = "excluded"
    """Known, and left out of every total of the sheet; `basis_words` says why."""


class ContactFacts(Value):
    """What is known of a contact besides its kind."""

    happened_on: date
    date_known: DateKnown = DateKnown.DAY
    until: date | None = None
    """The last day of help that went on."""
    people: tuple[Id, ...] = ()
    """Whom of the family it was about; nobody named is the whole family."""
    agency: Id
    worker: Id | None = None
    category: Code | None = None
    what: Name
    """In words: "Police call-out, no further action"."""
    outcome: ContactOutcome = ContactOutcome.NOT_SAID
    outcome_words: Words = ""
    arranged: Arranged = Arranged.NOT_SAID
    pence: int | None = Field(default=None, ge=0, le=MOST_PENCE)
    """None is uncosted, which is never nothing: 0 is nothing."""
    basis: CostBasis | None = None
    basis_words: Line = ""
    savings_category: Code | None = None
    """Under which emergency the savings calculator counts it; None: under none."""
    harmed: Asked = Asked.NOT_ASKED
    """Whether somebody of the family was harmed: what was done for them is added up apart."""
    note: Words = ""
    source: Line = ""
    """Who told of it: "the agency's sheet of March", "an interview"."""
    their_id: Line = ""
    """What the agency calls it."""
    batch: Id | None = None
    """The import it came in; it counts when that import is whole (`ContactBatch`)."""
    sheet_row: int | None = Field(default=None, ge=1)
    row_print: RowPrint | None = None
    same_event_as: Id | None = None
    """Another agency's contact that tells of the same event: it counts there, and this is its second source."""

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if self.until is not None and self.until < self.happened_on:
            raise ValueError("until: it ends after it began")
        if self.pence is None and self.basis is not None and self.basis is not CostBasis.EXCLUDED:
            raise ValueError("basis: only an amount has one")
        if self.basis is CostBasis.EXCLUDED and not self.basis_words:
            raise ValueError("basis_words: say why it is left out")
        return self


_HARMED_FIRST: tuple[Asked, ...] = (Asked.NO, Asked.NOT_ASKED, Asked.YES)
"""While two people disagree, somebody was harmed."""


class Contact(ContactFacts, Record):
    """One contact, whose kind somebody has said."""

    kind: ClassVar[str] = "contact"
    cautious: ClassVar[Mapping[str, tuple[Any, ...]]] = {"harmed": _HARMED_FIRST}
    dated: ClassVar[str] = "happened_on"

    contact_kind: ContactKind


class WaitingContact(ContactFacts, Record):
    """A row of an import that does not say incident or intervention: it counts nowhere until somebody does."""

    kind: ClassVar[str] = "waiting_contact"
    cautious: ClassVar[Mapping[str, tuple[Any, ...]]] = {"harmed": _HARMED_FIRST}
    dated: ClassVar[str] = "happened_on"

    contact: Id | None = None
    """The contact it became."""
