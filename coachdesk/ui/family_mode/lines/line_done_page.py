"""After one person's X: thanks, that it is put away, and on to the next person or to looking at it together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.models.measures_in_sight import LineInSight
from coachdesk.ui.family_mode.lines.together_page import LineTogetherPage
from coachdesk.ui.family_mode.sheet import Sheet

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.window import FamilyWindow


class LineDonePage(Sheet):
    """Says nothing of where the X is, and does not cheer."""

    def __init__(self, window: FamilyWindow, line: LineInSight) -> None:
        super().__init__(window)
        self._line = line
        self.set_title(self.tr("Thank you"))
        self.say(self.tr("That was all. It is put away now."))
        people = self.sitting.snapshot.people
        so_far = self.sitting.line_so_far(line)
        if so_far.may_be_shown(line, {one.id for one in people}):
            look = self.big(self.tr("Look at it together"), "eye")
            look.clicked.connect(self._look)
            self.first = look
        if len(people) > 1:
            pass_on = self.big(self.tr("Give it to the next one"), "person")
            pass_on.clicked.connect(lambda: window.go("who"))
            self.first = self.first or pass_on
        on = self.big(self.tr("Go on"), "right")
        on.clicked.connect(lambda: window.go("lines"))
        self.first = self.first or on
        self.finish()

    def _look(self) -> None:
        self.at.turn("line_together", LineTogetherPage(self.at, self._line))
