"""Emergencies and planned help month by month, in counts and pounds, with whose month is not known (C-15)."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from coachdesk.models.figures import Sum, Tally
from coachdesk.models.window import Window
from coachdesk.tools.coverage import CoverageGrid
from coachdesk.tools.tallies import sums_by


class KindsOfMonth(NamedTuple):
    """One month of the families asked for."""

    month: str
    incidents: Sum
    planned: Sum
    missing: tuple[str, ...]
    """Families of whom the month is not known: nothing of them is in the two sums."""
    of: int
    """How many families were asked for."""

    @property
    def is_known(self) -> bool:
        """Whether anything is known of any family; else there is no figure to draw, and no nought either."""
        return len(self.missing) < self.of


def kinds_by_month(
    tallies: Iterable[Tally], families: Sequence[str], windows: Iterable[Window], coverage: CoverageGrid
) -> tuple[KindsOfMonth, ...]:
    """The months of the windows in their order, each once."""
    months = sorted({month for window in windows for month in window.each_month()})
    missing = {
        month: tuple(family for family in families if coverage.known(family, Window(month, 1)).n == 0)
        for month in months
    }
    inside = set(families)
    sums = sums_by(
        (one for one in tallies if one.family in inside and one.family not in missing.get(one.month, ())),
        lambda one: (one.month, one.incident),
    )
    return tuple(
        KindsOfMonth(
            month, sums.get((month, True), Sum()), sums.get((month, False), Sum()), missing[month], len(families)
        )
        for month in months
    )
