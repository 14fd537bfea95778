"""Each person says for themselves whether the family may see what they gave; else it cannot."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from coachdesk.ui.family_mode.questions.ask_card import AskCard
from coachdesk.ui.family_mode.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from coachdesk.ui.family_mode.lines.line_way import LineWay
    from coachdesk.ui.family_mode.questions.way import Way
    from coachdesk.ui.family_mode.window import FamilyWindow


class MaySeePage(Sheet):
    """Showing it to the family is asked about once more: a finger that slips gives nothing away."""

    def __init__(self, window: FamilyWindow, way: LineWay | Way) -> None:
        super().__init__(window)
        self._way, self._really = way, ""

    def ask(self, title: str, really: str, back: Callable[[], object]) -> None:
        """Asks it by `title`, and once more by `really`."""
        self._really = really
        self.set_title(title)
        self.say(self.tr("Your coach sees it. So can those who work with you and your coach."))
        self.say(self.tr("You can change your mind. Tell your coach when you are on your own."))
        private = self.big(self.tr("No, not my family"), "private")
        private.clicked.connect(lambda: self._answer(released=False))
        shown = self.big(self.tr("Yes, they may see it"), "families")
        shown.clicked.connect(self._ask_again)
        self.card = AskCard(self)
        self.add(self.card)
        self.finish(back=back, stop=self._way.stop)
        self.first = private

    def _ask_again(self) -> None:
        shown = partial(self._answer, released=True)
        self.card.ask(self._really, self.tr("Yes"), shown, self.tr("No"), self._not_yet)
        self.card.no.setFocus(Qt.FocusReason.OtherFocusReason)  # a key pressed twice shows nobody anything

    def _not_yet(self) -> None:
        self.card.hush()
        self.take_keyboard()

    def _answer(self, *, released: bool) -> None:
        if not self.sitting.waiting:
            self._way.finish(released=released)


class AnswersMaySeePage(MaySeePage):
    """What was answered to a set of questions."""

    reads_aloud = True

    def __init__(self, window: FamilyWindow, way: Way) -> None:
        super().__init__(window, way)
        really = self.tr("Then all of your family may see what you said. Is that right?")
        back = way.together if way.asking.answers else window.home
        self.ask(self.tr("May your family see it?"), really, back)


class LineMaySeePage(MaySeePage):
    """An X on a line."""

    def __init__(self, window: FamilyWindow, way: LineWay) -> None:
        super().__init__(window, way)
        really = self.tr("Then all of your family may see your X. Is that right?")
        self.ask(self.tr("May your family see your X?"), really, way.needed)
