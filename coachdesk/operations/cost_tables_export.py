"""The three tables of a comparison written as files: whole, read back, and their leaving written down (C-03)."""

from pathlib import Path

from coachdesk.desk import Desk
from coachdesk.errors import CoachDeskError
from coachdesk.models.cost_table import CostTable
from coachdesk.models.figure_names import FigureNames
from coachdesk.operating_system import remove_durably
from coachdesk.operations.letting_out import let_out
from coachdesk.tools.cost_tables import csv_rows
from coachdesk.tools.evaluations import Evaluation
from coachdesk.tools.sheet_cells import csv_table

TABLE = "cost_tables"
"""What such a file is, in the access log and in the list of copies."""
_MARK = "\ufeff"
"""Without it a spreadsheet reads £ as two other letters."""


def export_cost_tables(desk: Desk, found: Evaluation, folder: Path) -> tuple[Path, ...]:
    """Writes the three tables to new files in a folder, with codes and names in place of ids; where they lie.

    All of them or none. Raises FileExists, NotSaved, DiskFull.
    """
    asked = found.comparison.asked
    written: list[Path] = []
    try:
        for table in found.tables:
            out = folder / file_name(table, found)
            let_out(desk, (_MARK + table_as_csv(table, found.names)).encode(), out, TABLE, asked)
            written.append(out)
    except CoachDeskError:
        for out in written:
            remove_durably(out)
        raise
    return tuple(written)


def file_name(table: CostTable, found: Evaluation) -> str:
    """A name that tells which table of which months it is, and of whom nothing."""
    one = found.comparison
    return f"{table.name.replace('_', '-')} {one.before.first} to {one.during.last}.csv"


def table_as_csv(table: CostTable, names: FigureNames) -> str:
    """The table one cell a row; a family by its code, an agency by its name, and no text that could be a formula."""
    heads, *rows = csv_rows(table)
    named = ((names.families.get(key) or names.agency(key), *rest) for key, *rest in rows)
    return csv_table((heads, *named))
