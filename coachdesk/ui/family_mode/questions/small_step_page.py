"""A small step, begun with the words that were just said, and kept by one tap."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coachdesk.models.family_mode import FromTheFamily
from coachdesk.models.measures_in_sight import StepWanted
from coachdesk.models.question_set import Question
from coachdesk.ui.family_mode.sheet import Sheet
from coachdesk.ui.family_mode.tell_page import Undragged
from coachdesk.ui.family_mode.unkept import Unkept
from coachdesk.ui.widgets.buttons import primary_button
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.questions.way import Way
    from coachdesk.ui.family_mode.window import FamilyWindow


class SmallStepPage(Sheet):
    """`back` is where it was come from; the coach and the family put it in the plan together."""

    def __init__(
        self, window: FamilyWindow, way: Way, question: Question, words: str, back: Callable[[], object]
    ) -> None:
        super().__init__(window)
        self._way, self._question, self._back = way, question, back
        self.set_title(self.tr("One small step"))
        self.say(self.tr("What could be done next? Who will do it?"))
        self._begun = words or self.tr("A step for: {about}").format(about=question.name)
        self.field = WordsField(self.tr("In my own words"), lines=2, text=self._begun, parent=self)
        self._undragged = Undragged(self.field.editor())
        self.add(self.field)
        keep = primary_button(self.tr("Keep this"), "tick", self)
        keep.clicked.connect(self._keep)
        self.finish(keep, back=lambda: window.leave(back), stop=way.stop)
        self.first = keep

    def unkept(self) -> Unkept | None:
        words = self.field.text().strip()
        if words in {"", self._begun}:
            return None
        way, question, back, window = self._way, self._question, self._back, self.at

        def more() -> None:
            window.turn("small_step", SmallStepPage(window, way, question, words, back))

        return Unkept(keep=lambda then: self._give(words, then), more=more)

    def _keep(self) -> None:
        words = self.field.text().strip()
        if not words:
            self.message.say(self.tr("Say it here first."))
            self.field.editor().setFocus()
        elif not self.sitting.waiting:
            self._give(words, self._kept)

    def _give(self, words: str, then: Callable[[], object]) -> None:
        asking = self._way.asking
        wanted = StepWanted(
            person=asking.asked.person,
            words=words,
            asking=asking.content.id,
            question=self._question.key,
            at=self.sitting.now(),
        )
        self.sitting.give(FromTheFamily(step=wanted), then)

    def _kept(self) -> None:
        if self.at.page is self:
            self._back()
