"""The savings calculator: incidents before and during, times what one costs, and what follows on an assumption (1.7).

A family without a map is left out, for nothing is known of it; one whose map has no incident counts as nothing. Every
product is in whole pence, so that on paper the rows come to the total.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from coachdesk.errors import Refused
from coachdesk.models.saving import (
    FamilySaving,
    Happened,
    Kept,
    Line,
    Multiplied,
    Range,
    Savings,
    SingleEvent,
    UnitCost,
    WithoutFamily,
)
from coachdesk.models.window import Window
from coachdesk.tools.factors import factor_of, periods
from coachdesk.tools.money import nearest
from coachdesk.tools.windows import months_between, refuse_shared

KEPT_PERCENT = (100, 75, 50)
COSTLY_PENCE = 100_000
"""What one of them costs, from which on a multiplied event is told of."""
RARE_COUNT = 4
"""Up to how many in the window during are few."""
_NOTHING = Range(0, 0, 0)


@dataclass(frozen=True, slots=True)
class AskedOfFamilies:
    """Whom the calculator is asked about, and what is known of them besides the events."""

    families: tuple[str, ...]
    mapped: frozenset[str]
    """Those whose journey map was drawn, with or without an incident on it."""
    joined: Mapping[str, str] = field(default_factory=dict)
    """The first whole month of support, where it is later than the window's own."""
    reasons: Mapping[str, str] = field(default_factory=dict)
    """Why a family needed more help, where somebody wrote it down."""


def work_out(
    happened: Iterable[Happened],
    unit_costs: Mapping[str, UnitCost],
    before: Window,
    during: Window,
    asked: AskedOfFamilies,
) -> Savings:
    """The saving for each family and in all.

    The windows need not be as long as each other: what happened during is multiplied by months before for each month
    during. Raises BadInput("window") where they share a month, and Refused where no family can be counted.
    """
    refuse_shared(before, during)
    families = tuple(dict.fromkeys(asked.families))
    no_map = tuple(family for family in families if family not in asked.mapped)
    late = tuple(
        family for family in families if family in asked.mapped and asked.joined.get(family, during.last) > during.last
    )
    counted = [family for family in families if family not in no_map and family not in late]
    if not counted:
        raise Refused("No family that was asked about has a journey map of these months, so nothing can be worked out.")
    ours = sorted((one for one in happened if one.family in counted), key=lambda one: (one.month, one.id))
    by_family: dict[str, list[Happened]] = defaultdict(list)
    for one in ours:
        by_family[one.family].append(one)
    found = tuple(
        _of_family(family, by_family[family], unit_costs, (before, _own(during, asked.joined.get(family))), asked)
        for family in counted
    )
    total = _all(one.saving for one in found)
    factor = factor_of(before.months, during.months)
    told = periods(before, during)
    return Savings(
        before=before,
        during=during,
        measured=told.measured,
        projected=told.projected,
        factor=factor,
        families=found,
        no_map=no_map,
        joined_after=late,
        unpriced=tuple(one for one in ours if one.category not in unit_costs),
        monthless=tuple(one for one in ours if not one.month),
        total=total,
        without=tuple(WithoutFamily(one.family, total.likely - one.saving.likely) for one in found),
        single_event=_single_event(found, total.likely),
        multiplied=tuple(each for one in found for each in _multiplied(one)),
        kept=_kept(found),
    )


def _own(during: Window, joined: str | None) -> Window:
    """A family's own window: from when it joined, where that is later."""
    return during if joined is None or joined <= during.first else months_between(joined, during.last)


def _of_family(
    family: str,
    happened: Sequence[Happened],
    unit_costs: Mapping[str, UnitCost],
    windows: tuple[Window, Window],
    asked: AskedOfFamilies,
) -> FamilySaving:
    before, during = windows
    factor = factor_of(before.months, during.months)
    lines = tuple(
        _line(unit, [one for one in happened if one.category == category], windows, factor)
        for category, unit in sorted(unit_costs.items())
        if any(one.category == category and (before.has(one.month) or during.has(one.month)) for one in happened)
    )
    return FamilySaving(
        family=family,
        during=during,
        factor=factor,
        lines=lines,
        before=_all(line.cost_before for line in lines),
        cost_during=_all(line.cost_during for line in lines),
        scaled=_all(line.cost_scaled for line in lines),
        saving=_all(line.saving for line in lines),
        reason=asked.reasons.get(family, ""),
    )


def _line(unit: UnitCost, happened: Sequence[Happened], windows: tuple[Window, Window], factor: Fraction) -> Line:
    before, during = (tuple(one.id for one in happened if window.has(one.month)) for window in windows)
    cost = unit.pence.times(len(during))
    scaled = Range(*(nearest(one * factor) for one in cost))
    return Line(unit, before, during, unit.pence.times(len(before)), cost, scaled)


def _all(ranges: Iterable[Range]) -> Range:
    total = _NOTHING
    for one in ranges:
        total = total.plus(one)
    return total


def _single_event(families: Iterable[FamilySaving], total: int) -> SingleEvent | None:
    """Of events that move the result as much, the first by family and category."""
    found: SingleEvent | None = None
    for one in families:
        for line in one.lines:
            cost = line.unit.pence.likely * one.factor
            later = nearest(cost * (len(line.during) - 1)) - nearest(cost * len(line.during))
            for ids, moved in ((line.before, line.unit.pence.likely), (line.during, later)):
                if ids and (found is None or abs(moved) > abs(found.moved)):
                    found = SingleEvent(ids[0], one.family, line.unit, moved, total - moved)
    return found


def _multiplied(one: FamilySaving) -> Iterable[Multiplied]:
    return (
        Multiplied(one.family, line.unit, len(line.during), one.factor)
        for line in one.lines
        if one.factor > 1 and 1 <= len(line.during) <= RARE_COUNT and line.unit.pence.likely >= COSTLY_PENCE
    )


def _kept(families: Sequence[FamilySaving]) -> tuple[Kept, ...]:
    """The change seen while support lasted stands; of the months after it only the part that is kept."""
    told: list[Kept] = []
    for percent in KEPT_PERCENT:
        kept = Fraction(percent, 100)
        measured = projected = Fraction(0)
        for one in families:
            lasting = (1 + kept * (one.factor - 1)) / one.factor if one.factor > 1 else Fraction(1)
            measured += one.saving.likely * lasting
            projected += one.saving.likely * kept
        told.append(Kept(percent, nearest(measured), nearest(projected)))
    return tuple(told)
