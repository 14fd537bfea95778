"""How an appointment went: they went, or what stood in the way; and back again (L-06)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.models.appointment import Appointment, AppointmentOutcome
from coachdesk.models.plan import Barrier
from coachdesk.ui.pages import plan_words
from coachdesk.ui.pages.day_words import WENT, said
from coachdesk.ui.widgets.buttons import quiet_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.errors import BadInput

_COULD_NOT = AppointmentOutcome.COULD_NOT_COME


class OutcomeCard(Card):
    """`.show_outcome(record)`; signals `told(outcome, barrier or None, words)` and `taken_back()`."""

    told = Signal(object, object, str)
    taken_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(icon="note", parent=parent)
        self.set_title(self.tr("How did it go?"))
        self._known = SafeLabel("", tone="ok", parent=self)
        outcomes = [Choice(one.value, said(WENT[one])) for one in WENT if one is not AppointmentOutcome.MOVED]
        self.outcome = ChoiceField(self.tr("What became of it"), outcomes, label_shown=False, parent=self)
        barriers = [Choice(one.value, plan_words.said(words)) for one, words in plan_words.BARRIERS.items()]
        self.barrier = ChoiceField(self.tr("What stood in the way"), barriers, parent=self)
        self.words = WordsField(self.tr("In words"), lines=1, most_lines=5, parent=self)
        for part in (self._known, self.outcome, self.barrier, self.words):
            self.add(part)
        self.outcome.edited.connect(self._turn)
        self._save = secondary_button(self.tr("Write it down"), "tick", self)
        self._save.clicked.connect(self._tell)
        self._back = quiet_button(self.tr("It was not so: take it back"), "undo", self)
        self._back.clicked.connect(self.taken_back)
        self.add_action(self._save)
        self.add_action(self._back)

    def show_outcome(self, record: Appointment) -> None:
        """Asks, or says what is known."""
        known = record.outcome
        barrier = plan_words.said(plan_words.BARRIERS[record.outcome_barrier]) if record.outcome_barrier else ""
        parts = [said(WENT[known]) if known else "", barrier, record.outcome_words]
        self._known.set_words(". ".join(part for part in parts if part))
        self._known.setVisible(known is not None)
        for part in (self.outcome, self._save):
            part.setVisible(known is None)
        self._back.setVisible(known is not None and known is not AppointmentOutcome.MOVED)
        self._turn()
        if known is not None:
            self.barrier.hide()
            self.words.hide()

    def clear(self) -> None:
        """Nothing is chosen: another appointment is shown."""
        self.outcome.choose("")
        self.barrier.choose("")
        self.words.set_text("")

    def show_refusal(self, error: BadInput) -> None:
        """Says at the field what is missing."""
        field = self.barrier if error.field == "outcome_barrier" else self.outcome
        field.show_problem(error.sentence)
        field.setFocus()

    def _turn(self) -> None:
        chosen = self.outcome.chosen()
        self.outcome.clear_problem()
        self.barrier.setVisible(chosen == _COULD_NOT)
        self.words.setVisible(bool(chosen) and chosen != AppointmentOutcome.ATTENDED)

    def _tell(self) -> None:
        if not self.outcome.chosen():
            self.outcome.show_problem(self.tr("Choose what became of it."))
            self.outcome.setFocus()
            return
        barrier = Barrier(self.barrier.chosen()) if self.barrier.chosen() else None
        self.told.emit(AppointmentOutcome(self.outcome.chosen()), barrier, self.words.text())
