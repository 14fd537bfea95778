"""On the family's own page: what is to come, letters that want something, and the way to plan more."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.operations.family_days import FamilyDays, family_days
from coachdesk.tools.dates import short
from coachdesk.ui.pages.day_words import clock, what
from coachdesk.ui.widgets.buttons import Button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.marked import Marked
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.models.letter import Letter
    from coachdesk.operations.agenda import Planned
    from coachdesk.ui.page import Page

KINDS = frozenset({"visit", "appointment", "letter"})
"""What the card draws, for the page's `shows`."""

_MOST = 4


class FamilyDaysCard(Card):
    """FamilyDaysCard(page): `.show_family(family_id)` reads and shows."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(icon="calendar", parent=parent)
        self.set_title(self.tr("What is to come"))
        self._page, self._family_id = page, ""
        self._rows = Rows(0.35, self)
        self.add(self._rows)
        for name, words, icon in (
            ("visit_new", self.tr("Plan a visit"), "plus"),
            ("appointment", self.tr("Appointment"), "calendar"),
            ("letter", self.tr("A letter"), "note"),
        ):
            self.add_action(self._way(name, words, icon))

    def show_family(self, family_id: str) -> None:
        """Reads off the screen's thread, then shows."""
        self._family_id = family_id
        self._page.read(partial(family_days, self._page.desk, family_id), self._took, key="family days")

    def _took(self, found: FamilyDays) -> None:
        rows: list[QWidget] = [self._planned(one) for one in found.planned[:_MOST]]
        rows += [self._letter(one) for one in found.letters[:_MOST]]
        self._rows.fill(rows or [small_label(self.tr("No visit or appointment is planned."), parent=self._rows)])

    def _planned(self, planned: Planned) -> QWidget:
        day = short(planned.starts.date())
        words = self.tr("{day}, {time}: {what}").format(day=day, time=clock(planned.starts), what=what(planned))
        page = "visit" if planned.is_visit() else "appointment"
        return self._row(words, "calendar", page, planned.held.id)

    def _letter(self, letter: Letter) -> QWidget:
        day = self.tr("by {day}").format(day=short(letter.by_when)) if letter.by_when else ""
        parts = (self.tr("Letter"), letter.from_words, day)
        return self._row(", ".join(part for part in parts if part), "note", "letter", letter.id)

    def _row(self, words: str, icon: str, page: str, record_id: str) -> QWidget:
        row = TurningRow(20, parent=self._rows)
        said = Marked(icon, "muted", row)
        row.add(said.put(SafeLabel(words, parent=said)), 1)
        button = secondary_button(self.tr("Open"), parent=row)
        button.setAccessibleName(words)
        family_id = self._family_id
        button.clicked.connect(lambda: self._page.go(page, family_id=family_id, record_id=record_id))
        button.setVisible(self._page.router.has(page))
        row.add(button)
        return row

    def _way(self, page: str, words: str, icon: str) -> Button:
        button = secondary_button(words, icon, self)
        button.clicked.connect(lambda: self._page.go(page, family_id=self._family_id))
        button.setVisible(self._page.router.has(page))
        return button
