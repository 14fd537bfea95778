"""One question on one page: a mark that is read back, or one of three ways not to make one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coachdesk.models.measures import AnswerStatus
from coachdesk.ui.family_mode.questions.mark_draft import MarkDraft
from coachdesk.ui.family_mode.questions.question_sheet import QuestionSheet
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import Button, secondary_button
from coachdesk.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.questions.way import Way
    from coachdesk.ui.family_mode.window import FamilyWindow


class QuestionPage(QuestionSheet):
    """`number` counts from nought. `again` comes from all answers together and goes back there."""

    def __init__(self, window: FamilyWindow, way: Way, number: int, *, again: bool = False) -> None:
        question = way.asking.questions[number]
        self._answer = way.asking.answers.get(question.key)
        super().__init__(window, question, way.asking.asked.mode, MarkDraft.of(self._answer))
        self._way, self.number, self.again = way, number, again
        pattern = self.tr("Question {number} of {all}")
        self.place_in_set.set_words(pattern.format(number=number + 1, all=len(way.asking.questions)))
        self.place_in_set.show()
        row = FlowLayout()
        spaced(row, gap=0.8)
        self.body.addLayout(row)
        self.no_marks: dict[AnswerStatus, Button] = {}
        offered = (
            (AnswerStatus.NOT_SURE, self.tr("I am not sure")),
            (AnswerStatus.PREFER_NOT, self.tr("I don't want to say")),
        )
        for status, words in offered:
            button = secondary_button(words, parent=self)
            button.setCheckable(True)
            button.setChecked(self._answer is not None and self._answer.status is status)
            button.clicked.connect(partial(self._no_mark, status))
            row.addWidget(button)
            self.no_marks[status] = button
        self.finish(self.next, back=self._back, stop=way.stop)
        self.first = None  # the keyboard on one of the faces would look like an answer

    def _right(self) -> None:
        if not self.sitting.waiting:
            asking, scale = self._way.asking, self.scale
            answer = asking.mark(self.question, self.draft, scale.laid, scale.lengths(), heard=self.heard)
            asking.give(answer, self._way.from_here(self._on))

    def _no_mark(self, status: AnswerStatus, _pressed: bool = False) -> None:
        for known, button in self.no_marks.items():
            button.setChecked(known is status)
        if not self.sitting.waiting:
            asking = self._way.asking
            answer = asking.no_mark(self.question, status, self.draft, self.scale.laid, heard=self.heard)
            asking.give(answer, self._way.from_here(self._on))

    def _leave(self) -> None:
        self._no_mark(AnswerStatus.SKIPPED)

    def _next(self) -> None:
        """What was answered before and not touched now stands."""
        if self._answer is not None and self._answer.place == self.draft.place:
            self._way.after(self.number, again=self.again)
        else:
            super()._next()

    def _on(self) -> None:
        self._way.answered(self.number, again=self.again)

    def _back(self) -> None:
        self._way.before(self.number, again=self.again)
