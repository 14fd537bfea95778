"""Who did the step: three large buttons, and a way to say not yet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coachdesk.models.plan import StepDone
from coachdesk.ui.family_mode.sheet import Sheet
from coachdesk.ui.family_mode.steps_page import StepsPage
from coachdesk.ui.family_mode.words import how_words

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.window import FamilyWindow


class DoneHowPage(Sheet):
    """Asks about one step; the answer is given at once and the steps come back."""

    def __init__(self, window: FamilyWindow, step: str) -> None:
        super().__init__(window)
        self.set_title(self.tr("Who did it?"))
        self._step = step
        words = next(one.words for target in self.sitting.snapshot.targets for one in target.steps if one.id == step)
        self.say(words, "2")
        icons = {StepDone.WE_DID_IT: "step_done", StepDone.TOGETHER: "families", StepDone.DONE_FOR_US: "person"}
        for how, icon in icons.items():
            button = self.big(how_words(how), icon)
            button.clicked.connect(partial(self._answer, how))
            self.first = self.first or button
        not_yet = self.big(self.tr("Not yet"), "left")
        not_yet.clicked.connect(self._back)
        self.finish()

    def _answer(self, how: StepDone, _pressed: bool = False) -> None:
        if not self.sitting.waiting:
            self.sitting.tick(self._step, how, then=self._back)

    def _back(self) -> None:
        window, step = self.at, self._step
        if window.page is not self:
            return
        window.go("steps")
        if isinstance(window.page, StepsPage) and not window.covered and not window.ringing.shown:
            window.page.show_step(step)
