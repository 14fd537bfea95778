"""A list of contacts that count, narrowed and sorted, a page at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from coachdesk.desk import Desk
from coachdesk.models.contact import Contact, ContactKind, ContactOutcome
from coachdesk.models.family import Family
from coachdesk.models.organisation import Agency
from coachdesk.operations.contacts import contacts_of
from coachdesk.tools.contact_words import contact_words, typed_words


class ContactSort(StrEnum):
    """What a list is sorted by; within what is alike, the latest day first."""

    DAY = "day"
    FAMILY = "family"
    """By its code."""
    AGENCY = "agency"
    """By its name."""
    KIND = "kind"
    OUTCOME = "outcome"
    AMOUNT = "amount"
    """Uncosted before nothing, or after it when the dearest come first."""


@dataclass(frozen=True, slots=True)
class ContactWanted:
    """Which contacts, in which order. None and no text narrow nothing; both days count."""

    family: str | None = None
    agency: str | None = None
    first_day: date | None = None
    last_day: date | None = None
    contact_kind: ContactKind | None = None
    outcome: ContactOutcome | None = None
    category: str | None = None
    """A category's code; empty for contacts without one."""
    text: str = ""
    """Words, each of which stands somewhere in what is said of the contact."""
    sort: ContactSort = ContactSort.DAY
    descending: bool = True


class ContactRow(NamedTuple):
    """A contact, and how many told of it."""

    contact: Contact
    sources: int


class ContactPage(NamedTuple):
    """Some rows of a list, and how many there are in all."""

    rows: tuple[ContactRow, ...]
    total: int


def contact_page(desk: Desk, wanted: ContactWanted, after: int = 0, size: int = 100) -> ContactPage:
    """At most `size` rows of the list, the first `after` of it left out. What counts is as in `contacts_of`."""
    words = typed_words(wanted.text)
    found = [
        one
        for one in contacts_of(desk, wanted.family)
        if wanted.agency in (None, one.agency)
        and (wanted.first_day or date.min) <= one.happened_on <= (wanted.last_day or date.max)
        and wanted.contact_kind in (None, one.contact_kind)
        and wanted.outcome in (None, one.outcome)
        and wanted.category in (None, one.category or "")
        and all(word in contact_words(one) for word in words)
    ]
    refs = {one.id: one.ref.casefold() for one in desk.records(Family)}
    names = {one.id: one.name.casefold() for one in desk.records(Agency)}
    found.sort(key=lambda one: (one.happened_on, one.id), reverse=True)
    found.sort(key=lambda one: _place(wanted.sort, one, refs, names), reverse=wanted.descending)
    rows = found[after : after + size]
    sources = [sum(1 for other in desk.records(Contact, one.log) if other.same_event_as == one.id) + 1 for one in rows]
    return ContactPage(tuple(map(ContactRow, rows, sources)), len(found))


def _place(sort: ContactSort, one: Contact, refs: Mapping[str, str], names: Mapping[str, str]) -> tuple[str, int]:
    match sort:
        case ContactSort.DAY:
            return ("", one.happened_on.toordinal())
        case ContactSort.FAMILY:
            return (refs.get(one.log, ""), 0)
        case ContactSort.AGENCY:
            return (names.get(one.agency, ""), 0)
        case ContactSort.KIND:
            return (one.contact_kind.value, 0)
        case ContactSort.OUTCOME:
            return (one.outcome.value, 0)
        case ContactSort.AMOUNT:
            return ("", -1 if one.pence is None else one.pence)
