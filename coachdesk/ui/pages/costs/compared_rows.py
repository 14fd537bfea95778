"""The tables of a comparison: by family, agency, category and kind, each figure with the contacts behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coachdesk.tools.figure_ratios import in_percent, share
from coachdesk.ui.pages.costs.behind_place import behind, figure
from coachdesk.ui.pages.costs.names import category_words, reason_words
from coachdesk.ui.pages.costs.words import change_words, cost_words
from coachdesk.ui.widgets.figure_table import Figure, FigureRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coachdesk.models.comparison import Comparison, Row
    from coachdesk.models.figure_names import FigureNames

_CONTEXT = "cost_tables"


def _say(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)


def headings(first: str, *more: str) -> tuple[str, ...]:
    """What stands over both windows' counts and costs, and the change."""
    both = (_say("Contacts before"), _say("Cost before"), _say("Contacts during"), _say("Cost during"), _say("Change"))
    return (first, *both, *more)


def family_rows(one: Comparison, names: FigureNames) -> tuple[FigureRow, ...]:
    """A row for each family compared, what remains without it, and the total (C-09, V-07)."""
    without = {each.name: each for each in one.without}
    rows = []
    for row in one.families:
        left = without.get(row.name)
        rest = (change_words(left.saving), change_words(left.net)) if left else ("", "")
        figures = _figures(one, row, (row.name,))
        rows.append(FigureRow(Figure(names.family(row.name), {"family_id": row.name}), (*figures, *map(Figure, rest))))
    whole = _figures(one, one.total, _all(one))
    after = (Figure(change_words(one.saving)), Figure(change_words(one.net)))
    return (*rows, FigureRow(Figure(_total(one)), (*whole, *after), is_total=True))


def agency_rows(one: Comparison, names: FigureNames) -> tuple[FigureRow, ...]:
    """Where the change falls: an agency may spend more where another spends less (C-10)."""
    rows = [
        FigureRow(Figure(names.agency(row.name)), _figures(one, row, _all(one), agency=row.name))
        for row in sorted(one.agencies, key=lambda row: names.agency(row.name).casefold())
    ]
    return (*rows, _total_row(one))


def category_rows(one: Comparison, names: FigureNames) -> tuple[FigureRow, ...]:
    """The same by category of contact."""
    rows = [
        FigureRow(Figure(category_words(names, row.name)), _figures(one, row, _all(one), category=row.name))
        for row in one.categories
    ]
    return (*rows, _total_row(one))


def kind_rows(one: Comparison) -> tuple[FigureRow, ...]:
    """Emergencies, planned help, both together, and apart those in which the family was harmed (C-15)."""
    kinds = (
        (_say("Emergencies"), one.incidents, {"kind": "incident"}),
        (_say("Planned help"), one.interventions, {"kind": "intervention"}),
    )
    rows = [
        FigureRow(Figure(words), (*_figures(one, row, _all(one), **only), *_shares(one, row)))
        for words, row, only in kinds
    ]
    total = FigureRow(Figure(_total(one)), (*_figures(one, one.total, _all(one)), *_shares(one, one.total)), True)
    harmed = FigureRow(
        Figure(_say("Family was harmed")),
        (*_figures(one, one.harmed, _all(one), harmed="yes"), *_shares(one, one.harmed)),
    )
    return (*rows, total, harmed)


def not_arrived_rows(one: Comparison, names: FigureNames) -> tuple[FigureRow, ...]:
    """Help that did not arrive, by reason and agency (C-12)."""
    found = sorted(one.not_arrived, key=lambda each: (each.reason, names.agency(each.agency).casefold()))
    return tuple(
        FigureRow(
            Figure(reason_words(each.reason)),
            (
                Figure(names.agency(each.agency), is_name=True),
                *_figures(one, each.row, _all(one), agency=each.agency, reason=each.reason),
            ),
        )
        for each in found
    )


def _figures(one: Comparison, row: Row, families: Iterable[str], **only: str) -> tuple[Figure, ...]:
    families = tuple(families)
    cells: list[Figure] = []
    for window, part in ((one.before, row.before), (one.during, row.during)):
        where = behind(families, window, **only)
        cells += [figure(f"{part.count:,}", part.count, where), figure(cost_words(part), part.count, where)]
    return (*cells, Figure(change_words(row.saving)))


def _shares(one: Comparison, row: Row) -> tuple[Figure, ...]:
    parts = ((row.before, one.total.before), (row.during, one.total.during))
    return tuple(Figure(in_percent(share(part.pence, whole.pence))) for part, whole in parts)


def _total_row(one: Comparison) -> FigureRow:
    return FigureRow(Figure(_total(one)), _figures(one, one.total, _all(one)), is_total=True)


def _total(one: Comparison) -> str:
    return _say("All, {counted} families").format(counted=one.counted)


def _all(one: Comparison) -> tuple[str, ...]:
    return tuple(row.name for row in one.families)
