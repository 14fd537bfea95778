"""Three tables of contacts and costs, family by month, agency and category by window, and their CSV rows (C-03)."""

from collections.abc import Callable, Iterable, Sequence

from coachdesk.models.cost_table import CostTable
from coachdesk.models.coverage_mark import Coverage
from coachdesk.models.figures import Sum, Tally
from coachdesk.models.window import Window
from coachdesk.tools.coverage import CoverageGrid
from coachdesk.tools.tallies import sums_by

HEADINGS = ("row", "column", "count", "pence", "uncosted", "excluded", "known")
_KNOWN = (Coverage.RECORDED, Coverage.ZERO)


def family_by_month(
    tallies: Iterable[Tally], families: Sequence[str], window: Window, coverage: CoverageGrid
) -> CostTable:
    """Each family's months. A month that is missing or not applicable has no cell, even where a part of it came."""
    sums = sums_by(tallies, lambda one: (one.family, one.month))
    return CostTable(
        "family_by_month",
        tuple(families),
        window.each_month(),
        {
            (family, month): sums.get((family, month), Sum())
            for family in families
            for month in window.each_month()
            if coverage.month(family, month) in _KNOWN
        },
    )


def agency_by_window(tallies: Iterable[Tally], families: Sequence[str], windows: Sequence[Window]) -> CostTable:
    """What each agency recorded of those families in each window; ask only for families that have all its months."""
    return _by_window("agency_by_window", tallies, families, windows, lambda one: one.agency)


def category_by_window(tallies: Iterable[Tally], families: Sequence[str], windows: Sequence[Window]) -> CostTable:
    """The same by category."""
    return _by_window("category_by_window", tallies, families, windows, lambda one: one.category)


def csv_rows(table: CostTable) -> tuple[tuple[str, ...], ...]:
    """The table one cell a row, headings first; what nobody knows has empty figures and the word "missing"."""
    return (HEADINGS, *(_csv_row(row, column, table) for row in table.rows for column in table.columns))


def _csv_row(row: str, column: str, table: CostTable) -> tuple[str, ...]:
    cell = table.cell(row, column)
    if cell is None:
        return (row, column, "", "", "", "", "missing")
    return (row, column, str(cell.count), str(cell.pence), str(cell.uncosted), str(cell.excluded), "recorded")


def _by_window(
    name: str,
    tallies: Iterable[Tally],
    families: Sequence[str],
    windows: Sequence[Window],
    key: Callable[[Tally], str],
) -> CostTable:
    inside = set(families)
    ours = [one for one in tallies if one.family in inside]
    cells: dict[tuple[str, str], Sum] = {}
    for window in windows:
        months = frozenset(window.each_month())
        found = sums_by((one for one in ours if one.month in months), key)
        cells |= {(row, str(window)): total for row, total in found.items()}
    rows = tuple(sorted({row for row, _ in cells}))
    columns = tuple(str(window) for window in windows)
    return CostTable(
        name, rows, columns, {(row, column): cells.get((row, column), Sum()) for row in rows for column in columns}
    )
