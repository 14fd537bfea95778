"""The monthly look at the plan: what was ticked since last time comes first, then what helped and what is stuck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.operations.reviews import hold_review
from coachdesk.tools.dates import short
from coachdesk.ui.page import Page
from coachdesk.ui.pages.plan.drafted import Drafted
from coachdesk.ui.pages.plan.plan_reading import SHOWN_KINDS
from coachdesk.ui.pages.plan.table import Table
from coachdesk.ui.pages.review_reading import ReviewShown, read_review
from coachdesk.ui.pages.review_steps import HeldReviews, StuckSteps, TickedSteps
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.date_field import DateField
from coachdesk.ui.widgets.empty_state import EmptyState
from coachdesk.ui.widgets.many_field import ManyField
from coachdesk.ui.widgets.people_picker import PeoplePicker
from coachdesk.ui.widgets.saved_label import SavedLabel
from coachdesk.ui.widgets.undo_toast import UndoToast
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


class ReviewPage(Page):
    """Opened with `family_id`. Fields `here`, `helped`, `stuck`, `changes`, `next_day`; `keep_button` keeps it."""

    shows = SHOWN_KINDS

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.family_id = ""
        self.shown: ReviewShown | None = None
        self._plan_id = ""
        self._here: tuple[Choice, ...] = ()
        self.set_title(self.tr("Review"))
        self.saved = SavedLabel(self)
        self.toast = UndoToast(self)
        self.table = Table(self, self.saved, self.toast)
        self._none = EmptyState(
            self.tr("No plan yet"),
            self.tr("A review looks at the family’s plan. Make the plan first."),
            self.tr("Go to the plan"),
            icon="plan",
            parent=self,
        )
        self._none.acted.connect(lambda: self.go("plan", family_id=self.family_id))
        self.ticked = TickedSteps(self)
        self.ticked.setObjectName("review-ticked")
        self._words_card = Card(self.tr("How has it been?"), parent=self)
        self._build_fields()
        self.earlier = HeldReviews(self)
        self.keep_button = primary_button(self.tr("Keep this review"), icon="reviews", parent=self)
        self.keep_button.setObjectName("review-keep")
        self.keep_button.clicked.connect(self._keep)
        self._parts = (self.ticked, self._words_card, self.earlier, self.keep_button)
        for widget in (self._none, self.ticked, self._words_card, self.saved, self.earlier):
            self.add(widget)
        self._none.hide()
        for part in self._parts:
            part.hide()
        self.plan_button = secondary_button(self.tr("The plan"), icon="plan", parent=self)
        self.plan_button.clicked.connect(lambda: self.go("plan", family_id=self.family_id))
        self.plan_button.setVisible(router.has("plan"))
        self.add_action(self.plan_button)
        self.add_action(self.keep_button)

    def opened(self, **where: str) -> None:
        if where["family_id"] != self.family_id:
            self.saved.clear()
        self.family_id = where["family_id"]
        self.ticked.hide_private()
        self.stuck_steps.hide_private()

    def refresh(self) -> None:
        family_id = self.family_id
        self.read(lambda: read_review(self.desk, family_id), self._show)

    def leave(self) -> None:
        for draft in self._drafts.values():
            draft.leave()

    def is_clean(self) -> bool:
        return not any(field.text().strip() for field in (self.helped, self.stuck, self.changes))

    # -- showing --------------------------------------------------------------------------------

    def _show(self, shown: ReviewShown | None) -> None:
        self.shown = shown
        self._none.setVisible(shown is None)
        for part in self._parts:
            part.setVisible(shown is not None)
        if shown is None:
            return
        plan = shown.plan.live.plan
        self.table.lay((plan,))
        self.ticked.show_review(shown)
        self.stuck_steps.show_review(shown)
        self.earlier.show_review(shown)
        if shown.here != self._here:
            self._here = shown.here
            self.here.set_choices(shown.here)
        for name, draft in self._drafts.items():
            draft.key = f"plan/{plan.record.id}/review_{name}"
        if plan.record.id != self._plan_id:
            self._plan_id = plan.record.id
            self._clear()
            self.here.choose(shown.plan.drafts.get(self._key("present"), "").split())
        for draft in self._drafts.values():
            draft.show("", shown.plan.drafts)
        if not self.next_day.typed():
            self.next_day.set_day(shown.next_due)

    def _key(self, name: str) -> str:
        return f"plan/{self._plan_id}/review_{name}"

    def _clear(self) -> None:
        for draft in self._drafts.values():
            draft.clear()
        self.here.choose(())
        self.next_day.set_day(self.shown.next_due if self.shown else None)

    # -- keeping --------------------------------------------------------------------------------

    def _keep(self) -> None:
        if self.shown is None:
            return
        if self.next_day.is_doubtful():
            self.next_day.setFocus()
            return
        plan = self.shown.plan.live.plan
        next_due = self.next_day.day() or self.shown.next_due
        values = {
            "present": self.here.chosen(),
            "what_helped": self.helped.text(),
            "what_is_stuck": self.stuck.text(),
            "changes": self.changes.text(),
            "next_due": next_due,
        }
        self.keep_button.setEnabled(False)
        self.table.make(
            lambda desk: hold_review(desk, plan, **values),
            drafts=[*(draft.key for draft in self._drafts.values()), self._key("present")],
            failed=self._refused,
            then=lambda: self._kept(short(next_due)),
        )

    def _kept(self, next_day: str) -> None:
        self.keep_button.setEnabled(True)
        self._clear()
        self.next_day.set_day(None)
        self.say(self.tr("The review is kept. Next look at the plan: {day}.").format(day=next_day))
        self.area.verticalScrollBar().setValue(0)

    def _refused(self, error: CoachDeskError) -> None:
        self.keep_button.setEnabled(True)
        fields = {"what_helped": self.helped, "what_is_stuck": self.stuck, "changes": self.changes}
        if isinstance(error, BadInput) and error.field in fields:
            fields[error.field].show_problem(error.sentence)
        elif isinstance(error, BadInput) and error.field == "next_due":
            self.next_day.show_problem(error.sentence)
        else:
            self.warn(error)

    # -- building ---------------------------------------------------------------------------------

    def _build_fields(self) -> None:
        card = self._words_card
        self.here: ManyField = PeoplePicker(self.tr("Who is here?"), (), parent=card)
        self.here.setObjectName("review-here")
        self.here.edited.connect(lambda: self.table.draft(self._key("present"), " ".join(self.here.chosen())))
        self.helped = WordsField(self.tr("What helped?"), lines=3, parent=card)
        self.helped.setObjectName("review-helped")
        self.stuck_steps = StuckSteps(card)
        self.stuck = WordsField(self.tr("What is stuck, and what would help?"), lines=3, parent=card)
        self.stuck.setObjectName("review-stuck")
        self.changes = WordsField(self.tr("What shall we change in the plan?"), lines=3, parent=card)
        self.changes.setObjectName("review-changes")
        self.next_day = DateField(
            self.tr("When do we look again?"), self.desk.today, hint=self.tr("Such as “in 4 weeks”."), parent=card
        )
        self.next_day.setObjectName("review-next")
        for widget in (self.here, self.helped, self.stuck_steps, self.stuck, self.changes, self.next_day):
            card.add(widget)
        self._drafts = {
            name: Drafted(field, self.table, "")
            for name, field in (("helped", self.helped), ("stuck", self.stuck), ("changes", self.changes))
        }
