"""Everything that figures of some families are worked out from, as it is now or as it was frozen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from coachdesk.models.figure_names import FigureNames
from coachdesk.models.figures import Marked, ProgrammeCost, Tally
from coachdesk.models.saving import Happened, UnitCost
from coachdesk.models.window import Window
from coachdesk.tools.coverage import CoverageGrid, coverage_of
from coachdesk.tools.figure_checks import Finding
from coachdesk.tools.savings import AskedOfFamilies

MIDDLE_OF_MONTH = 15


class ReviewHeld(NamedTuple):
    """A review of a family's plan, and when that plan was begun."""

    family: str
    held_on: date
    plan_began: date


class LineMarked(NamedTuple):
    """The day on which somebody put an X on a family's line."""

    family: str
    day: date


@dataclass(frozen=True, slots=True)
class Figures:
    """By ids; `names` says what they are called. Made from the desk or from a snapshot, and never changed."""

    families: tuple[str, ...]
    """Those asked about, by their codes."""
    names: FigureNames
    tallies: tuple[Tally, ...]
    marks: tuple[Marked, ...] = ()
    happened: tuple[Happened, ...] = ()
    mapped: frozenset[str] = frozenset()
    """Families whose journey map was drawn, with or without an incident on it."""
    joined: Mapping[str, str] = field(default_factory=dict)
    """The first month of support, by family."""
    reasons: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Why a family needed more help, by family and window."""
    programme: ProgrammeCost | None = None
    """None where nobody said what the programme costs; then there is no net figure."""
    unit_costs: Mapping[str, UnitCost] = field(default_factory=dict)
    cashable: frozenset[str] = frozenset()
    """Categories of which somebody said that money comes free (C-11)."""
    checks: tuple[Finding, ...] = ()
    several: frozenset[str] = frozenset()
    """Agencies that stand for several together; they are no agency in a count."""
    reviews: tuple[ReviewHeld, ...] = ()
    line_marks: tuple[LineMarked, ...] = ()
    is_whole: bool = True
    """Or else `happened`, `checks` and what categories are called were not read, for speed."""
    snapshot: str = ""
    """The name under which they were frozen; empty of figures as they are now."""

    @property
    def coverage(self) -> CoverageGrid:
        """What is known of each month."""
        return coverage_of(self.tallies, self.marks)

    def asked(self, families: Iterable[str] | None, during: Window) -> AskedOfFamilies:
        """Whom the savings calculator is asked about, for that window; None is all of them."""
        chosen = self.families if families is None else tuple(families)
        reasons = {family: words for (family, window), words in self.reasons.items() if window == str(during)}
        return AskedOfFamilies(chosen, self.mapped, self.joined, reasons)


def month_joined(joined_on: str) -> str:
    """The first month of support of a day such as 2011-03-03: the nearest beginning of a month.

    Of what is known to its month that month; "" of what is known to its year only.
    """
    if len(joined_on) < 7:
        return ""
    month = Window(joined_on[:7], 1)
    late = joined_on[8:] and int(joined_on[8:]) > MIDDLE_OF_MONTH
    return month.moved(1).first if late else month.first
