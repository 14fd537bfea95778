"""The calculator's tables: family by family, and each category of each family with the events behind every count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coachdesk.models.saving import Range
from coachdesk.tools.factors import factor_number
from coachdesk.tools.money import headline, to_the_penny
from coachdesk.ui.pages.costs.behind_place import behind_ids, figure
from coachdesk.ui.pages.costs.names import category_words
from coachdesk.ui.pages.savings.words import saving_words
from coachdesk.ui.widgets.figure_table import Figure, FigureRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coachdesk.models.figure_names import FigureNames
    from coachdesk.models.saving import FamilySaving, Savings


def _say(text: str) -> str:
    return QCoreApplication.translate("saving_tables", text)


def family_headings() -> tuple[str, ...]:
    """Counts and costs before and during, what is predicted, and the total without the family."""
    return (
        _say("Family"), _say("Events before"), _say("Cost before"), _say("Events during"), _say("Cost during"),
        _say("Times"), _say("Predicted"), _say("All without it"),
    )  # fmt: skip


def family_rows(savings: Savings, names: FigureNames) -> tuple[FigureRow, ...]:
    """A row for each family counted, and the total."""
    without = {one.family: one.total for one in savings.without}
    rows = [
        FigureRow(
            Figure(names.family(one.family), {"family_id": one.family}),
            (
                *_counts([one]),
                Figure(factor_number(one.factor)),
                Figure(saving_words(one.saving.likely)),
                Figure(saving_words(without[one.family])),
            ),
        )
        for one in savings.families
    ]
    total = _say("All, {counted} families").format(counted=savings.counted)
    ends = (Figure(factor_number(savings.factor)), Figure(saving_words(savings.total.likely)), Figure(""))
    return (*rows, FigureRow(Figure(total), (*_counts(savings.families), *ends), is_total=True))


def line_headings() -> tuple[str, ...]:
    """Each count, what one costs, and the range that follows."""
    return (
        _say("Family"), _say("Category"), _say("One costs"), _say("Events before"), _say("Events during"),
        _say("Times"), _say("Predicted"), _say("Low"), _say("High"),
    )  # fmt: skip


def line_rows(savings: Savings, names: FigureNames) -> tuple[FigureRow, ...]:
    """A row for each category of each family that had any of it."""
    return tuple(
        FigureRow(
            Figure(names.family(one.family)),
            (
                Figure(category_words(names, line.unit.category), is_name=True),
                Figure(to_the_penny(line.unit.pence.likely)),
                figure(str(len(line.before)), len(line.before), behind_ids(line.before)),
                figure(str(len(line.during)), len(line.during), behind_ids(line.during)),
                Figure(factor_number(one.factor)),
                *_range(line.saving),
            ),
        )
        for one in savings.families
        for line in one.lines
    )


def _range(saving: Range) -> tuple[Figure, ...]:
    return tuple(Figure(saving_words(pence)) for pence in (saving.likely, saving.low, saving.high))


def _counts(families: Iterable[FamilySaving]) -> tuple[Figure, ...]:
    families = tuple(families)
    before = [event for one in families for line in one.lines for event in line.before]
    during = [event for one in families for line in one.lines for event in line.during]
    cells: list[Figure] = []
    for events, pence in (
        (before, sum(one.before.likely for one in families)),
        (during, sum(one.cost_during.likely for one in families)),
    ):
        where = behind_ids(events)
        cells += [figure(str(len(events)), len(events), where), figure(headline(pence), len(events), where)]
    return tuple(cells)
