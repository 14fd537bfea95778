"""The visit from the door to the next date: one calm column, every word kept as it is typed (R-01, G-11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coachdesk.operations.visits import EndedVisit, is_open, start_unplanned
from coachdesk.tools.dates import short
from coachdesk.ui.page import Page
from coachdesk.ui.pages.attachment.papers_card import PapersCard
from coachdesk.ui.pages.call.key import call_key
from coachdesk.ui.pages.check_in.band import CheckInBand
from coachdesk.ui.pages.plan.plan_deeds import PlanDeeds
from coachdesk.ui.pages.plan.plan_reading import SHOWN_KINDS
from coachdesk.ui.pages.plan.table import Table
from coachdesk.ui.pages.visit.children_card import ChildrenCard
from coachdesk.ui.pages.visit.end_card import EndCard
from coachdesk.ui.pages.visit.good_news_card import GoodNewsCard
from coachdesk.ui.pages.visit.introduced_card import IntroducedCard
from coachdesk.ui.pages.visit.kept_card import KeptCard
from coachdesk.ui.pages.visit.note_card import NoteCard
from coachdesk.ui.pages.visit.reading import VisitShown, clock_time, read_visit
from coachdesk.ui.pages.visit.spend_card import SpendCard
from coachdesk.ui.pages.visit.steps_card import StepsCard
from coachdesk.ui.pages.visit.urgent_card import UrgentCard
from coachdesk.ui.pages.visit.visit_deeds import VisitDeeds
from coachdesk.ui.pages.visit.when_line import WhenLine
from coachdesk.ui.pages.visit.who_card import WhoCard
from coachdesk.ui.widgets.buttons import Button, primary_button, secondary_button
from coachdesk.ui.widgets.empty_state import EmptyState
from coachdesk.ui.widgets.saved_label import SavedLabel
from coachdesk.ui.widgets.undo_toast import UndoToast

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.models.note import Note
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


class VisitPage(Page):
    """Opened with `family_id`, and `record_id` for one visit; without it the family's open visit, else today's."""

    shows = SHOWN_KINDS | {"visit", "child_seen", "note", "small_spend", "call", "attachment", "need"}

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.family_id = self.visit_id = ""
        self.shown: VisitShown | None = None
        self.set_title(self.tr("Visit"))
        self.saved, self.toast = SavedLabel(self), UndoToast(self)
        self.table = Table(self, self.saved, self.toast)
        self.visit_deeds = VisitDeeds(self, self.table)
        self._none = EmptyState(
            self.tr("No visit planned for today"),
            self.tr("Start one now, and all that is said and done stands here."),
            self.tr("Start a visit now"),
            icon="calendar",
            parent=self,
        )
        self._none.acted.connect(self._start_unplanned)
        self.when = WhenLine(self)
        self.when.elsewhere.connect(lambda one, family: self.go("visit", family_id=family, record_id=one))
        self.when.back.connect(self.visit_deeds.take_back_end)
        self.check_in = CheckInBand(self)
        self.urgent = UrgentCard(self.visit_deeds, self)
        self.introduced = IntroducedCard(self.visit_deeds, self)
        self.who = WhoCard(self.visit_deeds, self)
        self.children_card = ChildrenCard(self.visit_deeds, self)
        self.steps = StepsCard(PlanDeeds(self.table), self)
        self.steps.plan_button.clicked.connect(lambda: self.go("plan", family_id=self.family_id))
        self.steps.plan_button.setVisible(router.has("plan"))
        self.note = NoteCard(self.visit_deeds, self)
        self.children_card.speaks.connect(self.note.speak)
        self.good_news = GoodNewsCard(self.visit_deeds, self)
        self.spend = SpendCard(self.visit_deeds, self.good_news)
        self.good_news.add(self.spend)
        self.kept = KeptCard(self.note.amend, self._attach_to_note if router.has("attach") else None, self)
        self.papers = PapersCard(self, self)
        self.end_card = EndCard(self.visit_deeds, self)
        self._cards = (
            self.urgent,
            self.who,
            self.introduced,
            self.children_card,
            self.steps,
            self.note,
            self.good_news,
            self.kept,
            self.papers,
            self.end_card,
        )
        for widget in (self._none, self.when, self.check_in, *self._cards, self.saved):
            self.add(widget)
        for widget in (self._none, self.when, *self._cards):
            widget.hide()
        self.family_button = self._way("family", self.tr("The family"), "families")
        self.start_button = primary_button(self.tr("Start the visit"), icon="tick", parent=self)
        self.start_button.setObjectName("visit-start")
        self.start_button.clicked.connect(self.visit_deeds.start)
        self.end_button = primary_button(self.tr("End the visit"), icon="tick", parent=self)
        self.end_button.setObjectName("visit-end")
        self.end_button.clicked.connect(self._end)
        self.call_button = secondary_button(self.tr("Log a call"), icon="phone", parent=self)
        self.call_button.clicked.connect(lambda: self.go("call", **self._where()))
        self.call_button.setVisible(router.has("call"))
        call_key(self, self._where)
        self.worry_button = secondary_button(self.tr("A worry that cannot wait"), icon="warning", parent=self)
        self.worry_button.clicked.connect(lambda: self.go("worry", **self._where()))
        self.worry_button.setVisible(router.has("worry"))
        hand_over = self._way("family_mode", self.tr("Hand over the laptop"), "laptop")
        others = self.family_button, self.start_button, self.end_button
        for button in (self.worry_button, self.call_button, hand_over, *others):
            self.add_action(button)
        for button in (self.start_button, self.end_button):
            button.hide()

    def _way(self, page: str, words: str, icon: str) -> Button:
        """Leads to a page of this family."""
        button = secondary_button(words, icon=icon, parent=self)
        button.clicked.connect(lambda: self.go(page, family_id=self.family_id))
        button.setVisible(self.router.has(page))
        return button

    # -- the page ---------------------------------------------------------------------------------

    def opened(self, **where: str) -> None:
        wanted = (where["family_id"], where.get("record_id", ""))
        if wanted != (self.family_id, self.visit_id):
            self.saved.clear()
            self.toast.withdraw()
            self.steps.begin()
        self.family_id, self.visit_id = wanted

    def refresh(self) -> None:
        family_id, visit_id = self.family_id, self.visit_id
        self.read(lambda: read_visit(self.desk, family_id, visit_id), self._show)

    def leave(self) -> None:
        typed = (self.urgent, self.who, self.introduced, self.children_card, self.steps, self.note, self.good_news)
        for card in (*typed, self.spend, self.end_card):
            card.leave()

    def is_clean(self) -> bool:
        return self.note.is_empty()

    def first_focus(self) -> QWidget | None:
        return self.start_button if self.start_button.isVisibleTo(self) else self.who.people.editor()

    # -- showing ----------------------------------------------------------------------------------

    def _show(self, shown: VisitShown) -> None:
        self.shown = shown
        visit = shown.visit.record if shown.visit else None
        under_way = visit is not None and is_open(visit)
        begun = visit is not None and (visit.started_at is not None or visit.outcome is not None)
        self._none.setVisible(visit is None)
        self.when.setVisible(visit is not None)
        self.start_button.setVisible(visit is not None and not begun)
        self.end_button.setVisible(under_way)
        self.check_in.show_visit(visit)
        if visit is None or shown.visit is None:
            for card in self._cards:
                card.hide()
            return
        self.visit_id = visit.id
        self.visit_deeds.lay(shown)
        if shown.plan is not None:
            self.table.lay(shown.plan.live.parts())
        self.when.show_visit(shown)
        for card in self._cards:
            card.setVisible(begun)
        if not begun:
            return
        first = (self.urgent, self.introduced, self.who, self.children_card, self.steps)
        for part in (*first, self.note, self.good_news, self.spend, self.kept):
            part.show_visit(shown)
        papers = [paper for held in shown.papers.values() for paper in held]
        self.papers.show_papers(self.family_id, visit.id, papers)
        self.end_card.setVisible(under_way)
        self.end_card.show_visit(shown)

    # -- doing ------------------------------------------------------------------------------------

    def _start_unplanned(self) -> None:
        family_id = self.family_id
        self.do(lambda: start_unplanned(self.desk, family_id), then=lambda _visit: self.refresh())

    def _attach_to_note(self, note: Note) -> None:
        self.go("attach", family_id=note.log, about=note.id)

    def _where(self) -> dict[str, str]:
        """The family and the visit shown, however this page was come to."""
        shown = self.shown.visit if self.shown is not None and self.shown.family.id == self.family_id else None
        visit_id = self.visit_id or (shown.record.id if shown else "")
        return {"family_id": self.family_id, **({"visit_id": visit_id} if visit_id else {})}

    def _end(self) -> None:
        """Ends the visit; what still stands in the note's boxes is kept first."""
        if not self.end_card.is_ready():
            return
        if self.note.is_empty():
            self.end_card.end_visit(self._ended)
        else:
            self.note.keep(then=lambda: self.end_card.end_visit(self._ended))

    def _ended(self, done: EndedVisit) -> None:
        following = done.following.record if done.following else None
        words = self.tr("Visit ended.")
        if following is not None:
            next_time = clock_time(following.planned_at, following.time_zone)
            pattern = self.tr("Visit ended. Next: {day}, {time}.")
            words = pattern.format(day=short(following.planned_at.date()), time=next_time)
        self.toast.offer(words, self.visit_deeds.take_back_end)
        self.area.verticalScrollBar().setValue(0)
        self.family_button.setFocus(Qt.FocusReason.OtherFocusReason)
