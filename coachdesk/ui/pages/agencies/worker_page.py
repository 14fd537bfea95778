"""One worker: job, agency, and how best to reach them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.ui.pages.agencies.checked_line import CheckedLine
from coachdesk.ui.pages.agencies.reading import SHOWN_KINDS, Directory, read_directory
from coachdesk.ui.pages.agencies.words import known_by_words
from coachdesk.ui.pages.record_form import RecordForm
from coachdesk.ui.pages.record_page import RecordPage
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.date_field import PartialDateField
from coachdesk.ui.widgets.labels import small_label
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.pages.plan.table import Table
    from coachdesk.ui.router import Router


class WorkerPage(RecordPage):
    """Opened with `record_id`."""

    shows = SHOWN_KINDS

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self._record_id = ""
        self.form: WorkerForm | None = None
        for part in (self.saved, self.toast):
            self.add(part)
        history = secondary_button(self.tr("Who changed what"), "history", self)
        history.clicked.connect(lambda: self.go("history", record_id=self._record_id))
        history.setVisible(router.has("history"))
        self.add_action(history)

    def opened(self, **where: str) -> None:
        self._record_id = where["record_id"]
        self.begin_anew()
        if self.form is not None:
            self.take_away(self.form)
            self.form = None

    def refresh(self) -> None:
        self.read(lambda: read_directory(self.desk), self._took)

    def is_clean(self) -> bool:
        return self.form is None or self.form.ties.is_clean()

    def leave(self) -> None:
        if self.form is not None:
            self.form.ties.leave()

    def _took(self, directory: Directory) -> None:
        worker = next((one for one in directory.workers if one.record.id == self._record_id), None)
        if worker is None:
            self.warn(self.tr("This worker is no longer in the directory."))
            return
        self.set_title(worker.record.name)
        self.table.lay((worker,))
        if self.form is None:
            self.form = WorkerForm(self.table, self._record_id, self)
            self.body.insertWidget(self.body.indexOf(self.toast), self.form)
        self.form.agency.set_choices([Choice(one.record.id, one.record.name) for one in directory.agencies])
        self.form.ties.show(worker, directory.drafts)
        self.form.checked.show_contact(worker.record, directory)
        known = known_by_words(directory.known_by.get(self._record_id, ()))
        self.form.known.set_words(known)
        self.form.known.setVisible(bool(known))


class WorkerForm(QWidget):
    """The fields of one worker; `.ties` shows and keeps them."""

    def __init__(self, table: Table, record_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ties = RecordForm(table, record_id, "worker")
        column = QVBoxLayout(self)
        spaced(column)
        card = Card(self.tr("The worker"), icon="person", parent=self)
        column.addWidget(card)
        self.name = LineField(self.tr("Name"), parent=card)
        self.job = LineField(self.tr("Job"), placeholder=self.tr("Housing officer"), parent=card)
        self.agency = SearchChoiceField(self.tr("Agency"), [], parent=card)
        self.phone = LineField(self.tr("Phone"), parent=card)
        self.route = WordsField(self.tr("Best way to reach them"), lines=1, most_lines=5, parent=card)
        self.checked = CheckedLine(table, record_id, card)
        self.known = small_label("", parent=card)
        self.left_on = PartialDateField(self.tr("Left on"), table.today, parent=card)
        self.ties.words("name", self.name)
        self.ties.words("job", self.job)
        self.ties.search("agency", self.agency)
        self.ties.words("phone", self.phone)
        self.ties.words("best_route", self.route)
        self.ties.partial("left_on", self.left_on)
        for part in (self.name, self.known, self.job, self.agency, self.phone, self.route, self.checked, self.left_on):
            card.add(part)
