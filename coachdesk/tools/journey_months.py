"""What each month of a journey map cost, and of which months something is known of each agency (C-06, J-03)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from coachdesk.models.contact import Contact, ContactKind, CostBasis
from coachdesk.models.coverage_mark import Coverage, CoverageMark
from coachdesk.models.figures import NOf
from coachdesk.models.journey_map import MonthCost
from coachdesk.models.window import Window
from coachdesk.tools.counted_contacts import counted
from coachdesk.tools.windows import months_between

_SURE = frozenset({CostBasis.RATE, CostBasis.ACTUAL})
_KNOWN = (Coverage.RECORDED, Coverage.ZERO)


def window_of(first: date, last: date) -> Window:
    """The months from one day's to another's."""
    return months_between(month_of(first), month_of(last))


def month_of(day: date) -> str:
    """ "2011-03"."""
    return day.isoformat()[:7]


def month_costs(contacts: Iterable[Contact], window: Window) -> tuple[tuple[MonthCost, ...], MonthCost]:
    """Every month of the window in order, and what is known to its season or year only, apart.

    As the cost tables count: an emergency or planned help in the month it began in, in whole.
    """
    found = {month: MonthCost(month) for month in ("", *window.each_month())}
    for contact in contacts:
        one = counted(contact)
        if one.month not in found:
            continue
        so_far = found[one.month]
        sure = one.pence is not None and not one.excluded
        pence = one.pence or 0 if sure else 0
        emergency = contact.contact_kind is ContactKind.INCIDENT
        found[one.month] = replace(
            so_far,
            incident_pence=so_far.incident_pence + (pence if emergency else 0),
            planned_pence=so_far.planned_pence + (0 if emergency else pence),
            estimated_pence=so_far.estimated_pence + (0 if contact.basis in _SURE else pence),
            count=so_far.count + 1,
            uncosted=so_far.uncosted + (one.pence is None and not one.excluded),
            excluded=so_far.excluded + bool(one.excluded),
        )
    return tuple(found[month] for month in window.each_month()), found[""]


def agency_coverage(contacts: Iterable[Contact], marks: Iterable[CoverageMark]) -> dict[tuple[str, str], Coverage]:
    """By agency and month. Contacts that are here count as recorded, unless somebody said that some are missing."""
    found = {(one.agency, one.month): one.coverage for one in marks}
    for contact in contacts:
        one = counted(contact)
        if one.month and found.get((one.agency, one.month)) is not Coverage.MISSING:
            found[one.agency, one.month] = Coverage.RECORDED
    return found


def months_known(agency: str, window: Window, coverage: Mapping[tuple[str, str], Coverage]) -> NOf:
    """Of how many months something is known; those in which the agency had no part do not count."""
    states = [coverage.get((agency, month), Coverage.MISSING) for month in window.each_month()]
    return NOf(sum(one in _KNOWN for one in states), len(states) - states.count(Coverage.NOT_APPLICABLE))
