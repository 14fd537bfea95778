"""The week: planned against available hours, its days as a picture and as a list, tries that found nobody (R-12)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.operations.week import Week, look_at_week
from coachdesk.tools.dates import in_words
from coachdesk.ui.page import Page
from coachdesk.ui.pages.week.available_field import AvailableField
from coachdesk.ui.pages.week.day_list import DayList
from coachdesk.ui.pages.week.hours_card import HoursCard
from coachdesk.ui.pages.week.roomy_picture import RoomyPicture
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.operations.agenda import Planned
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


class WeekPage(Page):
    """Opened on nothing; the two arrows go to the week before and the next."""

    widest = 84.0
    shows = frozenset({"visit", "appointment", "family", "assignment", "person", "worker", "agency", "household"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.weeks_ahead = 0
        self.shown: Week | None = None
        ways = QWidget(self)
        flow = FlowLayout(ways)
        spaced(flow, gap=0.5)
        self.before = secondary_button(self.tr("Week before"), "left", ways)
        self.this = secondary_button(self.tr("This week"), "today", ways)
        self.after = secondary_button(self.tr("Week after"), "right", ways)
        for button in (self.before, self.this, self.after):
            flow.addWidget(button)
        self.before.clicked.connect(lambda: self._turn(self.weeks_ahead - 1))
        self.this.clicked.connect(lambda: self._turn(0))
        self.after.clicked.connect(lambda: self._turn(self.weeks_ahead + 1))
        self.hours = HoursCard(self)
        roomy = RoomyPicture(self)
        self.picture = roomy.picture
        self.picture.pressed.connect(self._open)
        self.days = DayList(self._open, self)
        own = Card(parent=self)
        self.available = AvailableField(self, own)
        own.add(self.available)
        for part in (ways, self.hours, roomy, self.days, own):
            self.add(part)
        visit = primary_button(self.tr("Plan a visit"), "plus", self)
        visit.clicked.connect(lambda: self.go("visit_new"))
        visit.setVisible(router.has("visit_new"))
        self.add_action(visit)

    def opened(self, **where: str) -> None:
        self.weeks_ahead = 0

    def refresh(self) -> None:
        self.read(partial(look_at_week, self.desk, self.weeks_ahead), self._took)

    def first_focus(self) -> QWidget | None:
        return self.after

    def _turn(self, weeks_ahead: int) -> None:
        self.weeks_ahead = weeks_ahead
        self.refresh()

    def _took(self, week: Week) -> None:
        self.shown = week
        self.set_title(self.tr("Week of {day}").format(day=in_words(week.monday)))
        self.this.setEnabled(self.weeks_ahead != 0)
        self.hours.show_week(week)
        self.available.show_minutes(week.available)
        self.picture.show_week(week)
        self.days.show_week(week)

    def _open(self, planned: Planned) -> None:
        page = "visit" if planned.is_visit() else "appointment"
        if self.router.has(page):
            self.go(page, family_id=planned.family.id, record_id=planned.held.id)
