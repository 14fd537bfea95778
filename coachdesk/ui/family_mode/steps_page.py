"""Our steps: what the family wants, in its words, and each small step as a large card to be ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coachdesk.models.plan import StepState
from coachdesk.ui.family_mode.sheet import Sheet
from coachdesk.ui.family_mode.step_card import StepCard
from coachdesk.ui.pages.plan_words import quoted

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.window import FamilyWindow


class StepsPage(Sheet):
    """What is still to do stands first. A tick can be taken back as long as the laptop is here."""

    def __init__(self, window: FamilyWindow) -> None:
        super().__init__(window)
        self.set_title(self.tr("Our steps"))
        self.cards: list[StepCard] = []
        for target in self.sitting.snapshot.targets:
            self.say(quoted(target.words), "2")
            for step in sorted(target.steps, key=lambda one: one.state is StepState.DONE):
                card = StepCard(step, self.sitting, self)
                card.did_it.connect(lambda one=step.id: window.ask_who_did_it(one))
                card.takes_back.connect(lambda one=card: self._take_back(one))
                self.cards.append(card)
                self.add(card)
        if not self.cards:
            self.say(self.tr("There are no steps yet."))
        self.sitting.kept.connect(self._show_ticks)
        self.finish(back="home")
        self.first = next((card.button for card in self.cards if card.can_be_ticked), None)

    def show_step(self, step: str) -> None:
        """Puts the keyboard on one step's card."""
        for card in self.cards:
            if card.step.id == step:
                card.button.setFocus(Qt.FocusReason.OtherFocusReason)
                self.show_widget(card)

    def _show_ticks(self) -> None:
        for card in self.cards:
            card.show_tick()

    def _take_back(self, card: StepCard) -> None:
        self.sitting.tick(card.step.id, None, then=lambda: None)
        if QApplication.focusWidget() is None:
            card.button.setFocus()
