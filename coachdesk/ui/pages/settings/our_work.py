"""What the work here needs to know once: the hours there are for visits, and how long a checked contact holds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coachdesk.operations.agencies import contacts_hold, say_contacts_hold
from coachdesk.ui.pages.week.available_field import AvailableField
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coachdesk.ui.page import Page

_MONTHS = (3, 6, 12, 24)


class OurWorkCard(Card):
    """OurWorkCard(page): `.available` the hours a week, `.holds` the months; `.look()` reads both."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(icon="calendar", parent=parent)
        self.set_title(self.tr("Hours and contacts"))
        self._page = page
        self.available = AvailableField(page, self)
        months = [Choice(str(one), self.tr("%n month(s)", "", one)) for one in _MONTHS]
        self.holds = ChoiceField(
            self.tr("A contact of the directory counts as checked for"), months, optional=False, parent=self
        )
        self.holds.edited.connect(self._keep)
        self.add(self.available)
        self.add(self.holds)

    def look(self) -> None:
        """Reads off the screen's thread, then shows."""
        self.available.look()
        self._page.read(partial(contacts_hold, self._page.desk), self._took, key="contacts hold")

    def _took(self, months: int) -> None:
        if str(months) not in {str(one) for one in _MONTHS}:
            choices = sorted({*_MONTHS, months})
            self.holds.set_choices([Choice(str(one), self.tr("%n month(s)", "", one)) for one in choices])
        self.holds.choose(str(months))

    def _keep(self) -> None:
        months = int(self.holds.chosen())
        self._page.do(partial(say_contacts_hold, self._page.desk, months))
