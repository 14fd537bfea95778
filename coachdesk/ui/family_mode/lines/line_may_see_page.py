"""Each person says for themselves whether the family may see their X; else it cannot."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coachdesk.ui.family_mode.questions.ask_card import AskCard
from coachdesk.ui.family_mode.sheet import Sheet

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.lines.line_way import LineWay
    from coachdesk.ui.family_mode.window import FamilyWindow


class LineMaySeePage(Sheet):
    """Showing it to the family is asked about once more: a finger that slips gives nothing away."""

    def __init__(self, window: FamilyWindow, way: LineWay) -> None:
        super().__init__(window)
        self._way = way
        self.set_title(self.tr("May your family see your X?"))
        self.say(self.tr("Your coach sees it. So can those who work with you and your coach."))
        self.say(self.tr("You can change your mind. Tell your coach when you are on your own."))
        private = self.big(self.tr("No, not my family"), "private")
        private.clicked.connect(lambda: self._answer(released=False))
        shown = self.big(self.tr("Yes, they may see it"), "families")
        shown.clicked.connect(self._ask)
        self.card = AskCard(self)
        self.add(self.card)
        self.finish(back=way.needed, stop=way.stop)
        self.first = private

    def _ask(self) -> None:
        words = self.tr("Then all of your family may see your X. Is that right?")
        shown = partial(self._answer, released=True)
        self.card.ask(words, self.tr("Yes"), shown, self.tr("No"), self._not_yet)

    def _not_yet(self) -> None:
        self.card.hush()
        self.take_keyboard()

    def _answer(self, *, released: bool) -> None:
        if not self.sitting.waiting:
            self._way.finish(released=released)
