"""The end of a set: thanks, that it is put away, and on to the next person or the other pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.ui.family_mode.sheet import Sheet

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.window import FamilyWindow


class EndPage(Sheet):
    """Says nothing of what was answered, and does not cheer."""

    def __init__(self, window: FamilyWindow) -> None:
        super().__init__(window)
        self.set_title(self.tr("Thank you"))
        self.say(self.tr("That was all. It is put away now. No one can read it here."))
        on = self.big(self.tr("Go on"), "right")
        on.clicked.connect(window.home)
        self.first = on
        if len(self.sitting.snapshot.people) > 1:
            pass_on = self.big(self.tr("Give it to the next one"), "person")
            pass_on.clicked.connect(lambda: window.go("who"))
        self.finish()
