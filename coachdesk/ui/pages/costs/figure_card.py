"""A card with one table of figures, a line about what it says, and the way to what is behind each figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.ui.pages.costs.behind_place import PAGE
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.figure_table import FigureTable
from coachdesk.ui.widgets.labels import small_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coachdesk.ui.page import Page
    from coachdesk.ui.widgets.figure_table import FigureRow


class FigureCard(Card):
    """FigureCard(title, about, page, icon=""): `.show_figures(headings, rows)`; without rows it says `nothing`."""

    def __init__(self, title: str, about: str, page: Page, *, icon: str = "", nothing: str = "") -> None:
        super().__init__(title, icon=icon, parent=page)
        self._page, self._nothing = page, nothing
        self.about = small_label(about, parent=self)
        self.about.setVisible(bool(about))
        self.none = small_label(nothing, parent=self)
        self.none.hide()
        self.table = FigureTable(title, self)
        self.table.asked.connect(self._open)
        self.here = small_label("", parent=self)
        self.here.hide()
        self.table.moved.connect(self._say_where)
        for part in (self.about, self.none, self.table, self.here):
            self.add(part)

    def show_figures(self, headings: Sequence[str], rows: Sequence[FigureRow]) -> None:
        """Shows other figures."""
        self.none.setVisible(not rows and bool(self._nothing))
        self.table.setVisible(bool(rows))
        self.table.show_figures(headings, rows)

    def _say_where(self, figure: str) -> None:
        """Under the table, for who sees only a part of it."""
        self.here.set_words(figure)
        self.here.setVisible(bool(figure))

    def _open(self, where: dict[str, str]) -> None:
        page = "family" if set(where) == {"family_id"} else PAGE
        if self._page.router.has(page):
            self._page.go(page, **where)
