"""The tables of months: each family's months with what is missing, and the two kinds month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coachdesk.models.window import Window
from coachdesk.tools.dates import partial_in_words
from coachdesk.ui.pages.costs.behind_place import behind, figure
from coachdesk.ui.pages.costs.words import cost_words
from coachdesk.ui.widgets.figure_table import Figure, FigureRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coachdesk.models.cost_table import CostTable
    from coachdesk.models.figure_names import FigureNames
    from coachdesk.tools.kinds_by_month import KindsOfMonth

_CONTEXT = "cost_tables"


def _say(text: str, count: int = -1) -> str:
    return QCoreApplication.translate(_CONTEXT, text, "", count)


def family_month_headings(table: CostTable) -> tuple[str, ...]:
    """Family, how much is known, and each month."""
    return (_say("Family"), _say("Months known"), _say("Total"), *(partial_in_words(month) for month in table.columns))


def family_month_rows(table: CostTable, names: FigureNames) -> tuple[FigureRow, ...]:
    """A row for each family; a month that nobody knows says so and is no nought (C-03, C-06)."""
    rows = []
    for family in table.rows:
        cells = []
        for month in table.columns:
            cell = table.cell(family, month)
            where = behind((family,), Window(month, 1))
            cells.append(Figure(_say("missing")) if cell is None else figure(cost_words(cell), cell.count, where))
        known, total = table.known(row=family), table.total(row=family)
        some = Figure(cost_words(total) if known.n else _say("missing"))
        rows.append(FigureRow(Figure(names.family(family)), (Figure(f"{known.n} of {known.of}"), some, *cells)))
    return (*rows, _all_families(table))


def _all_families(table: CostTable) -> FigureRow:
    cells = []
    for month in table.columns:
        known = table.known(column=month)
        words = cost_words(table.total(column=month)) if known.n else _say("missing")
        part = "" if known.n == known.of else f" ({known.n} of {known.of})"
        cells.append(Figure(f"{words}{part}"))
    known = table.known()
    begins = (Figure(f"{known.n} of {known.of}"), Figure(cost_words(table.total()) if known.n else _say("missing")))
    return FigureRow(Figure(_say("What is known of all")), (*begins, *cells), is_total=True)


def kind_month_headings() -> tuple[str, ...]:
    """Month, each kind in counts and pounds, and of how many families it is known."""
    return (
        _say("Month"),
        _say("Emergencies"),
        _say("Cost of emergencies"),
        _say("Planned help"),
        _say("Cost of planned help"),
        _say("Families known"),
    )


def kind_month_rows(months: Sequence[KindsOfMonth], families: Sequence[str]) -> tuple[FigureRow, ...]:
    """The picture of the two kinds as a list: the same months and the same figures."""
    rows = []
    for one in months:
        cells: list[Figure] = []
        known = tuple(family for family in families if family not in one.missing)
        for part, kind in ((one.incidents, "incident"), (one.planned, "intervention")):
            where = behind(known, Window(one.month, 1), kind=kind)
            if one.is_known:
                cells += [figure(f"{part.count:,}", part.count, where), figure(cost_words(part), part.count, where)]
            else:
                cells += [Figure(_say("missing"))] * 2
        of = Figure(f"{one.of - len(one.missing)} of {one.of}")
        rows.append(FigureRow(Figure(partial_in_words(one.month)), (*cells, of)))
    return tuple(rows)
