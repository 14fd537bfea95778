"""A family goes from one worker to another: every step in its order, and only what is possible now can be pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.ui.pages.devices.server_page import ServerPage
from coachdesk.ui.pages.handover.answer_card import AnswerCard
from coachdesk.ui.pages.handover.end_cards import FinishCard, WithdrawCard
from coachdesk.ui.pages.handover.half_typed_card import HalfTypedCard
from coachdesk.ui.pages.handover.laptops_card import LaptopsCard
from coachdesk.ui.pages.handover.prepare_cards import ToldCard, VisitCard, WithoutCard
from coachdesk.ui.pages.handover.reading import PREFIX, HandoverShown, read_handover
from coachdesk.ui.pages.handover.sheet_card import SheetCard
from coachdesk.ui.pages.handover.start_card import StartCard
from coachdesk.ui.pages.handover.step_card import StepCard
from coachdesk.ui.pages.handover.words import STATES, day_words, said
from coachdesk.ui.pages.plan.table import Table
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.saved_label import SavedLabel
from coachdesk.ui.widgets.undo_toast import UndoToast

if TYPE_CHECKING:
    from collections.abc import Callable

    from coachdesk.desk import Desk, Opened
    from coachdesk.errors import CoachDeskError
    from coachdesk.models.handover import Handover
    from coachdesk.ui.page_table import PageNeeds


NEW = "new"
"""In the keys of drafts of a handover that has not begun."""


class HandoverPage(ServerPage):
    """Opened with `family_id`. `.opened_desk` is the vault; `.start`, `.tell`, `.visit` and so on its cards."""

    shows = frozenset({"handover", "assignment", "worker", "visit", "family"})

    def __init__(self, needs: PageNeeds, parent: QWidget | None = None) -> None:
        lines = needs.door.lines
        super().__init__(needs.opened, needs.router, needs.deeds, lines, parent, syncing=needs.syncing)
        self.opened_desk = needs.opened
        self.saved, self.toast = SavedLabel(self), UndoToast(self)
        self.table = Table(self, self.saved, self.toast)
        self.family_id = ""
        self._about = ""
        self.shown: HandoverShown | None = None
        self.state = Banner("", "quiet", icon="agency", parent=self)
        self.state.hide()
        self.why = SafeLabel("", parent=self)
        self.why.hide()
        self.start = StartCard(self)
        self.tell, self.visit, self.sheet, self.without = (
            ToldCard(self),
            VisitCard(self),
            SheetCard(self),
            WithoutCard(self),
        )
        self.answer, self.finish, self.laptops = AnswerCard(self), FinishCard(self), LaptopsCard(self)
        self.withdraw, self.half_typed = WithdrawCard(self), HalfTypedCard(self)
        self.steps: tuple[StepCard, ...] = (self.tell, self.visit, self.sheet, self.without, self.answer, self.finish)
        self.cards: tuple[StepCard, ...] = (*self.steps, self.half_typed, self.laptops, self.start, self.withdraw)
        for part in (self.saved, self.state, self.why, *self.cards, self.toast):
            self.add(part)
        for card in self.cards:
            card.hide()

    def opened(self, **where: str) -> None:
        if where["family_id"] != self.family_id:
            for card in self.cards:
                card.hide()
        self.family_id = where["family_id"]
        self.set_title(self.tr("A change of worker"))
        self.saved.clear()
        self.toast.withdraw()

    def is_clean(self) -> bool:
        return self.start.is_clean()

    def leave(self) -> None:
        for card in self.cards:
            card.drafts.leave()

    def refresh(self) -> None:
        opened, family_id = self.opened_desk, self.family_id
        self.read(lambda: read_handover(opened, family_id), self._took)

    # -- what the cards ask of it -----------------------------------------------------------------

    def write(
        self,
        write: Callable[[Opened[Handover]], Opened[Handover]],
        failed: Callable[[CoachDeskError], object],
        then: Callable[[], object] | None = None,
    ) -> None:
        """Writes the handover on the table, by one of its operations."""
        handover = self.shown.handover if self.shown else None
        if handover is not None:

            def amend(_desk: Desk, opened: Opened[Handover]) -> Opened[Handover]:
                return write(opened)

            self.table.write(handover.record.id, amend, failed=failed, then=then)

    def busy_changed(self) -> None:
        self.laptops.rest(while_busy=self.is_busy)

    # -- showing ----------------------------------------------------------------------------------

    def _took(self, shown: HandoverShown) -> None:
        self.shown = shown
        record = shown.handover.record if shown.handover else None
        if shown.handover is not None:
            self.table.lay([shown.handover])
        about = f"{PREFIX}/{shown.family.id}/{record.id if record else NEW}"
        if about != self._about:
            self._turn_to(about)
        self.set_title(self.tr("A change of worker: {family}").format(family=isolated(shown.family.ref)))
        words = ""
        if record is not None and shown.state is not None:
            words = said(STATES[shown.state]).format(
                goes=isolated(shown.name(record.from_worker)), comes=isolated(shown.name(record.to_worker))
            )
            why = self.tr("From {day}, because: {why}").format(day=day_words(record.from_day), why=isolated(record.why))
            done = self.tr("Done on {day}.").format(day=day_words(record.done_on)) if record.done_on else ""
            self.why.set_words(f"{why} {done}" if done else why)
        self.state.set_words(words)
        for part in (self.state, self.why):
            part.setVisible(record is not None)
        for card in self.steps:
            card.setVisible(shown.is_open)
        for card in self.cards:
            card.show_handover(shown)
            card.drafts.show(shown.drafts)

    def _turn_to(self, about: str) -> None:
        """Another handover is on the table, or none: what is typed from now on is a draft of that."""
        self._about = about
        for number, card in enumerate(self.cards):
            card.begin()
            card.drafts.move_to(f"{about}/{number}")
