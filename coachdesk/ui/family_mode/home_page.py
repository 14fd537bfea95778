"""What the person who holds the laptop can do: the pages the coach chose, and passing it on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.models.family_mode import FamilyPage
from coachdesk.ui.family_mode.sheet import Sheet
from coachdesk.ui.widgets.bidi import isolated

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.window import FamilyWindow


class HomePage(Sheet):
    """One large button for each thing."""

    def __init__(self, window: FamilyWindow) -> None:
        person = window.sitting.person
        assert person is not None
        super().__init__(window)
        self.set_title(self.tr("{name}, what now?").format(name=isolated(person.name)))
        pages = self.sitting.snapshot.pages
        ways = [
            (FamilyPage.STEPS in pages, self.tr("Our steps"), "step_done", "steps"),
            (FamilyPage.TELL in pages, self.tr("Something to tell"), "note", "tell"),
            (True, self.tr("Who sees this?"), "eye", "who_sees"),
            (len(self.sitting.snapshot.people) > 1, self.tr("Give it to the next one"), "person", "who"),
        ]
        for offered, words, icon, page in ways:
            if offered:
                button = self.big(words, icon)
                button.clicked.connect(lambda _=False, page=page: window.go(page))
                self.first = self.first or button
        self.finish()
