"""One question written down from paper, telephone or as a worker's view: a face, a place, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.errors import BadInput
from coachdesk.models.measures import Answer, AnswerMode, AnswerStatus
from coachdesk.operations.measure_entry import Typed
from coachdesk.tools.line_place import place_on_paper
from coachdesk.tools.measure_modes import FACES, word_number
from coachdesk.ui.pages.measures.words import NO_ANSWER, said
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.labels import small_label
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.models.question_set import Question

OFFERED = (AnswerStatus.NOT_SURE, AnswerStatus.PREFER_NOT, AnswerStatus.SKIPPED)
"""What can be said instead of an answer; nothing chosen at all is "not asked"."""

_USUAL_MM = 150
"""How long the line of our own forms is."""


class EntryRow(Card):
    """EntryRow(question): `.set_mode(mode)`, `.typed(length)` what was written down or None; signal `edited()`."""

    edited = Signal()

    def __init__(self, question: Question, mode: AnswerMode, parent: QWidget | None = None) -> None:
        super().__init__(question.name, level=3, parent=parent)
        self.question = question
        self._mode: AnswerMode | None = None
        self._kept: tuple[str, Answer] | None = None
        self.add(small_label(question.question, parent=self))
        self.answer = ChoiceField(self.tr("The answer"), (), label_shown=False, parent=self)
        self.answer.edited.connect(self.edited)
        beside = TurningRow(40, parent=self)
        self.from_bad_end = LineField(
            self.tr("Millimetres from the left end"), hint=self.tr("Measure on the paper with a ruler."), parent=beside
        )
        self.words = LineField(self.tr("What makes it that? (in their words)"), parent=beside)
        for field in (self.from_bad_end, self.words):
            beside.add(field, 1)
            field.edited.connect(self.edited)
        self.add(self.answer)
        self.add(beside)
        self.set_mode(mode)

    def set_mode(self, mode: AnswerMode) -> None:
        """How the question stands on the paper; what was chosen stays where it can."""
        if mode is self._mode:
            return
        self._mode = mode
        faces = [Choice(str(place), self.question.faces[word_number(place)]) for place in FACES[mode]]
        self.answer.set_choices([*faces, *(Choice(one.value, said(NO_ANSWER[one])) for one in OFFERED)])
        self.from_bad_end.setVisible(mode is AnswerMode.LINE)

    def typed(self, length: float | None) -> Typed | None:
        """What is written down here, None for a question that was not asked. `length` is the printed line's.

        Raises BadInput with the sentence shown at its field.
        """
        chosen, words = self.answer.chosen(), self.words.text().strip()
        measured = self.from_bad_end.text().strip() if self._mode is AnswerMode.LINE else ""
        if measured and not chosen:
            return self._on_line(measured, length, words)
        if not chosen:
            return None
        if chosen.isdigit():
            return Typed(int(chosen), words=words)
        return Typed(status=AnswerStatus(chosen), words=words)

    def half_written(self) -> dict[str, str]:
        """What stands here now, for a draft."""
        return {
            "answer": self.answer.chosen(),
            "from_bad_end": self.from_bad_end.text(),
            "words": self.words.text(),
        }

    def put_back(self, kept: Mapping[str, str]) -> None:
        """Shows what was half written."""
        self.answer.choose(kept.get("answer", ""))
        self.from_bad_end.set_text(kept.get("from_bad_end", ""))
        self.words.set_text(kept.get("words", ""))

    def show_kept(self, answer: Answer | None) -> None:
        """Shows an answer as it was written down; left alone it stays as it is, however long its line was."""
        if answer is None or answer.status is AnswerStatus.NOT_ASKED:
            return
        self.words.set_text(answer.words)
        if answer.place is None:
            self.answer.choose(answer.status.value)
        elif self._mode is not AnswerMode.LINE:
            self.answer.choose(str(answer.place))
        else:
            length = answer.length_mm or _USUAL_MM
            self.from_bad_end.set_text(f"{answer.place * length / 1000:g}")
            self._kept = (self.from_bad_end.text(), answer)

    def is_empty(self) -> bool:
        """Whether nothing is written down here."""
        return not (self.answer.chosen() or self.words.text().strip() or self.from_bad_end.text().strip())

    def _on_line(self, measured: str, length: float | None, words: str) -> Typed:
        if self._kept is not None and self._kept[0] == measured:
            kept = self._kept[1]
            return Typed(kept.place, words=words, length_mm=kept.length_mm)
        try:
            from_end = float(measured.replace(",", "."))
        except ValueError:
            problem = BadInput("from_bad_end", self.tr("Write millimetres as a number, such as 62."))
            self.from_bad_end.show_problem(problem.sentence)
            raise problem from None
        if length is None:
            raise BadInput("length", self.tr("Write how long the printed line is, in millimetres."))
        try:
            return Typed(place_on_paper(from_end, length), words=words, length_mm=round(length))
        except BadInput as problem:
            if problem.field == "from_a":
                self.from_bad_end.show_problem(problem.sentence)
            raise
