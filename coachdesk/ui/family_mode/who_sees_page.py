"""The first page: who sees what is done here, before anything is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.ui.family_mode.sheet import Sheet
from coachdesk.ui.widgets.buttons import primary_button

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.window import FamilyWindow


class WhoSeesPage(Sheet):
    """The lines that came with the snapshot, part by part."""

    reads_aloud = True

    def __init__(self, window: FamilyWindow) -> None:
        super().__init__(window)
        self.set_title(self.tr("Who sees this?"))
        for part in self.sitting.snapshot.who_sees:
            self.say(part.heading, "2")
            for line in part.lines:
                self.say(line)
        on = primary_button(self.tr("Go on"), "right", self)
        on.clicked.connect(window.home)
        self.finish(on)
