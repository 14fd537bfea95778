"""One target in full: whose words, whom it is about, how we will know, how far, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.models.plan import Target
from coachdesk.ui.page import Page
from coachdesk.ui.pages.plan.effort_card import EffortCard
from coachdesk.ui.pages.plan.end_card import EndCard
from coachdesk.ui.pages.plan.plan_reading import SHOWN_KINDS, PlanShown, read_plan
from coachdesk.ui.pages.plan.signs_card import SignsCard
from coachdesk.ui.pages.plan.table import Table
from coachdesk.ui.pages.plan.views_card import ViewsCard
from coachdesk.ui.pages.plan.who_card import WhoCard
from coachdesk.ui.pages.plan_words import quoted
from coachdesk.ui.pages.who_sees.way import who_sees_way
from coachdesk.ui.widgets.buttons import primary_button, quiet_button
from coachdesk.ui.widgets.saved_label import SavedLabel
from coachdesk.ui.widgets.undo_toast import UndoToast

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


class TargetPage(Page):
    """Opened with `family_id` and `record_id`. Cards `who`, `signs`, `effort`, `views`, `end`, made for one target."""

    shows = SHOWN_KINDS

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.family_id = self.record_id = ""
        self.shown: PlanShown | None = None
        self.saved = SavedLabel(self)
        self.toast = UndoToast(self)
        self.table = Table(self, self.saved, self.toast)
        self.add(self.saved)
        self._cards: tuple[WhoCard, SignsCard, EffortCard, ViewsCard, EndCard] | None = None
        history = quiet_button(self.tr("Who changed what"), icon="history", parent=self)
        history.clicked.connect(lambda: self.go("history", family_id=self.family_id, record_id=self.record_id))
        history.setVisible(router.has("history"))
        done = primary_button(self.tr("Back to the plan"), icon="left", parent=self)
        done.clicked.connect(lambda: self.go("plan", family_id=self.family_id))
        done.setVisible(router.has("plan"))
        self.add_action(
            who_sees_way(self, lambda: {"family_id": self.family_id, "record_id": self.record_id}, "target")
        )
        self.add_action(history)
        self.add_action(done)

    # -- what a page does ---------------------------------------------------------------------------

    def opened(self, **where: str) -> None:
        if where["record_id"] != self.record_id:
            self._forget()
        self.family_id, self.record_id = where["family_id"], where["record_id"]

    def refresh(self) -> None:
        family_id = self.family_id
        self.read(lambda: read_plan(self.desk, family_id), self._show)

    def leave(self) -> None:
        for card in self._cards or ():
            card.leave()

    # -- the parts, once there is a target ------------------------------------------------------------

    @property
    def who(self) -> WhoCard:
        return self._made()[0]

    @property
    def signs(self) -> SignsCard:
        return self._made()[1]

    @property
    def effort(self) -> EffortCard:
        return self._made()[2]

    @property
    def views(self) -> ViewsCard:
        return self._made()[3]

    @property
    def end(self) -> EndCard:
        return self._made()[4]

    def _show(self, shown: PlanShown | None) -> None:
        opened = shown.target(self.record_id) if shown is not None else None
        if shown is None or opened is None:
            self._forget()
            self.set_title(self.tr("This target is not in the plan any more."))
            return
        self.shown = shown
        self.table.lay((opened, *shown.live.success_signs, *shown.live.success_views))
        target: Target = opened.record
        self.set_title(quoted(target.family_words))
        for card in self._made():
            card.show_target(target, shown)

    def _made(self) -> tuple[WhoCard, SignsCard, EffortCard, ViewsCard, EndCard]:
        if self._cards is None:
            table, record_id = self.table, self.record_id
            self._cards = (
                WhoCard(table, record_id, self),
                SignsCard(table, record_id, self),
                EffortCard(table, record_id, self),
                ViewsCard(table, record_id, self),
                EndCard(table, record_id, self),
            )
            for place, card in enumerate(self._cards):
                self.add(card)
                card.setObjectName(("who", "signs", "effort", "views", "end")[place])
        return self._cards

    def _forget(self) -> None:
        cards, self._cards = self._cards or (), None
        self.saved.clear()
        self.toast.withdraw()
        for card in cards:
            self.body.removeWidget(card)
            card.hide()
            card.deleteLater()
