"""The directory: type a few letters of an agency, a role, a name or a family, and press what is found (R-15)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.models.organisation import Sector
from coachdesk.operations.agencies import add_agency, add_worker
from coachdesk.ui.pages.agencies.reading import SHOWN_KINDS, Directory, read_directory
from coachdesk.ui.pages.agencies.words import checked_words, counts_as_checked, known_by_words
from coachdesk.ui.pages.people_words import SECTORS, WORKER_JOBS, said
from coachdesk.ui.pages.record_page import RecordPage
from coachdesk.ui.widgets.buttons import list_button, primary_button, secondary_button
from coachdesk.ui.widgets.labels import Tone, small_label
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.desk import Desk, Opened
    from coachdesk.models.organisation import Agency, Worker
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


class AgenciesPage(RecordPage):
    """Opened on nothing. What stands in the filter is the name of what is added when nothing fits."""

    shows = SHOWN_KINDS

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.set_title(self.tr("Agencies and workers"))
        self._directory = Directory((), (), {})
        self.filter = LineField(self.tr("Find"), placeholder=self.tr("Agency, role, name or family"), parent=self)
        self.filter.edited.connect(self._show)
        self._found = Rows(0.4, self)
        for part in (self.filter, self._found):
            self.add(part)
        worker = secondary_button(self.tr("Add a worker"), "person", self)
        worker.clicked.connect(self._new_worker)
        self.add_action(worker)
        agency = primary_button(self.tr("Add an agency"), "plus", self)
        agency.clicked.connect(self._new_agency)
        self.add_action(agency)

    def refresh(self) -> None:
        self.read(lambda: read_directory(self.desk), self._took)

    def first_focus(self) -> QWidget | None:
        return self.filter

    def _took(self, directory: Directory) -> None:
        self._directory = directory
        self._show()

    def _show(self) -> None:
        wanted = self.filter.text().casefold()
        directory = self._directory
        names = {one.record.id: one.record.name for one in directory.agencies}
        rows: list[QWidget] = []
        for agency in (one.record for one in directory.agencies):
            about: Sequence[str] = (said(SECTORS[agency.sector]), agency.area, agency.phone, agency.best_route)
            rows += self._row("agency", agency, "agency", about, wanted)
        for worker in (one.record for one in directory.workers):
            gone = self.tr("has left") if worker.left_on else ""
            job = worker.job or said(WORKER_JOBS[worker.role])
            about = (job, names.get(worker.agency or "", ""), worker.phone, worker.best_route, gone)
            rows += self._row("worker", worker, "person", about, wanted)
        nothing = self.tr("Nothing fits. Try fewer letters, or add it below.")
        self._found.fill(rows or [small_label(nothing, parent=self._found)])

    def _row(self, page: str, contact: Agency | Worker, icon: str, about: Sequence[str], wanted: str) -> list[QWidget]:
        """One row where what is typed is in its name, what it is, or a family that knows it."""
        known = known_by_words(self._directory.known_by.get(contact.id, ()))
        if wanted not in " ".join((contact.name, *about, known)).casefold():
            return []
        row = TurningRow(30, parent=self._found)
        button = list_button(contact.name, icon, row)
        button.clicked.connect(lambda: self.go(page, record_id=contact.id))
        row.add(button, 2)
        column = Rows(0.1, row)
        lines = [small_label(" · ".join(part for part in about if part), parent=column)]
        if known:
            lines.append(small_label(known, parent=column))
        if contact.id != self.desk.owner.worker_id:
            tone: Tone = "muted" if counts_as_checked(contact, self._directory) else "warn"
            lines.append(small_label(checked_words(contact, self._directory), tone=tone, parent=column))
        column.fill(lines)
        row.add(column, 3)
        return [row]

    def _new_agency(self) -> None:
        name = self.filter.text()
        if self._named(name):
            self.do(lambda: add_agency(self.desk, name, Sector.OTHER), self._agency_made)

    def _new_worker(self) -> None:
        name = self.filter.text()
        if self._named(name):
            self.do(lambda: add_worker(self.desk, name), self._worker_made)

    def _named(self, name: str) -> bool:
        self.filter.clear_problem()
        if not name:
            self.filter.show_problem(self.tr("Type the name here first, so that nobody is written down twice."))
            self.filter.setFocus()
        return bool(name)

    def _agency_made(self, agency: Opened[Agency]) -> None:
        self.filter.set_text("")
        self.go("agency", record_id=agency.record.id)

    def _worker_made(self, worker: Opened[Worker]) -> None:
        self.filter.set_text("")
        self.go("worker", record_id=worker.record.id)
