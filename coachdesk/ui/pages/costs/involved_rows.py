"""How many agencies worked with each family at the start, in the middle and at the end (C-14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coachdesk.tools.windows import window_in_words
from coachdesk.ui.widgets.figure_table import Figure, FigureRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coachdesk.models.figure_names import FigureNames
    from coachdesk.tools.agency_involvement import Involved

Spans = tuple[tuple[str, tuple["Involved", ...]], ...]


def _say(text: str, count: int = -1) -> str:
    return QCoreApplication.translate("cost_tables", text, "", count)


def involved_headings(involved: Spans) -> tuple[str, ...]:
    """Family, and each span of months."""
    spans: Sequence[Involved] = involved[0][1] if involved else ()
    return (_say("Family"), *(window_in_words(one.span) for one in spans))


def involved_rows(involved: Spans, names: FigureNames) -> tuple[FigureRow, ...]:
    """A row for each family: how many agencies with planned help, and how many called out by an emergency."""
    return tuple(
        FigureRow(Figure(names.family(family), {"family_id": family}), tuple(map(_figure, spans)))
        for family, spans in involved
    )


def _figure(one: Involved) -> Figure:
    planned, called = len(one.planned), len(one.unplanned)
    return Figure(_say("{planned} planned, {called} in emergencies").format(planned=planned, called=called))
