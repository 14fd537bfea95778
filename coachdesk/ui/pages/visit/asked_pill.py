"""A pill with three states, none of them ticked beforehand: nobody has said, yes, no (M-06)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.models.moments import Asked
from coachdesk.ui.pages.visit.words import SEEN, visit_words
from coachdesk.ui.widgets.buttons import Button

_STATES = (Asked.NOT_ASKED, Asked.YES, Asked.NO)
_ICONS = {Asked.NOT_ASKED: "", Asked.YES: "tick", Asked.NO: "close"}


class AskedPill(Button):
    """AskedPill(field, who): a press says yes, another no, a third that nobody has said.

    `.answer()`;  `.show_answer(Asked)` emits nothing;  signal `answered(str)` with the value when a person presses it
    """

    answered = Signal(str)

    def __init__(self, field: str, who: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.field = field
        self._who = who
        self._answer = Asked.NOT_ASKED
        self.show_answer(Asked.NOT_ASKED)
        self.clicked.connect(self._turn)

    def answer(self) -> Asked:
        """What it says now."""
        return self._answer

    def show_answer(self, answer: Asked) -> None:
        """Shows an answer that came from elsewhere."""
        self._answer = answer
        words = visit_words(SEEN[self.field][_STATES.index(answer)])
        self.set_words(words)
        self.set_icon(_ICONS[answer])
        self.set_look("primary" if answer is Asked.YES else "secondary")
        said = self.tr("not said yet") if answer is Asked.NOT_ASKED else self.tr("said")
        self.setAccessibleName(self.tr("{who}: {what} {said}").format(who=self._who, what=words, said=said))

    def _turn(self) -> None:
        self.show_answer(_STATES[(_STATES.index(self._answer) + 1) % len(_STATES)])
        self.answered.emit(self._answer.value)
