"""A table of contacts and what they cost: rows by columns, and a cell of which nobody knows is no nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from coachdesk.models.figures import NOf, Sum


@dataclass(frozen=True, slots=True)
class CostTable:
    """Cells by row and column; one that is not here is missing. A total is of what is here; `known` says how much."""

    name: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], Sum]

    def cell(self, row: str, column: str) -> Sum | None:
        """None where nobody knows."""
        return self.cells.get((row, column))

    def known(self, row: str | None = None, column: str | None = None) -> NOf:
        """Of how many cells of a row, a column or all something is known."""
        rows, columns = self._asked(row, column)
        here = sum((one, other) in self.cells for one in rows for other in columns)
        return NOf(here, len(rows) * len(columns))

    def total(self, row: str | None = None, column: str | None = None) -> Sum:
        """What is known of a row, a column or all; beside it stands `known`."""
        rows, columns = self._asked(row, column)
        found = Sum()
        for one in rows:
            for other in columns:
                found = found.plus(self.cells.get((one, other), Sum()))
        return found

    def _asked(self, row: str | None, column: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return self.rows if row is None else (row,), self.columns if column is None else (column,)
