"""One step of a plan: its words, who has it and by when, and one press to say that it is done and who did it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.models.plan import StepDone, StepState, SubTarget
from coachdesk.tools.dates import short
from coachdesk.tools.plan_progress import OPEN_STEPS, days_late
from coachdesk.ui.icons import IconLabel
from coachdesk.ui.pages.plan.step_editor import StepEditor
from coachdesk.ui.pages.plan_words import BARRIERS, DONE_HOW, STATE_ICONS, STATE_TONES, STATES, said
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import Button, icon_button
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.ui.pages.plan.plan_deeds import PlanDeeds
    from coachdesk.ui.pages.plan.plan_reading import PlanShown


class StepRow(QWidget):
    """StepRow(deeds, step_id): `.show_step(step, shown)`; `.tick_button(how)` the button that ticks it.

    Under the row opens an editor, made when it is first wanted, for all that is changed less often.
    """

    accessible_role = QAccessible.Role.Grouping

    def __init__(self, deeds: PlanDeeds, step_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("step-row")
        self.step_id = step_id
        self._deeds = deeds
        self.step: SubTarget | None = None
        self.editor: StepEditor | None = None
        self._looked_for_drafts = False
        whole = QVBoxLayout(self)
        spaced(whole, margins=(0, 0.25, 0, 0.25), gap=0.3)
        line = TurningRow(40, parent=self)
        line.add(self._said(line), 1)
        self._buttons = QWidget(line)
        self._flow = FlowLayout(self._buttons)
        spaced(self._flow, gap=0.3)
        self._ticks: dict[StepDone, Button] = {}
        self.more = icon_button("edit", parent=self._buttons)
        self.more.setObjectName("step-more")
        self.more.setCheckable(True)
        self.more.clicked.connect(self._turn)
        self._flow.addWidget(self.more)
        line.add(self._buttons)
        whole.addWidget(line)
        self._shown: PlanShown | None = None

    def tick_button(self, how: StepDone) -> Button:
        """What to press to say that the step is done and who did it; made when the step is first open."""
        if not self._ticks:
            self._ticks = {each: self._tick(each) for each in StepDone}
            for place, button in enumerate(self._ticks.values()):
                self._flow.insert_widget(place, button)
        return self._ticks[how]

    def words(self) -> str:
        """The step's words as shown."""
        return self._words.words()

    def state_words(self) -> str:
        """What the small line under the step says: its state, who, by when."""
        return self._under.words()

    def show_step(self, step: SubTarget, shown: PlanShown) -> None:
        """Shows the step as it is now; keeps what is being typed."""
        self.step, self._shown = step, shown
        self.setAccessibleName(step.words)
        self._words.set_words(step.words)
        self._shape.show_icon(STATE_ICONS[step.state], STATE_TONES[step.state], said(STATES[step.state]))
        self._under.set_words(self._facts(step, shown))
        late = days_late(step, shown.today) > 0 or step.state is StepState.STUCK
        self._under.set_tone("warn" if late else "muted")
        self._help.set_words(self._help_words(step))
        self._help.setVisible(step.state is StepState.STUCK and bool(self._help.words()))
        can_tick = step.state in OPEN_STEPS
        if not can_tick and any(button.hasFocus() for button in self._ticks.values()):
            self.more.setFocus(Qt.FocusReason.OtherFocusReason)
        for how in StepDone if can_tick or self._ticks else ():
            button = self.tick_button(how)
            button.setVisible(can_tick)
            button.setAccessibleName(self.tr("{how}: {step}").format(how=said(DONE_HOW[how]), step=step.words))
        self.more.rename(self.tr("Change this step: {step}").format(step=step.words))
        if not self._looked_for_drafts and any(key.startswith(f"sub_target/{self.step_id}/") for key in shown.drafts):
            self.open_editor()
        self._looked_for_drafts = True
        if self.editor is not None:
            self.editor.show_step(step, shown)

    def open_editor(self) -> StepEditor:
        """Opens what is under the row, made now if it was not yet."""
        if self.editor is None:
            self.editor = StepEditor(self._deeds, self.step_id, self)
            self.editor.closed.connect(self.close_editor)
            layout = self.layout()
            if layout is not None:
                layout.addWidget(self.editor)
            if self.step is not None and self._shown is not None:
                self.editor.show_step(self.step, self._shown)
        self.editor.show()
        self.more.setChecked(True)
        return self.editor

    def close_editor(self) -> None:
        """Closes what is under the row; what was typed is kept."""
        if self.editor is not None:
            self.editor.leave()
            self.more.setFocus(Qt.FocusReason.OtherFocusReason)
            self.editor.hide()
        self.more.setChecked(False)

    def leave(self) -> None:
        """The page goes: what is half typed is kept."""
        if self.editor is not None:
            self.editor.leave()

    def _turn(self) -> None:
        if self.editor is not None and self.editor.isVisible():
            self.close_editor()
        else:
            self.open_editor().setFocus(Qt.FocusReason.OtherFocusReason)

    def _said(self, parent: QWidget) -> QWidget:
        said_here = QWidget(parent)
        row = QHBoxLayout(said_here)
        spaced(row, gap=0.6)
        self._shape = IconLabel("step_open", "muted", parent=said_here)
        row.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        spaced(column, gap=0.1)
        self._words = SafeLabel("", parent=said_here)
        self._under = small_label("", parent=said_here)
        self._help = small_label("", parent=said_here)
        for label in (self._words, self._under, self._help):
            column.addWidget(label)
        self._help.hide()
        row.addLayout(column, 1)
        return said_here

    def _tick(self, how: StepDone) -> Button:
        button = Button(said(DONE_HOW[how]), parent=self._buttons)
        button.setObjectName(f"tick-{how.value}")
        button.clicked.connect(lambda: self._deeds.tick(self.step_id, how))
        return button

    def _facts(self, step: SubTarget, shown: PlanShown) -> str:
        """ "Stuck · Marcus · by Thu 30 Jun 2011 · 63 days late"."""
        owner = shown.owner_words(step)
        if step.state is StepState.DONE:
            how = said(DONE_HOW[step.done_how]) if step.done_how else said(STATES[step.state])
            return " · ".join(part for part in (how, short(step.done_on) if step.done_on else "", owner) if part)
        if step.state is StepState.DROPPED:
            return " · ".join(part for part in (said(STATES[step.state]), step.dropped_reason) if part)
        by = self.tr("by {day}").format(day=short(step.due)) if step.due else ""
        late = days_late(step, shown.today)
        lateness = self.tr("1 day late") if late == 1 else self.tr("{days} days late").format(days=late) if late else ""
        return " · ".join(part for part in (said(STATES[step.state]), owner, by, lateness) if part)

    def _help_words(self, step: SubTarget) -> str:
        """ "What would help: someone to ring them. In the way: housing." """
        parts = []
        if step.what_would_help:
            parts.append(self.tr("What would help: {words}").format(words=step.what_would_help))
        if step.barrier:
            parts.append(self.tr("In the way: {what}").format(what=said(BARRIERS[step.barrier]).lower()))
        return " · ".join(parts)
