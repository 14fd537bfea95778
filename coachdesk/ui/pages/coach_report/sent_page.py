"""The weekly reports of one family as they were sent, the newest first, for the advocate to read (T-09)."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.models.family import Family
from coachdesk.operations.coach_reports import SentReport, sent_reports
from coachdesk.operations.shown_time import on_the_wall
from coachdesk.tools.dates import in_words, short
from coachdesk.ui.page import Page
from coachdesk.ui.pages.day_words import clock
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router

_BACK = timedelta(days=182)


class SentReportsPage(Page):
    """Opened with `family_id`."""

    shows = frozenset({"coach_report", "family", "worker"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self._family_id = ""
        self._none = SafeLabel(
            self.tr("No report of this family is here from the last half year."), tone="muted", parent=self
        )
        self._none.hide()
        self.rows = Rows(0.7, self)
        self.add(self._none)
        self.add(self.rows)
        family = secondary_button(self.tr("Open the family"), "house", self)
        family.clicked.connect(lambda: self.go("family", family_id=self._family_id))
        self.add_action(family)

    def opened(self, **where: str) -> None:
        self._family_id = where["family_id"]

    def refresh(self) -> None:
        self.read(partial(_look, self.desk, self._family_id), self._took)

    def _took(self, read: tuple[Family, tuple[SentReport, ...]]) -> None:
        family, found = read
        self.set_title(self.tr("Weekly reports of {ref} {name}").format(ref=family.ref, name=family.name))
        self._none.setVisible(not found)
        self.rows.fill([self._card(one) for one in found])

    def _card(self, one: SentReport) -> Card:
        report = one.report
        card = Card(self.tr("Week of {day}").format(day=in_words(report.week)), icon="note", parent=self.rows)
        at = on_the_wall(report.sent_at, report.time_zone)
        sent = self.tr("{worker}, sent {day} at {time}").format(worker=one.worker, day=short(at.date()), time=clock(at))
        card.add(small_label(sent, parent=card))
        card.add(SafeLabel(report.words, parent=card))
        return card


def _look(desk: Desk, family_id: str) -> tuple[Family, tuple[SentReport, ...]]:
    return desk.get(Family, family_id).record, sent_reports(desk, family_id, desk.today() - _BACK)
