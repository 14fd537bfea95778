"""What stands above every page of a family: worries nobody has been told of, and what must be known first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.operations.alerts import family_alerts
from coachdesk.operations.worries import FamilyWorry, worries_in_sight
from coachdesk.tools.alerts import AlertLine
from coachdesk.ui.pages.alerts.band import AlertsBand
from coachdesk.ui.pages.worry.bands import WorryBands
from coachdesk.ui.theme import spaced

if TYPE_CHECKING:
    from coachdesk.desk import Desk, Touched
    from coachdesk.ui.page import Page

KINDS = frozenset({"worry", "worry_call", "alert", "family", "person", "household"})
"""Records whose change is seen here."""


@dataclass(frozen=True, slots=True)
class Bands:
    """What is read for them."""

    today: date
    worries: tuple[FamilyWorry, ...]
    lines: tuple[AlertLine, ...]


def read_bands(desk: Desk, family_id: str) -> Bands:
    """Of one family; without an id the worries of all."""
    lines = family_alerts(desk, family_id) if family_id else ()
    return Bands(desk.today(), tuple(worries_in_sight(desk, family_id or None)), lines)


class FamilyBands(QWidget):
    """FamilyBands(page): `.show_family(family_id)`, "" for the worries of every family; `.told(touched)`."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._family_id: str | None = None
        self._stale = False
        self._any = self._away = False
        self._column = column = QVBoxLayout(self)
        self.set_inside(False)
        self.worries = WorryBands(lambda family_id: page.go("worry", family_id=family_id), self)
        self.alerts = AlertsBand(self._change, self)
        column.addWidget(self.worries)
        column.addWidget(self.alerts)
        self.hide()

    def set_inside(self, inside: bool) -> None:
        """Whether it scrolls with the page, which then has the margins."""
        spaced(self._column, margins=(0, 0, 0, 0) if inside else (1.6, 0.5, 1.6, 0.0), gap=0.3)

    def put_away(self, away: bool) -> None:
        """Not while the family looks at the screen: these lines are about them and not for all of them."""
        self._away = away
        self._show()

    def show_family(self, family_id: str) -> None:
        """Another family's bands never stand over this one's page, not for a moment."""
        if family_id != self._family_id:
            self._family_id = family_id
            self._any = False
            self.hide()
        self._read()

    def told(self, touched: Touched) -> None:
        """Records were touched: read again, now or when next seen."""
        if KINDS.isdisjoint(touched.kinds) or self._family_id is None:
            return
        if self._page.isVisible():
            self._read()
        else:
            self._stale = True

    def seen(self) -> None:
        """The page is seen again."""
        if self._stale:
            self._read()

    def _read(self) -> None:
        family_id = self._family_id or ""
        self._stale = False
        self._page.read(lambda: read_bands(self._page.desk, family_id), self._took, key="bands")

    def _took(self, bands: Bands) -> None:
        worries = () if self._page.says_worries else bands.worries
        self.worries.show_worries(worries, bands.today, named=not self._family_id)
        self.alerts.show_lines(bands.lines)
        self._any = bool(worries or bands.lines)
        self._show()

    def _show(self) -> None:
        self.setVisible(self._any and not self._away)
        self._page.restyle()

    def _change(self) -> None:
        if self._family_id and self._page.router.has("alerts"):
            self._page.go("alerts", family_id=self._family_id)
