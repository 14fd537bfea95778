"""One agency: what it is for, how best to reach it, and its workers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.operations.agencies import add_worker
from coachdesk.ui.pages.agencies.checked_line import CheckedLine
from coachdesk.ui.pages.agencies.reading import SHOWN_KINDS, Directory, read_directory
from coachdesk.ui.pages.agencies.words import known_by_words
from coachdesk.ui.pages.people_words import SECTORS, choices
from coachdesk.ui.pages.record_form import RecordForm
from coachdesk.ui.pages.record_page import RecordPage
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import list_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import small_label
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField
from coachdesk.ui.widgets.turning_row import TurningRow
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.errors import CoachDeskError
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.pages.plan.table import Table
    from coachdesk.ui.router import Router


class AgencyPage(RecordPage):
    """Opened with `record_id`."""

    shows = SHOWN_KINDS

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self._record_id = ""
        self.form: AgencyForm | None = None
        workers = Card(self.tr("Who works there"), icon="person", parent=self)
        self._workers = Rows(0.4, workers)
        self._known = small_label("", parent=workers)
        workers.add(self._known)
        workers.add(self._workers)
        self.name = LineField(self.tr("Another worker"), parent=workers)
        self.name.entered.connect(self._make)
        workers.add(self.name)
        add = secondary_button(self.tr("Add this worker"), "plus", workers)
        add.clicked.connect(self._make)
        workers.add_action(add)
        self._card = workers
        for part in (self.saved, workers, self.toast):
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
        self.name.set_text("")

    def refresh(self) -> None:
        self.read(lambda: read_directory(self.desk), self._took)

    def is_clean(self) -> bool:
        return not self.name.text() and (self.form is None or self.form.ties.is_clean())

    def leave(self) -> None:
        if self.form is not None:
            self.form.ties.leave()

    def _took(self, directory: Directory) -> None:
        agency = next((one for one in directory.agencies if one.record.id == self._record_id), None)
        if agency is None:
            self.warn(self.tr("This agency is no longer in the directory."))
            return
        self.set_title(agency.record.name)
        self.table.lay((agency,))
        if self.form is None:
            self.form = AgencyForm(self.table, self._record_id, self)
            self.body.insertWidget(self.body.indexOf(self._card), self.form)
        self.form.ties.show(agency, directory.drafts)
        self.form.checked.show_contact(agency.record, directory)
        rows: list[QWidget] = []
        for one in directory.of(self._record_id):
            worker = one.record
            row = TurningRow(28, parent=self._workers)
            button = list_button(worker.name, "person", row)
            button.clicked.connect(lambda _=False, record_id=worker.id: self.go("worker", record_id=record_id))
            row.add(button, 2)
            about = (worker.job, worker.phone, worker.best_route, self.tr("has left") if worker.left_on else "")
            row.add(small_label(" · ".join(part for part in about if part), parent=row), 3)
            rows.append(row)
        known = known_by_words(directory.known_by.get(self._record_id, ()))
        self._known.set_words(known)
        self._known.setVisible(bool(known))
        self._workers.fill(rows or [small_label(self.tr("Nobody named yet."), parent=self._workers)])

    def _make(self) -> None:
        name, agency_id = self.name.text(), self._record_id
        self.name.clear_problem()
        if not name:
            self.name.show_problem(self.tr("Write the worker’s name."))
            return

        def make(desk: Desk) -> None:
            add_worker(desk, name, agency_id)

        self.table.make(make, failed=self._refused, then=lambda: self.name.set_text(""))

    def _refused(self, error: CoachDeskError) -> None:
        self.name.show_problem(error.sentence)


class AgencyForm(QWidget):
    """The fields of one agency; `.ties` shows and keeps them."""

    def __init__(self, table: Table, record_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ties = RecordForm(table, record_id, "agency")
        column = QVBoxLayout(self)
        spaced(column)
        card = Card(self.tr("The agency"), icon="agency", parent=self)
        column.addWidget(card)
        self.name = LineField(self.tr("Name"), parent=card)
        self.sector = SearchChoiceField(self.tr("What it is for"), choices(SECTORS), parent=card)
        self.area = LineField(self.tr("Area"), parent=card)
        self.phone = LineField(self.tr("Phone"), parent=card)
        self.route = WordsField(self.tr("Best way to reach them"), lines=1, most_lines=5, parent=card)
        self.checked = CheckedLine(table, record_id, card)
        self.ties.words("name", self.name)
        self.ties.search("sector", self.sector)
        self.ties.words("area", self.area)
        self.ties.words("phone", self.phone)
        self.ties.words("best_route", self.route)
        for part in (self.name, self.sector, self.area, self.phone, self.route, self.checked):
            card.add(part)
