"""Which other reports may tell of the same event: of another agency, at about the same time (C-01, C-12)."""

from collections.abc import Iterable
from datetime import date, timedelta

from coachdesk.models.contact import Contact
from coachdesk.tools.day_spans import day_span

NEAR_DAYS = 3
"""Agencies write down the day they heard of it; further apart nobody is asked."""
_LONGEST = 92
"""Days of a season: what is known to its year only is near everything."""
_MONTH = 31


def days_apart(one: Contact, other: Contact) -> int:
    """How many days lie between two contacts at the least: none where they can have been on one day."""
    first, second = day_span(one.happened_on, one.date_known), day_span(other.happened_on, other.date_known)
    return max(0, (second[0] - first[1]).days, (first[0] - second[1]).days)


def may_be_same(contact: Contact, others: Iterable[Contact], most: int = 4) -> tuple[Contact, ...]:
    """The reports that may tell of the same event as `contact`, the likeliest first, at most so many.

    Only another agency of the same family can have told of it, and only what is joined to nothing is offered.
    """
    near = [
        (one.contact_kind is not contact.contact_kind, days_apart(contact, one), one.happened_on, one.id, one)
        for one in others
        if one.log == contact.log
        and one.agency != contact.agency
        and one.same_event_as is None
        and max(_days(one), _days(contact)) <= _LONGEST
        and days_apart(contact, one) <= NEAR_DAYS
    ]
    return tuple(one for *_, one in sorted(near, key=lambda row: row[:4])[:most])


def look_between(contact: Contact) -> tuple[date, date]:
    """The first and the last `happened_on` that a report of the same event can have."""
    first, last = day_span(contact.happened_on, contact.date_known)
    return first - timedelta(days=_LONGEST + NEAR_DAYS), last + timedelta(days=_MONTH + NEAR_DAYS)


def _days(one: Contact) -> int:
    first, last = day_span(one.happened_on, one.date_known)
    return (last - first).days
