"""One worker's time with the family: role, days, key worker, and how it ended and was told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.errors import BadInput
from coachdesk.operations.families import end_assignment
from coachdesk.tools.dates import partial_in_words
from coachdesk.ui.pages.record_form import RecordForm
from coachdesk.ui.pages.words import assignment_role_words
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.tick_box import TickBox
from coachdesk.ui.widgets.turning_row import TurningRow
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.desk import Opened
    from coachdesk.errors import CoachDeskError
    from coachdesk.models.family import Assignment
    from coachdesk.ui.pages.assignments.reading import AssignmentsShown
    from coachdesk.ui.pages.plan.table import Table


class AssignmentRow(QWidget):
    """AssignmentRow(table, record): `.show_assignment(opened, shown)`; `.ties` keeps its fields."""

    def __init__(self, table: Table, record: Assignment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table, self._id = table, record.id
        self.ties = RecordForm(table, record.id, "assignment")
        column = QVBoxLayout(self)
        spaced(column, margins=(0, 0, 0, 0.6), gap=0.4)
        top = TurningRow(34, parent=self)
        self._name = SafeLabel("", level="3", parent=top)
        top.add(self._name, 1)
        self._stop = secondary_button("", "edit", top)
        self._stop.clicked.connect(self._turn)
        top.add(self._stop)
        column.addWidget(top)
        self._when = small_label("", parent=self)
        self._asked = Rows(0.2, self)
        self.key_worker = TickBox(self.tr("Key worker: the one person to ring"), parent=self)
        self.ties.tick("is_key_worker", self.key_worker)
        self._fields = QWidget(self)
        inside = QVBoxLayout(self._fields)
        spaced(inside, gap=0.6)
        self.reason = WordsField(self.tr("Why this ends"), lines=1, most_lines=4, parent=self._fields)
        self.told = WordsField(self.tr("How and when the family was told"), lines=1, most_lines=4, parent=self._fields)
        self.overlap = WordsField(
            self.tr("Why there was a gap, or two at once"), lines=1, most_lines=4, parent=self._fields
        )
        self.ties.words("end_reason", self.reason)
        self.ties.words("family_told", self.told)
        self.ties.words("overlap_reason", self.overlap)
        self.end = secondary_button(self.tr("It ends today"), parent=self._fields)
        self.end.clicked.connect(self._end)
        for field in (self.reason, self.told, self.overlap, self.end):
            inside.addWidget(field)
        self._fields.hide()
        for part in (self._when, self._asked, self.key_worker, self._fields):
            column.addWidget(part)
        self._ended = False

    def show_assignment(self, opened: Opened[Assignment], shown: AssignmentsShown) -> None:
        """Shows what is kept, and what is still to be asked."""
        record = opened.record
        name = shown.names.get(record.worker, "")
        role = assignment_role_words(record.role)
        self._ended = record.to_date is not None
        self._name.set_words(name)
        since = self.tr("since {day}").format(day=partial_in_words(record.from_date))
        until = self.tr("until {day}").format(day=partial_in_words(record.to_date)) if record.to_date else ""
        told = self.tr("Told: {how}").format(how=record.family_told) if record.family_told and self._ended else ""
        why = record.end_reason if self._ended else ""
        words = " · ".join(part for part in (role, since, until, why, told) if part)
        self._when.set_words(words[:1].upper() + words[1:])
        self._asked.fill(
            SafeLabel(sentence, level="small", tone="warn", parent=self._asked)
            for sentence in shown.asked.get(record.id, ())
        )
        self._asked.setVisible(record.id in shown.asked)
        self.key_worker.setVisible(not self._ended)
        self.key_worker.setAccessibleName(f"{self.tr('Key worker: the one person to ring')}: {name}")
        self._stop.set_words(self.tr("Change") if self._ended else self.tr("Change or end"))
        self._stop.setAccessibleName(f"{self._stop.words()}: {name}, {role}")
        self.end.setVisible(not self._ended)
        self.ties.show(opened, shown.drafts)
        if not self.ties.is_clean():
            self._fields.show()

    def _turn(self) -> None:
        self._fields.setVisible(not self._fields.isVisible())
        if self._fields.isVisible():
            self.reason.setFocus()

    def _end(self) -> None:
        reason, told = self.reason.text(), self.told.text()
        self.ties.leave()
        for field in (self.reason, self.told):
            field.clear_problem()
        self._table.write(
            self._id,
            lambda desk, opened: end_assignment(desk, opened, reason, told),
            undo=self.tr("This ended today."),
            failed=self._refused,
            then=self._fields.hide,
        )

    def _refused(self, error: CoachDeskError) -> None:
        field = self.told if isinstance(error, BadInput) and error.field == "family_told" else self.reason
        field.show_problem(error.sentence)
        field.setFocus()
