"""The contacts behind one figure: exactly those that it adds up, so that every pound opens its evidence (C-01)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from coachdesk.desk import Desk
from coachdesk.desk.some import records_with_ids
from coachdesk.models.contact import Contact, ContactKind, ContactOutcome
from coachdesk.models.family import Family
from coachdesk.models.figures import Sum
from coachdesk.models.organisation import Agency
from coachdesk.models.window import Window
from coachdesk.operations.contact_list import ContactWanted, contact_page
from coachdesk.tools.counted_contacts import counted
from coachdesk.tools.tallies import sum_of, tallied

_ALL = 1_000_000


@dataclass(frozen=True)
class BehindFigure:
    """Which contacts a figure is of: those named by `ids`, or those of families in the months of a window."""

    families: tuple[str, ...] = ()
    window: Window | None = None
    agency: str | None = None
    category: str | None = None
    contact_kind: ContactKind | None = None
    outcome: ContactOutcome | None = None
    harmed: bool = False
    """Only those in which the family was harmed."""
    ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Behind:
    """The contacts by day, what they come to, and the names of what they speak of."""

    contacts: tuple[Contact, ...]
    sum: Sum
    families: Mapping[str, str] = field(default_factory=dict)
    agencies: Mapping[str, str] = field(default_factory=dict)


def behind_figure(desk: Desk, asked: BehindFigure) -> Behind:
    """The contacts that a figure adds up; no other, and none left out."""
    found = records_with_ids(desk, Contact, asked.ids) if asked.ids else _of_window(desk, asked)
    contacts = tuple(sorted(found, key=lambda one: (one.happened_on, one.id)))
    return Behind(
        contacts,
        sum_of(tallied(each for each in map(counted, contacts) if each is not None)),
        {one.id: one.ref for one in desk.records(Family)},
        {one.id: one.name for one in desk.records(Agency)},
    )


def _of_window(desk: Desk, asked: BehindFigure) -> list[Contact]:
    window = asked.window
    if window is None:
        return []
    wanted = ContactWanted(
        agency=asked.agency,
        first_day=window.first_day,
        last_day=window.last_day,
        contact_kind=asked.contact_kind,
        outcome=asked.outcome,
        category=asked.category,
    )
    return [
        row.contact
        for family in asked.families
        for row in contact_page(desk, replace(wanted, family=family), size=_ALL).rows
        if _is_in(row.contact, window, harmed=asked.harmed)
    ]


def _is_in(contact: Contact, window: Window, *, harmed: bool) -> bool:
    """Whether figures count it there: what is known to its season or year alone stands in no window."""
    one = counted(contact)
    return one is not None and window.has(one.month) and (one.harmed or not harmed)
