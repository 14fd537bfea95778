"""The fields of one question, and whether its words are plain, said while they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from coachdesk.errors import BadInput
from coachdesk.operations.question_set_editing import made_question
from coachdesk.operations.question_sets import picture_titles
from coachdesk.tools.question_set_plainness import findings_in
from coachdesk.ui.pages.question_sets.words import finding_words
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField
from coachdesk.ui.widgets.tick_box import TickBox
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from coachdesk.ui.widgets.field import Field

LINES = ("name", "question", "low_words", "high_words", "outcome", "source")
LISTS = ("think_about", "faces", "read_back")


class QuestionForm(Card):
    """QuestionForm(key, values, parent=None): `.fields` by the names of `Question`, `.key`.

    Signals: `made(Question)` it is whole and done · `typed(object)` the values now, as texts · `left_alone()`.
    """

    made = Signal(object)
    typed = Signal(object)
    left_alone = Signal()

    def __init__(self, key: str, values: Mapping[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(icon="edit", parent=parent)
        self.set_title(self.tr("Change this question"))
        self.key = key
        one_a_line = self.tr("One on each line.")
        worst_first = self.tr("Five, one on each line, the worst first.")
        self.fields: dict[str, Field] = {
            "name": LineField(self.tr("Its name"), parent=self),
            "question": LineField(self.tr("The question"), hint=self.tr("One thing, in short words."), parent=self),
            "think_about": WordsField(self.tr("Think about"), hint=one_a_line, lines=2, most_lines=4, parent=self),
            "low_words": LineField(self.tr("The bad end"), parent=self),
            "high_words": LineField(self.tr("The good end"), hint=self.tr("Say it without “not”."), parent=self),
            "faces": WordsField(self.tr("Words under the faces"), hint=worst_first, lines=5, parent=self),
            "read_back": WordsField(
                self.tr("You are telling us that …"), hint=worst_first, lines=5, most_lines=10, parent=self
            ),
            "outcome": LineField(self.tr("Headline outcome it belongs to"), parent=self),
            "source": LineField(self.tr("Where the question comes from"), parent=self),
        }
        pictures = [Choice(name, title) for name, title in picture_titles().items()]
        self.picture = SearchChoiceField(self.tr("Picture"), pictures, parent=self)
        self.alone = TickBox(self.tr("Ask it only when the person is alone"), parent=self)
        for field in self.fields.values():
            self.add(field)
        self._findings = Rows(0.3, self)
        for part in (self.picture, self.alone, self._findings):
            self.add(part)
        self._fill(values)
        done = secondary_button(self.tr("Done with this question"), "tick", self)
        done.clicked.connect(self.done)
        leave = secondary_button(self.tr("Leave it as it was"), parent=self)
        leave.clicked.connect(self.left_alone)
        self.add_action(done)
        self.add_action(leave)
        for field in self.fields.values():
            if isinstance(field, LineField | WordsField):
                field.draft.connect(self._typed)
                field.edited.connect(field.clear_problem)
        self.picture.edited.connect(self._typed)
        self.alone.ticked.connect(self._typed)
        self._say_findings()

    def values(self) -> dict[str, Any]:
        """What stands in the fields now, as `Question` takes it."""
        texts = {name: field.text() for name, field in self.fields.items() if isinstance(field, LineField | WordsField)}
        lists = {name: tuple(line for line in texts[name].split("\n") if line.strip()) for name in LISTS}
        named = {"key": self.key, "picture": self.picture.chosen(), "alone": self.alone.is_ticked()}
        return {**texts, **lists, **named}

    def done(self) -> None:
        """Says `made` if the question is whole; else what is wrong stands at its field."""
        try:
            question = made_question(self.values())
        except BadInput as refused:
            at = self.picture if refused.field == "picture" else self.fields.get(refused.field)
            if at is not None:
                lines = self.tr("Look at how many lines there are, and how long each is.")
                plain = "<" in refused.sentence
                at.show_problem(lines if refused.field in LISTS and not plain else refused.sentence)
                at.setFocus()
            return
        self.made.emit(question)

    def _fill(self, values: Mapping[str, Any]) -> None:
        for name, field in self.fields.items():
            if isinstance(field, LineField | WordsField):
                value = values.get(name, "")
                field.set_text("\n".join(value) if name in LISTS else value)
        self.picture.choose(values.get("picture", "question"))
        self.alone.set_ticked(bool(values.get("alone", False)))

    def _typed(self) -> None:
        self.typed.emit(self.values())
        self._say_findings()

    def _say_findings(self) -> None:
        """Once the question is whole; before that there is nothing to judge."""
        try:
            found = finding_words(findings_in(made_question(self.values())))
        except BadInput:
            found = []
        self._findings.fill(SafeLabel(one, tone="warn", parent=self._findings) for one in found)
