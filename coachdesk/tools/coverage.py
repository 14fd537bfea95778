"""What is known of each family, agency and month: recorded, recorded as zero, missing, not applicable (C-06, J-03).

Missing is never zero. A month of a family is missing when nobody said anything of it, and when somebody said that what
an agency had is missing, even where something came: a part is no total.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coachdesk.models.coverage_mark import Coverage
from coachdesk.models.figures import Marked, NOf, Tally
from coachdesk.models.window import Window


@dataclass(frozen=True, slots=True)
class CoverageGrid:
    """What is known, asked cell by cell. Made by `coverage_of`."""

    agencies: Mapping[str, tuple[str, ...]]
    """For each family the agencies that sent something of it or were spoken of, in alphabetical order."""
    cells: Mapping[tuple[str, str, str], Coverage]
    """By family, agency and month; what is not here is missing."""
    months: Mapping[tuple[str, str], Coverage]
    """What was said of a family's whole month."""
    contradictions: tuple[Marked, ...]
    """Where somebody said "nothing" or "not applicable" and contacts are here: the contacts count."""

    def cell(self, family: str, agency: str, month: str) -> Coverage:
        """What is known of one agency's month with one family."""
        whole = self.months.get((family, month))
        return self.cells.get((family, agency, month), whole or Coverage.MISSING)

    def month(self, family: str, month: str) -> Coverage:
        """What is known of a family's month.

        Missing, where it or one agency's part was said to be missing; else recorded, where anything of it is here;
        else what was said of the whole; else what was said of every agency that works with the family.
        """
        whole = self.months.get((family, month))
        agencies = self.agencies.get(family, ())
        said = [self.cells.get((family, agency, month)) for agency in agencies]
        if whole is Coverage.MISSING or Coverage.MISSING in said:
            return Coverage.MISSING
        if Coverage.RECORDED in said:
            return Coverage.RECORDED
        if whole is not None:
            return whole
        if not said or None in said:
            return Coverage.MISSING
        return Coverage.ZERO if Coverage.ZERO in said else Coverage.NOT_APPLICABLE

    def known(self, family: str, window: Window) -> NOf:
        """How many months of a window are recorded, as zero or otherwise."""
        states = [self.month(family, month) for month in window.each_month()]
        return NOf(sum(one in (Coverage.RECORDED, Coverage.ZERO) for one in states), window.months)

    def unknown_months(self, family: str, window: Window) -> tuple[str, ...]:
        """The months of a window that are not recorded, in their order."""
        known = (Coverage.RECORDED, Coverage.ZERO)
        return tuple(month for month in window.each_month() if self.month(family, month) not in known)

    def of_agency(self, agency: str, families: Iterable[str], window: Window) -> NOf:
        """Of how many family-months of a window an agency's part is known; those not applicable do not count."""
        states = [self.cell(family, agency, month) for family in families for month in window.each_month()]
        known = sum(one in (Coverage.RECORDED, Coverage.ZERO) for one in states)
        return NOf(known, len(states) - states.count(Coverage.NOT_APPLICABLE))


def coverage_of(tallies: Iterable[Tally], marks: Iterable[Marked] = ()) -> CoverageGrid:
    """What is known by the contacts that are here and by what was said. Of two marks of one cell the later counts."""
    sent = {(one.family, one.agency, one.month) for one in tallies if one.month}
    cells: dict[tuple[str, str, str], Coverage] = dict.fromkeys(sent, Coverage.RECORDED)
    months: dict[tuple[str, str], Coverage] = {}
    months_sent = {(family, month) for family, _, month in sent}
    contradictions: list[Marked] = []
    for one in marks:
        nothing = one.state in (Coverage.ZERO, Coverage.NOT_APPLICABLE)
        if one.agency is None:
            months[one.family, one.month] = one.state
            here = (one.family, one.month) in months_sent
        else:
            here = (one.family, one.agency, one.month) in sent
            cells[one.family, one.agency, one.month] = Coverage.RECORDED if here and nothing else one.state
        if here and nothing:
            contradictions.append(one)
    agencies: dict[str, set[str]] = defaultdict(set)
    for family, agency, _ in cells:
        agencies[family].add(agency)
    return CoverageGrid(
        {family: tuple(sorted(names)) for family, names in agencies.items()}, cells, months, tuple(contradictions)
    )
