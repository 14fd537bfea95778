"""Giving the laptop back: a page that changes nothing, and the way to the coach's own passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.ui.family_mode.sheet import Sheet

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.window import FamilyWindow


class StopPage(Sheet):
    """The passphrase is not typed here: this process never has it."""

    def __init__(self, window: FamilyWindow) -> None:
        super().__init__(window)
        self.set_title(self.tr("Give the laptop back"))
        self.say(self.tr("Thank you. Now give it to your coach."))
        on = self.big(self.tr("Go back to our pages"), "left")
        on.clicked.connect(window.home)
        coach = self.big(self.tr("I am the coach"), "lock")
        coach.clicked.connect(self._coach)
        self.first = on
        self.finish(stop=False)

    def _coach(self) -> None:
        if not self.sitting.waiting:  # what is on its way to the disk comes first
            self.at.ask_back()
