"""What one agency has promised the families, the latest first, with the way to each plan (P-09, M-02)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.operations.caseload_list import AgencyPromises, agency_promises
from coachdesk.operations.day import DueStep
from coachdesk.ui.page import Page
from coachdesk.ui.pages.today.due_rows import step_row
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.operations.caseload_list import Promised
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


class AgencyPromisesPage(Page):
    """Opened with `record_id`, the agency."""

    shows = frozenset({"agency", "worker", "sub_target", "target", "plan", "family", "assignment"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self._record_id = ""
        self._reach = small_label("", parent=self)
        self._none = SafeLabel(self.tr("No open step is with this agency."), tone="muted", parent=self)
        self._late, self._to_come = Card(self.tr("Late"), parent=self), Card(self.tr("To come"), parent=self)
        self.late_rows, self.rows = Rows(0.6, self._late), Rows(0.6, self._to_come)
        self._late.add(self.late_rows)
        self._to_come.add(self.rows)
        for part in (self._reach, self._none, self._late, self._to_come):
            part.hide()
            self.add(part)
        way = secondary_button(self.tr("How to reach this agency"), "phone", self)
        way.clicked.connect(lambda: self.go("agency", record_id=self._record_id))
        way.setVisible(router.has("agency"))
        self.add_action(way)

    def opened(self, **where: str) -> None:
        self._record_id = where["record_id"]

    def refresh(self) -> None:
        self.read(partial(agency_promises, self.desk, self._record_id), self._took)

    def _took(self, found: AgencyPromises) -> None:
        agency = found.agency
        self.set_title(self.tr("What {agency} has promised").format(agency=agency.name))
        reach = " · ".join(part for part in (agency.phone, agency.best_route) if part)
        self._reach.set_words(reach)
        self._reach.setVisible(bool(reach))
        self._none.setVisible(not found.steps)
        for card, rows, late in ((self._late, self.late_rows, True), (self._to_come, self.rows, False)):
            steps = [one for one in found.steps if bool(one.promise.days_late) is late]
            card.setVisible(bool(steps))
            rows.fill([step_row(self._due(one), self) for one in steps])

    def _due(self, one: Promised) -> DueStep:
        step = one.promise.step
        days = (self.desk.today() - step.due).days if step.due is not None else 0
        return DueStep(one.family, step, one.worker, days)
