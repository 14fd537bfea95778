"""What is known of each family, agency and month: shown as a grid, and marked for a whole agency or time at once."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from coachdesk.desk import Desk, Opened
from coachdesk.desk.edge import checked
from coachdesk.errors import BadInput
from coachdesk.models.coverage_mark import Coverage, CoverageMark
from coachdesk.models.family import Assignment, Family
from coachdesk.models.figures import Marked, NOf
from coachdesk.models.organisation import Agency, Worker
from coachdesk.models.window import Window
from coachdesk.operations.contact_tallies import tallies_of
from coachdesk.tools.coverage import coverage_of
from coachdesk.tools.coverage_marks import coverage_mark_id, marks_by_cell

_SENT = (Coverage.ZERO, Coverage.NOT_APPLICABLE)
"""What nobody can say of a month in which contacts are here."""


class CoverageCell(NamedTuple):
    """What is known of one month. A month of which nobody said anything is missing, and `said` is False."""

    state: Coverage
    said: bool
    contacts: int


class CoverageRow(NamedTuple):
    """One agency with one family: what is known of each month of the window, and of how many."""

    family: str
    agency: str
    cells: tuple[CoverageCell, ...]
    known: NOf


class FamilyCoverage(NamedTuple):
    """One family: what is known of each month, all agencies together, and its agencies by their names."""

    family: Family
    months: tuple[Coverage, ...]
    known: NOf
    rows: tuple[CoverageRow, ...]


@dataclass(frozen=True, slots=True)
class CoverageShown:
    """What is known of the months of a window."""

    window: Window
    families: tuple[FamilyCoverage, ...]
    agencies: Mapping[str, str]
    """The name of every agency of the directory, by its id."""
    known: NOf
    """Of how many months of all these families."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What became of marking many months at once."""

    marked: int
    left: int
    """Months in which contacts are here, so that they stay recorded."""


def marks_of(desk: Desk, families: Iterable[str] | None = None) -> tuple[Marked, ...]:
    """The marks that count, of some families or (None) of all on this laptop."""
    if families is None:
        found = desk.records(CoverageMark)
    else:
        found = [one for family in sorted(set(families)) for one in desk.records(CoverageMark, family)]
    cells = marks_by_cell(found)
    return tuple(Marked(one.log, one.agency, one.month, one.coverage) for one in cells.values())


def coverage_shown(desk: Desk, window: Window, family_id: str = "") -> CoverageShown:
    """The grid of one family, or of all on this laptop. Raises NotFound.

    A family has a row for each agency that sent or was spoken of, and for each whose worker is with the family.
    """
    if family_id:
        families = [desk.get(Family, family_id).record]
    else:
        families = sorted(desk.records(Family), key=lambda one: (one.ref, one.id))
    ids = [one.id for one in families]
    asked = ids if family_id else None
    tallies, marks = tallies_of(desk, asked), marks_of(desk, asked)
    grid = coverage_of(tallies, marks)
    counts: dict[tuple[str, str, str], int] = {}
    for tally in tallies:
        cell = (tally.family, tally.agency, tally.month)
        counts[cell] = counts.get(cell, 0) + tally.sum.count
    said = {(one.family, one.agency, one.month) for one in marks}
    agencies = {one.id: one.name for one in desk.records(Agency)}
    working = _working(desk, family_id, agencies)
    shown = []
    for family in families:
        rows = []
        for agency in sorted(
            {*grid.agencies.get(family.id, ()), *working.get(family.id, ())},
            key=lambda one: (agencies.get(one, "").casefold(), one),
        ):
            places = [(family.id, agency, month) for month in window.each_month()]
            cells = tuple(
                CoverageCell(grid.cell(*place), place in said or place in counts, counts.get(place, 0))
                for place in places
            )
            rows.append(CoverageRow(family.id, agency, cells, grid.of_agency(agency, (family.id,), window)))
        months = tuple(grid.month(family.id, month) for month in window.each_month())
        shown.append(FamilyCoverage(family, months, grid.known(family.id, window), tuple(rows)))
    known = NOf(sum(one.known.n for one in shown), sum(one.known.of for one in shown))
    return CoverageShown(window, tuple(shown), agencies, known)


def mark_months(
    desk: Desk, families: Collection[str], agency: str, months: Collection[str], coverage: Coverage | None
) -> Marks:
    """Say what is known of one agency's part of these months; None takes back whatever was said.

    Nothing and not applicable are not said of a month in which contacts of the agency are here: it stays as it is.
    Raises BadInput where no family, agency or month is named.
    """
    return mark_cells(desk, [(family, agency, month) for family in families for month in months], coverage)


def mark_cells(desk: Desk, cells: Collection[tuple[str, str, str]], coverage: Coverage | None) -> Marks:
    """The same of single cells: family, agency and month."""
    if not cells or any(not all(one) for one in cells):
        raise BadInput("agency", "Choose the agency and the months first.")
    if coverage is Coverage.RECORDED:
        raise BadInput("coverage", "A month is recorded once its contacts are here. Bring them in or write them down.")
    families = {family for family, _, _ in cells}
    here = {(one.family, one.agency, one.month) for one in tallies_of(desk, families)}
    kept: dict[tuple[str, str, str], list[Opened[CoverageMark]]] = {}
    for family in sorted(families):
        for opened in desk.all(CoverageMark, family):
            kept.setdefault((family, opened.record.agency, opened.record.month), []).append(opened)
    marked = left = 0
    with desk.together("What is known of a month") as batch:
        for cell in dict.fromkeys(cells):
            if coverage in _SENT and cell in here:
                left += 1
                continue
            opened_ones = kept.get(cell, [])
            marked += 1
            if coverage is None:
                for one in opened_ones:
                    batch.remove(one)
            elif opened_ones:
                for one in opened_ones:
                    batch.amend(one, coverage=coverage)
            else:
                batch.add(_mark(cell, coverage))
    return Marks(marked, left)


def _mark(cell: tuple[str, str, str], coverage: Coverage) -> CoverageMark:
    family, agency, month = cell
    values = {"log": family, "agency": agency, "month": month, "coverage": coverage}
    return checked(CoverageMark, {"id": coverage_mark_id(*cell), **values})


def _working(desk: Desk, family_id: str, agencies: Mapping[str, str]) -> dict[str, set[str]]:
    """The agencies of workers who were ever with each family."""
    of = {one.id: one.agency for one in desk.records(Worker) if one.agency in agencies}
    found: dict[str, set[str]] = {}
    for one in desk.records(Assignment, family_id or None):
        agency = of.get(one.worker)
        if agency:
            found.setdefault(one.log, set()).add(agency)
    return found
