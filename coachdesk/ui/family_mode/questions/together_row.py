"""One answer among all of them: the small scale, what was said in words, last time, and a way to change it."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from coachdesk.models.measures import Answer
from coachdesk.models.measures_in_sight import LastMark
from coachdesk.models.question_set import Question
from coachdesk.ui.family_mode.questions.asking_words import marked_words, said
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import Button, secondary_button
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.small_scale import SmallScale

CHANGED_A_LOT = 400
"""From so many thousandths on it is asked whether a change is meant: four points of ten (ux.md 1.3)."""


class TogetherRow(QFrame):
    """`.change` is the button that leads back to the question; `.asks` whether a great change is asked about."""

    accessible_role = QAccessible.Role.Grouping

    def __init__(self, question: Question, answer: Answer, last: LastMark | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(question.name)
        self._words = [question.name, said(question, answer)]
        column = QVBoxLayout(self)
        spaced(column, margins=(1.2, 0.8, 1.2, 0.8), gap=0.5)
        column.addWidget(SafeLabel(question.name, level="2", parent=self))
        if answer.place is not None:
            before = last.place if last else None
            column.addWidget(SmallScale(answer.mode, answer.place, before, self._words[1], self))
        column.addWidget(SafeLabel(self._words[1], parent=self))
        if last is not None:
            words = self.tr("Last time: {words}.").format(words=marked_words(question, last.place))
            self._words.append(words)
            column.addWidget(SafeLabel(words, tone="muted", parent=self))
        moved = abs(answer.place - last.place) if last is not None and answer.place is not None else 0
        self.asks = moved >= CHANGED_A_LOT
        words = self.tr("This changed a lot. Is that right?") if self.asks else ""
        self._asked = SafeLabel(words, level="3", parent=self)
        column.addWidget(self._asked)
        row = FlowLayout()
        spaced(row, gap=0.8)
        self.right: Button = secondary_button(self.tr("Yes"), "tick", self)
        self.right.setAccessibleName(self.tr("Yes: {about}").format(about=question.name))
        self.right.clicked.connect(self._is_right)
        self.change: Button = secondary_button(self.tr("Change it"), "undo", self)
        self.change.setAccessibleName(self.tr("Change it: {about}").format(about=question.name))
        row.addWidget(self.right)
        row.addWidget(self.change)
        column.addLayout(row)
        for part in (self._asked, self.right):
            part.setVisible(self.asks)

    def spoken(self) -> tuple[str, ...]:
        """What is to be read of it, in order."""
        return (*self._words, *((self._asked.words(),) if self.asks else ()))

    def _is_right(self) -> None:
        """The mark stands as it is; nothing more is asked about it."""
        self.asks = False
        self.change.setFocus()
        self._asked.set_words("")
        self._asked.hide()
        self.right.hide()
