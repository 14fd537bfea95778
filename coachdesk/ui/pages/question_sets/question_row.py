"""One question as families see it, with where it comes from and what is not plain in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from coachdesk.tools.question_set_plainness import findings_in
from coachdesk.ui.pages.question_sets.words import finding_words
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.measure_picture import MeasurePicture
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coachdesk.models.question_set import Question


class QuestionRow(Card):
    """QuestionRow(question, can_go=True, english=True): signals `change(key)`, `take_out(key)`."""

    change = Signal(str)
    take_out = Signal(str)

    def __init__(
        self, question: Question, *, can_go: bool = True, english: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(question.name, level=2, parent=parent)
        line = TurningRow(26, parent=self)
        line.add(MeasurePicture(question.picture, 4.5, line))
        lines: list[QWidget] = [SafeLabel(question.question, parent=self)]
        if question.think_about:
            lines.append(small_label(self.tr("Think about: {what}").format(what=", ".join(question.think_about))))
        lines.append(small_label(" · ".join(question.faces)))
        if question.alone:
            lines.append(small_label(self.tr("Asked only when the person is alone."), tone=""))
        source = self.tr("Where it comes from: {source}").format(source=question.source or self.tr("not said"))
        lines.append(small_label(source))
        found = finding_words(findings_in(question)) if english else []
        lines += [SafeLabel(one, tone="warn") for one in found]
        column = Rows(0.3, line)
        column.fill(lines)
        line.add(column, 1)
        self.add(line)
        self._change = secondary_button(self.tr("Change"), "edit", self)
        self._change.setAccessibleName(f"{self._change.words()}: {question.name}")
        self._change.clicked.connect(lambda: self.change.emit(question.key))
        self._take_out = secondary_button(self.tr("Take it out"), parent=self)
        self._take_out.setAccessibleName(f"{self._take_out.words()}: {question.name}")
        self._take_out.clicked.connect(lambda: self.take_out.emit(question.key))
        self.add_action(self._change)
        self.add_action(self._take_out)
        self._take_out.setVisible(can_go)
        self._can_go = can_go

    def set_still(self, still: bool) -> None:
        """While another question is being changed nothing can be begun here."""
        self._change.setVisible(not still)
        self._take_out.setVisible(self._can_go and not still)
