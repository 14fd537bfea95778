"""The directory: type a few letters of an agency, a role or a name, and press what is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.models.organisation import Sector
from coachdesk.operations.agencies import add_agency, add_worker
from coachdesk.ui.pages.agencies.reading import SHOWN_KINDS, Directory, read_directory
from coachdesk.ui.pages.people_words import SECTORS, WORKER_JOBS, said
from coachdesk.ui.pages.record_page import RecordPage
from coachdesk.ui.widgets.buttons import list_button, primary_button, secondary_button
from coachdesk.ui.widgets.labels import small_label
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
        self.filter = LineField(
            self.tr("Find"), placeholder=self.tr("Part of an agency, a role or a name"), parent=self
        )
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
        names = {one.record.id: one.record.name for one in self._directory.agencies}
        rows: list[QWidget] = []
        for agency in (one.record for one in self._directory.agencies):
            if wanted in f"{agency.name} {said(SECTORS[agency.sector])} {agency.area}".casefold():
                about = (said(SECTORS[agency.sector]), agency.area, agency.phone)
                rows.append(self._row("agency", agency.id, agency.name, "agency", about))
        for worker in (one.record for one in self._directory.workers):
            where = names.get(worker.agency or "", "")
            job = worker.job or said(WORKER_JOBS[worker.role])
            if wanted in f"{worker.name} {job} {where}".casefold():
                gone = self.tr("has left") if worker.left_on else ""
                rows.append(self._row("worker", worker.id, worker.name, "person", (job, where, worker.phone, gone)))
        nothing = self.tr("Nothing fits. Try fewer letters, or add it below.")
        self._found.fill(rows or [small_label(nothing, parent=self._found)])

    def _row(self, page: str, record_id: str, name: str, icon: str, about: tuple[str, ...]) -> QWidget:
        row = TurningRow(30, parent=self._found)
        button = list_button(name, icon, row)
        button.clicked.connect(lambda: self.go(page, record_id=record_id))
        row.add(button, 2)
        row.add(small_label(" · ".join(part for part in about if part), parent=row), 3)
        return row

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
