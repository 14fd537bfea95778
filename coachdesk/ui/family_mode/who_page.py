"""Who holds the laptop now: one large button for each person who is there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coachdesk.models.family_mode import PersonInSight
from coachdesk.ui.family_mode.sheet import Sheet

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.window import FamilyWindow


class WhoPage(Sheet):
    """Choosing a name takes nobody's passphrase: the laptop goes round the table."""

    def __init__(self, window: FamilyWindow) -> None:
        super().__init__(window)
        self.set_title(self.tr("Who are you?"))
        for person in self.sitting.snapshot.people:
            button = self.big(person.name, "person")
            button.clicked.connect(partial(self._is, person))
            self.first = self.first or button
        self.finish(back="who_sees")

    def _is(self, person: PersonInSight, _pressed: bool = False) -> None:
        self.sitting.person = person
        self.at.home()
