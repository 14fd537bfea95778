"""Each person says for themselves whether the family may see what they answered; else it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from coachdesk.ui.family_mode.questions.ask_card import AskCard
from coachdesk.ui.family_mode.sheet import Sheet

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.questions.way import Way
    from coachdesk.ui.family_mode.window import FamilyWindow


class MaySeePage(Sheet):
    """Showing it to the family is asked about once more: a finger that slips gives nothing away."""

    reads_aloud = True

    def __init__(self, window: FamilyWindow, way: Way) -> None:
        super().__init__(window)
        self._way = way
        self.set_title(self.tr("May your family see it?"))
        self.say(self.tr("Your coach sees it. So can those who work with you and your coach."))
        self.say(self.tr("You can change your mind. Tell your coach when you are on your own."))
        private = self.big(self.tr("No, not my family"), "private")
        private.clicked.connect(self._private)
        shown = self.big(self.tr("Yes, they may see it"), "families")
        shown.clicked.connect(self._ask)
        self.card = AskCard(self)
        self.add(self.card)
        self.finish(back=self._back, stop=way.stop)
        self.first = private

    def _private(self) -> None:
        if not self.sitting.waiting:
            self._way.finish(released=False)

    def _ask(self) -> None:
        words = self.tr("Then all of your family may see what you said. Is that right?")
        self.card.ask(words, self.tr("Yes"), self._released, self.tr("No"), self._not_yet)
        self.card.no.setFocus(Qt.FocusReason.OtherFocusReason)  # a key pressed twice shows nobody anything

    def _not_yet(self) -> None:
        self.card.hush()
        self.take_keyboard()

    def _released(self) -> None:
        if not self.sitting.waiting:
            self._way.finish(released=True)

    def _back(self) -> None:
        if self._way.asking.answers:
            self._way.together()
        else:
            self.at.home()
