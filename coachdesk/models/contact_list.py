"""A list of contacts: which ones, in which order, and a page of them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from coachdesk.models.contact import Contact, ContactKind, ContactOutcome


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
