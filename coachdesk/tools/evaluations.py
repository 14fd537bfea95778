"""One evaluation: the comparison, its tables, what has to be told beside it, and the other comparison."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from coachdesk.errors import Refused
from coachdesk.models.comparison import Comparison, Row
from coachdesk.models.cost_table import CostTable
from coachdesk.models.figure_names import FigureNames
from coachdesk.models.figures import ProgrammeCost, Tally
from coachdesk.models.window import Window
from coachdesk.tools.agency_involvement import FamilyInvolved, MonthShare, involved, shares_by_month
from coachdesk.tools.cost_tables import agency_by_window, category_by_window, family_by_month
from coachdesk.tools.coverage import CoverageGrid
from coachdesk.tools.evaluation import compare, matched_months
from coachdesk.tools.evaluation_flags import evaluation_flags
from coachdesk.tools.figure_checks import Finding
from coachdesk.tools.figure_flags import Flag
from coachdesk.tools.flags_raised import A_YEAR
from coachdesk.tools.gathered_figures import Figures
from coachdesk.tools.windows import Compared, earlier_window, months_between

UNSAID = ProgrammeCost(0, "", estimate=False)
"""Stands in a comparison where nobody said what the programme costs; `Evaluation.net` is then nothing at all."""


class Matched(NamedTuple):
    """A family that was left out, in the months that are known both times; it is in no total (TV-10)."""

    family: str
    months: tuple[tuple[str, str], ...]
    row: Row


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was recorded, one window beside another. By ids; `names` says what they are called."""

    comparison: Comparison
    compared: Compared | None
    """Which earlier window was taken; None where it was typed and is neither."""
    other: Comparison | None
    """The same window beside the other earlier one, where that can be compared (C-05)."""
    names: FigureNames
    coverage: CoverageGrid
    has_programme_cost: bool
    tables: tuple[CostTable, CostTable, CostTable]
    """Family by month from the first month of one window to the last of the other, agency and category by window."""
    flags: tuple[Flag, ...]
    """All that has to be told, in sentences with codes for families."""
    checks: tuple[Finding, ...]
    """What looks wrong among the contacts (C-18); empty too where they were not looked at (`is_checked`)."""
    is_checked: bool
    matched: tuple[Matched, ...]
    involved: tuple[FamilyInvolved, ...]
    shares: tuple[MonthShare, ...]
    """The emergencies' part of the cost, by month."""
    snapshot: str
    """The name of the snapshot it was worked out from; empty of the figures as they are now."""

    @property
    def net(self) -> int | None:
        """The saving after the programme's own cost; None where nobody said what that is."""
        return self.comparison.net if self.has_programme_cost else None


def evaluated(figures: Figures, before: Window, during: Window, families: Iterable[str] | None = None) -> Evaluation:
    """The evaluation of these figures. Raises as `compare` does: BadInput("window"), Refused."""
    asked = figures.families if families is None else tuple(families)
    coverage = figures.coverage
    main = _compare(figures, before, during, asked, coverage)
    compared = next((one for one in Compared if earlier_window(during, one) == before), None)
    other = _other(figures, compared, during, asked, coverage)
    counted = [row.name for row in main.families]
    span = months_between(before.first, during.last)
    of_family = _by_family(figures.tallies)
    agencies = tuple(
        _involved(of_family.get(family, ()), figures.several, family, before, during) for family in counted
    )
    flags = evaluation_flags(figures, main, other, agencies)
    return Evaluation(
        comparison=main,
        compared=compared,
        other=other,
        names=figures.names,
        coverage=coverage,
        has_programme_cost=figures.programme is not None,
        tables=(
            family_by_month(figures.tallies, asked, span, coverage),
            agency_by_window(figures.tallies, counted, (before, during)),
            category_by_window(figures.tallies, counted, (before, during)),
        ),
        flags=tuple(one._replace(sentence=figures.names.in_sentence(one.sentence)) for one in flags),
        checks=figures.checks,
        is_checked=figures.is_whole,
        matched=_matched(of_family, main, coverage) if compared is Compared.SAME_MONTHS else (),
        involved=agencies,
        shares=shares_by_month(figures.tallies, counted, span, coverage),
        snapshot=figures.snapshot,
    )


def _compare(
    figures: Figures, before: Window, during: Window, asked: tuple[str, ...], coverage: CoverageGrid
) -> Comparison:
    programme = figures.programme or UNSAID
    return compare(figures.tallies, before, during, families=asked, coverage=coverage, programme=programme)


def _other(
    figures: Figures, compared: Compared | None, during: Window, asked: tuple[str, ...], coverage: CoverageGrid
) -> Comparison | None:
    """The comparison that was not asked for; None where it cannot be made, or is the same one."""
    wanted = Compared.PRECEDING if compared is Compared.SAME_MONTHS else Compared.SAME_MONTHS
    before = earlier_window(during, wanted)
    if compared is None or during.months > A_YEAR or before == earlier_window(during, compared):
        return None
    try:
        return _compare(figures, before, during, asked, coverage)
    except Refused:
        return None


def _by_family(tallies: Iterable[Tally]) -> Mapping[str, Sequence[Tally]]:
    """Each family's own, so that what is asked family by family does not go through all of them every time."""
    found: dict[str, list[Tally]] = {}
    for one in tallies:
        found.setdefault(one.family, []).append(one)
    return found


def _matched(of_family: Mapping[str, Sequence[Tally]], main: Comparison, coverage: CoverageGrid) -> tuple[Matched, ...]:
    return tuple(
        Matched(
            left.family,
            *matched_months(of_family.get(left.family, ()), main.before, main.during, left.family, coverage),
        )
        for left in main.left_out
    )


def _involved(
    tallies: Sequence[Tally], several: Collection[str], family: str, before: Window, during: Window
) -> FamilyInvolved:
    spans = (involved(tallies, family, span, no_agencies=several) for span in (before, during))
    return FamilyInvolved(family, *spans)
