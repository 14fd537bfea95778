"""How many agencies had to do with a family, planned and unplanned, and the emergencies' share (C-14, C-15)."""

from collections.abc import Collection, Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from coachdesk.models.figures import Tally
from coachdesk.models.window import Window
from coachdesk.tools.coverage import CoverageGrid
from coachdesk.tools.figure_ratios import incident_share
from coachdesk.tools.tallies import sum_of


class Involved(NamedTuple):
    """Agencies that were there in a month or a window, by name."""

    span: Window
    planned: tuple[str, ...]
    unplanned: tuple[str, ...]


class FamilyInvolved(NamedTuple):
    """The agencies that were there for one family, before and during."""

    family: str
    before: Involved
    during: Involved


class MonthShare(NamedTuple):
    """The part that incidents have of a month's cost; None where nothing was spent or the month is missing."""

    month: str
    share: Fraction | None
    missing: tuple[str, ...]
    """Families of whom the month is not known; they are not in the share."""


def involved(tallies: Iterable[Tally], family: str, span: Window, *, no_agencies: Collection[str] = ()) -> Involved:
    """The agencies that had a contact with the family in those months, whether or not it was costed.

    `no_agencies` are names that stand for several, such as a share of everybody's time: they are not counted.
    """
    months = frozenset(span.each_month())
    here = [one for one in tallies if one.family == family and one.month in months and one.agency not in no_agencies]
    return Involved(
        span,
        tuple(sorted({one.agency for one in here if not one.incident})),
        tuple(sorted({one.agency for one in here if one.incident})),
    )


def start_middle_end(
    tallies: Sequence[Tally], family: str, span: Window, months: int = 3, *, no_agencies: Collection[str] = ()
) -> tuple[Involved, ...]:
    """The agencies in the first, the middle and the last `months` of a span; in all of it where it is shorter."""
    length = min(months, span.months)
    room = span.months - length
    firsts = (0, room // 2, room)
    spans = (Window(span.moved(first).first, length) for first in firsts)
    return tuple(involved(tallies, family, one, no_agencies=no_agencies) for one in spans)


def shares_by_month(
    tallies: Iterable[Tally], families: Sequence[str], span: Window, coverage: CoverageGrid
) -> tuple[MonthShare, ...]:
    """The part that incidents have of the cost, month by month, of the families whose month is known."""
    ours = list(tallies)
    found = []
    for month in span.each_month():
        alone = Window(month, 1)
        missing = tuple(family for family in families if coverage.known(family, alone).n == 0)
        inside = set(families) - set(missing)
        here = [one for one in ours if one.month == month and one.family in inside]
        share = incident_share(
            sum_of(one for one in here if one.incident), sum_of(one for one in here if not one.incident)
        )
        found.append(MonthShare(month, share, missing))
    return tuple(found)
