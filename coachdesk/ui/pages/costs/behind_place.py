"""Where a figure leads: the page of the contacts behind it, told by ids, codes and months only."""

from collections.abc import Iterable

from coachdesk.models.window import Window
from coachdesk.ui.widgets.figure_table import Figure, Where

PAGE = "figure_contacts"


def behind(families: Iterable[str], window: Window, **only: str) -> Where:
    """The arguments of the page: contacts of these families in those months, and `only` those that are so.

    `only` may say agency, category, kind ("incident" or "intervention"), harmed ("yes") and reason.
    """
    return {"families": ",".join(families), "first": window.first, "months": str(window.months), **only}


def behind_ids(ids: Iterable[str]) -> Where:
    """The same for contacts that are known one by one."""
    return {"ids": ",".join(ids)}


def figure(words: str, count: int, where: Where) -> Figure:
    """A figure that opens what is behind it; behind none there is nothing to open."""
    return Figure(words, where if count else None)
