"""Families that are left out because nobody drew their map: by name, with the way to it, never as a quiet time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from coachdesk.models.figure_names import FigureNames
    from coachdesk.ui.page import Page


class NoMapCard(Card):
    """NoMapCard(page): `.show_families(ids, names, may_write)`; signal `drawn(family_id)`."""

    drawn = Signal(str)

    def __init__(self, page: Page) -> None:
        super().__init__(icon="info", parent=page)
        self.set_title(self.tr("No map, left out"))
        self._page = page
        self.add(
            small_label(
                self.tr("Nothing is known of these families' emergencies. A map with none on it would count as none."),
                parent=self,
            )
        )
        self._rows = Rows(0.5, self)
        self.add(self._rows)

    def show_families(self, families: Sequence[str], names: FigureNames, *, may_write: bool) -> None:
        """Shows a line for each; hidden where every family has a map."""
        self.setVisible(bool(families))
        self._rows.fill([self._row(one, names.family(one), may_write=may_write) for one in families])

    def _row(self, family: str, code: str, *, may_write: bool) -> QWidget:
        row = TurningRow(30, gap=0.6, parent=self._rows)
        row.add(SafeLabel(code, level="3", parent=row), 1)
        if self._page.router.has("journey"):
            look = secondary_button(self.tr("Open the map of {family}").format(family=code), "right", row)
            look.clicked.connect(lambda: self._page.go("journey", family_id=family))
            row.add(look)
        if may_write:
            drawn = secondary_button(self.tr("The map of {family} was drawn").format(family=code), "tick", row)
            drawn.clicked.connect(partial(self._say, family))
            row.add(drawn)
        return row

    def _say(self, family: str, _on: bool = False) -> None:
        self.drawn.emit(family)
