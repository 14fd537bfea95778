"""Contacts as rows of a sheet, under the headings that an import reads them back from (C-03)."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from coachdesk.models.contact import Arranged, Contact, ContactKind, ContactOutcome, CostBasis
from coachdesk.tools import contact_cells as cells

Value = str | int | Decimal | date | None
"""What a cell holds; None is an empty cell, which is never 0."""

COLUMNS = (
    "family", "date", "kind", "description", "agency", "cost £", "basis", "code", "people", "outcome", "outcome reason",
    "how arranged", "calculator code", "contact id", "note",
    "how well the date is known", "until", "somebody was harmed", "told by",
)  # fmt: skip
"""The last four no import reads."""

_KINDS = {ContactKind.INCIDENT: "emergency", ContactKind.INTERVENTION: "planned help"}
_OUTCOMES: Mapping[ContactOutcome, str] = {one: words for words, one in reversed(list(cells.OUTCOMES.items()))}
_ARRANGED: Mapping[Arranged, str] = {one: words for words, one in cells.ARRANGED.items()}


def contacts_sheet(
    contacts: Iterable[Contact], families: Mapping[str, str], agencies: Mapping[str, str], people: Mapping[str, str]
) -> list[tuple[Value, ...]]:
    """The headings, then a row for each contact. The codes of families and people, and agencies' names, by id."""
    return [COLUMNS, *(_row(one, families, agencies, people) for one in contacts)]


def _row(
    contact: Contact, families: Mapping[str, str], agencies: Mapping[str, str], people: Mapping[str, str]
) -> tuple[Value, ...]:
    return (
        families.get(contact.log, ""),
        contact.happened_on,
        _KINDS[contact.contact_kind],
        contact.what,
        agencies.get(contact.agency, ""),
        None if contact.pence is None else Decimal(contact.pence).scaleb(-2),
        _basis(contact.basis, contact.basis_words),
        contact.category,
        "; ".join(people[one] for one in contact.people if one in people),
        _OUTCOMES[contact.outcome],
        contact.outcome_words,
        _ARRANGED[contact.arranged],
        contact.savings_category,
        contact.their_id,
        contact.note,
        contact.date_known.value,
        contact.until,
        contact.harmed.value.replace("_", " "),
        contact.source,
    )


def _basis(basis: CostBasis | None, words: str) -> str:
    name = "" if basis is None else basis.value
    return f"{name}: {words}" if words else name
