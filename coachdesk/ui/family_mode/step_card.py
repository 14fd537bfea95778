"""One step as a large card: a shape, its words, who and by when, and one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.models.family_mode import StepInSight
from coachdesk.models.plan import StepState
from coachdesk.tools.dates import in_words, without_year
from coachdesk.ui.family_mode.words import how_words
from coachdesk.ui.icons import IconLabel
from coachdesk.ui.pages.plan_words import STATE_ICONS, STATE_TONES
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.labels import SafeLabel

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.sitting import Sitting


class StepCard(QFrame):
    """`did_it` and `takes_back` say which of the two its button was pressed for."""

    accessible_role = QAccessible.Role.Grouping
    did_it = Signal()
    takes_back = Signal()

    def __init__(self, step: StepInSight, sitting: Sitting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step, self._sitting = step, sitting
        self.can_be_ticked = step.state is not StepState.DONE
        self.setProperty("kind", "card")
        self.setAccessibleName(step.words)
        self._shape = IconLabel(STATE_ICONS[step.state], STATE_TONES[step.state], ems=3.2, parent=self)
        self._fact = SafeLabel(self._who_and_when(), tone="muted", parent=self)
        self.button = secondary_button("", "tick", self)
        self.button.clicked.connect(self._pressed)
        self.button.setVisible(self.can_be_ticked)
        row = QHBoxLayout(self)
        spaced(row, margins=(1.2, 1.0, 1.2, 1.0), gap=1.2)
        row.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        spaced(column, gap=0.5)
        column.addWidget(SafeLabel(step.words, level="2", parent=self))
        column.addWidget(self._fact)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(column, 1)
        self.show_tick()

    def show_tick(self) -> None:
        """Shows whether it has been ticked here, and by whom."""
        tick = self._sitting.ticks.get(self.step.id)
        if tick is not None and tick.how is not None:
            self._shape.show_icon(STATE_ICONS[StepState.DONE], STATE_TONES[StepState.DONE])
            pattern = self.tr("{how}. {name} ticked it.")
            name = isolated(self._sitting.name_of(tick.person))
            self._fact.set_words(pattern.format(how=how_words(tick.how), name=name))
            self._label(self.tr("Take the tick off"), "undo")
        else:
            self._shape.show_icon(STATE_ICONS[self.step.state], STATE_TONES[self.step.state])
            self._fact.set_words(self._who_and_when())
            self._label(self.tr("It is done"), "tick")
        self._fact.setVisible(bool(self._fact.words()))

    def _label(self, words: str, icon: str) -> None:
        self.button.set_words(words)
        self.button.set_icon(icon)
        self.button.setAccessibleName(f"{words}: {self.step.words}")

    def _who_and_when(self) -> str:
        """ "Isla, by Friday 27 November"; a day that has passed is held against nobody."""
        step, today = self.step, self._sitting.snapshot.now.date()
        if step.state is StepState.DONE:
            return how_words(step.done_how) if step.done_how else self.tr("Done")
        by = ""
        if step.due is not None and step.due >= today:
            day = without_year(step.due) if step.due.year == today.year else in_words(step.due)
            by = self.tr("by {day}").format(day=day)
        return ", ".join(part for part in (step.owner, by) if part)

    def _pressed(self) -> None:
        if self._sitting.waiting:
            return
        (self.takes_back if self.step.id in self._sitting.ticks else self.did_it).emit()
