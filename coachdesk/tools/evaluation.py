"""The comparison of recorded costs: a window put beside an earlier one (C-04 to C-12, requirements.md 2.1).

Only families of whom every month of both windows is known are compared; the others are named. What is printed of it is
worked out from pence; nothing is estimated but the programme's cost, which says so itself.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from coachdesk.errors import Refused
from coachdesk.models.comparison import Comparison, LargestEvent, LeftOut, NotArrived, Row, Without
from coachdesk.models.figures import ProgrammeCost, Sum, Tally, summed
from coachdesk.models.window import Window
from coachdesk.tools.coverage import CoverageGrid
from coachdesk.tools.tallies import largest_of, sum_of, sums_by
from coachdesk.tools.windows import refuse_unlike


@dataclass(frozen=True, slots=True)
class _BothWindows:
    """The tallies of the families compared, by window."""

    earlier: tuple[Tally, ...]
    later: tuple[Tally, ...]

    def row(self, name: str, wanted: Callable[[Tally], bool]) -> Row:
        return Row(name, sum_of(filter(wanted, self.earlier)), sum_of(filter(wanted, self.later)))

    def rows(self, key: Callable[[Tally], tuple[str, ...]]) -> list[tuple[tuple[str, ...], Sum, Sum]]:
        """Earlier and later by key; one that is in a single window stands beside nothing."""
        was, became = sums_by(self.earlier, key), sums_by(self.later, key)
        return [(one, was.get(one, Sum()), became.get(one, Sum())) for one in sorted({*was, *became})]

    def named(self, key: Callable[[Tally], str]) -> tuple[Row, ...]:
        return tuple(Row(name, was, became) for (name,), was, became in self.rows(lambda one: (key(one),)))

    def not_arrived(self) -> tuple[NotArrived, ...]:
        return tuple(
            NotArrived(reason, agency, Row(reason, was, became))
            for (reason, agency), was, became in self.rows(lambda one: (one.not_arrived, one.agency))
            if reason
        )


def compare(
    tallies: Iterable[Tally],
    before: Window,
    during: Window,
    *,
    families: Iterable[str],
    coverage: CoverageGrid,
    programme: ProgrammeCost,
) -> Comparison:
    """Two windows put beside each other, for these families.

    Tallies of other families or months may be among them. Raises BadInput("window") for windows that are unequal or
    overlap, and Refused when no family has all of its months.
    """
    refuse_unlike(before, during)
    asked = tuple(dict.fromkeys(families))
    left_out = tuple(
        LeftOut(family, coverage.known(family, before), coverage.known(family, during), unknown)
        for family in asked
        if (unknown := (*coverage.unknown_months(family, before), *coverage.unknown_months(family, during)))
    )
    out = {one.family for one in left_out}
    compared = tuple(family for family in asked if family not in out)
    if not compared:
        raise Refused("No family has something recorded for every month of both windows, so nothing can be compared.")
    inside = set(compared)
    ours = [one for one in tallies if one.family in inside]
    earlier_months, later_months = frozenset(before.each_month()), frozenset(during.each_month())
    both = _BothWindows(
        tuple(one for one in ours if one.month in earlier_months),
        tuple(one for one in ours if one.month in later_months),
    )
    found = {row.name: row for row in both.named(lambda one: one.family)}
    rows = tuple(found.get(family, Row(family, Sum(), Sum())) for family in compared)
    total = Row("", summed(row.before for row in rows), summed(row.during for row in rows))
    return Comparison(
        before=before,
        during=during,
        programme=programme,
        asked=asked,
        left_out=left_out,
        total=total,
        families=rows,
        agencies=both.named(lambda one: one.agency),
        categories=both.named(lambda one: one.category),
        incidents=both.row("incident", lambda one: one.incident),
        interventions=both.row("intervention", lambda one: not one.incident),
        harmed=both.row("harmed", lambda one: one.harmed),
        not_arrived=both.not_arrived(),
        largest_before=_largest(both.earlier, total.before.pence, total.saving, -1),
        largest_during=_largest(both.later, total.during.pence, total.saving, 1),
        without=_without(rows, total.saving, programme),
        monthless=sum_of(one for one in ours if not one.month),
    )


def matched_months(
    tallies: Iterable[Tally], before: Window, during: Window, family: str, coverage: CoverageGrid
) -> tuple[tuple[tuple[str, str], ...], Row]:
    """A family that was left out, compared only in those months that are known both times (TV-10).

    The pairs of months, and what they come to. It belongs beside a comparison with the year before, where a month has
    its like; it is in no total.
    """
    refuse_unlike(before, during)
    unknown = {*coverage.unknown_months(family, before), *coverage.unknown_months(family, during)}
    pairs = tuple(
        (earlier, later)
        for earlier, later in zip(before.each_month(), during.each_month(), strict=True)
        if not unknown.intersection((earlier, later))
    )
    mine = [one for one in tallies if one.family == family]
    earlier_months, later_months = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    return pairs, Row(
        family,
        sum_of(one for one in mine if one.month in earlier_months),
        sum_of(one for one in mine if one.month in later_months),
    )


def _largest(tallies: Iterable[Tally], total: int, saving: int, sign: int) -> LargestEvent | None:
    """`sign` 1 where the saving grows without the event: it was one of the later window."""
    event = largest_of(tallies)
    return event and LargestEvent(event, total - event.pence, saving + sign * event.pence)


def _without(rows: Sequence[Row], saving: int, programme: ProgrammeCost) -> tuple[Without, ...]:
    cost = programme.pence_per_family * (len(rows) - 1)
    return tuple(Without(row.name, saving - row.saving, saving - row.saving - cost) for row in rows)
