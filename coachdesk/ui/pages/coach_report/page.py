"""The report of a week: it has drafted itself for every family, the coach edits what she likes, and sends it once."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.operations.coach_reports import FamilyReport, draft_key, reports_of_week, send_reports
from coachdesk.tools.dates import in_words, without_year
from coachdesk.tools.weeks import WEEK, report_week
from coachdesk.ui.pages.coach_report.report_card import ReportCard
from coachdesk.ui.pages.record_page import RecordPage
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.empty_state import EmptyState
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.labels import small_label
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


class CoachReportPage(RecordPage):
    """Opened on nothing: from Friday on it is this week's, until then the last one's. `.cards` by family."""

    shows = frozenset({"coach_report", "visit", "child_seen", "call", "sub_target", "family", "assignment"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.week = date.min
        self.cards: dict[str, ReportCard] = {}
        self._laid: tuple[date, tuple[str, ...]] = (date.min, ())
        ways = QWidget(self)
        flow = FlowLayout(ways)
        spaced(flow, gap=0.5)
        self.before = secondary_button(self.tr("Week before"), "left", ways)
        self.after = secondary_button(self.tr("Week after"), "right", ways)
        for button, turned in ((self.before, -WEEK), (self.after, WEEK)):
            flow.addWidget(button)
            button.clicked.connect(partial(self._turn, turned))
        about = small_label(
            self.tr(
                "This was put together from what you wrote down. Change what you like, and clear a text to leave it "
                "out. What people answered is only counted here. The advocate can read it once it is sent."
            ),
            parent=self,
        )
        self._none = EmptyState(
            self.tr("No family to report of"),
            self.tr("The families you coached or covered in a week stand here, those you visited first."),
            icon="families",
            parent=self,
        )
        self._none.hide()
        self.rows = Rows(0.7, self)
        for part in (ways, about, self.saved, self._none, self.rows):
            self.add(part)
        self.send = primary_button("", "right", self)
        self.send.clicked.connect(self._send)
        self.add_action(self.send)

    def opened(self, **where: str) -> None:
        self.week = report_week(self.desk.today())
        self.begin_anew()

    def refresh(self) -> None:
        self.read(partial(_look, self.desk, self.week), self._took)

    def first_focus(self) -> QWidget | None:
        return next((one.field for one in self.cards.values() if not one.is_sent), self.before)

    def leave(self) -> None:
        for card in self.cards.values():
            card.field.leave()

    def _turn(self, by: timedelta, _on: bool = False) -> None:
        self.leave()
        self.begin_anew()
        self.week += by
        self.refresh()

    def _took(self, read: tuple[date, tuple[FamilyReport, ...]]) -> None:
        week, found = read
        if week != self.week:
            return
        self.set_title(self.tr("Report of the week of {day}").format(day=in_words(week)))
        last = week + WEEK - timedelta(days=1)
        self.after.setEnabled(week + WEEK <= self.desk.today())
        self.after.setToolTip(self.tr("This week ends on {day}").format(day=without_year(last)))
        self._none.setVisible(not found)
        laid = (week, tuple(one.family.id for one in found))
        if laid != self._laid:
            self._laid = laid
            self.cards = {one.family.id: ReportCard(one, self._keep, self.rows) for one in found}
            for card in self.cards.values():
                card.field.edited.connect(self._count)
            self.rows.fill(self.cards.values())
        for one in found:
            self.cards[one.family.id].show_report(one)
        self._count()

    def _keep(self, family_id: str, text: str) -> None:
        """What was edited stays until it is sent; cleared, it stays cleared."""
        self.table.draft(draft_key(family_id, self._laid[0]), text or " ")

    def _to_send(self) -> dict[str, str]:
        texts = {family: card.field.text() for family, card in self.cards.items() if not card.is_sent}
        return {family: text for family, text in texts.items() if text.strip()}

    def _count(self) -> None:
        count = len(self._to_send())
        self.send.set_words(self.tr("Send %n report(s)", "", count) if count else self.tr("Nothing left to send"))
        self.send.setEnabled(bool(count))

    def _send(self) -> None:
        self.leave()
        week, words = self.week, self._to_send()

        def sent() -> None:
            self.say(self.tr("%n report(s) will go when this laptop next sends.", "", len(words)))

        self.table.make(lambda desk: send_reports(desk, week, words), then=sent)


def _look(desk: Desk, week: date) -> tuple[date, tuple[FamilyReport, ...]]:
    return week, reports_of_week(desk, week)
