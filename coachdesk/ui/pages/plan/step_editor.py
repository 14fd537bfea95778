"""What is changed less often about a step: its words, who, by when, its state, and what would help when it is stuck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from coachdesk.errors import CoachDeskError
from coachdesk.models.plan import Barrier, StepState, SubTarget
from coachdesk.tools.plan_progress import OPEN_STEPS
from coachdesk.ui.pages.plan.drafted import Drafted, drafted_words
from coachdesk.ui.pages.plan.plan_reading import owner_key
from coachdesk.ui.pages.plan_words import BARRIERS, STATE_ICONS, STATES, said
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import Button, quiet_button, secondary_button
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.date_field import DateField
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField
from coachdesk.ui.widgets.turning_row import TurningRow
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.ui.pages.plan.plan_deeds import PlanDeeds
    from coachdesk.ui.pages.plan.plan_reading import PlanShown

_STATES = (StepState.OPEN, StepState.DOING, StepState.STUCK)


class StepEditor(QFrame):
    """StepEditor(deeds, step_id): `.show_step(step, shown)`; `.leave()`; signal `closed()` when it is to go."""

    accessible_role = QAccessible.Role.Grouping

    closed = Signal()

    def __init__(self, deeds: PlanDeeds, step_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deeds, self._step_id = deeds, step_id
        self._step: SubTarget | None = None
        self._choices: tuple[Choice, ...] = ()
        self.setProperty("kind", "banner")
        self.setProperty("tone", "quiet")
        self.setAccessibleName(self.tr("Change this step"))
        whole = QVBoxLayout(self)
        spaced(whole, margins=(0.9, 0.8, 0.9, 0.8), gap=0.7)
        self.words = WordsField(self.tr("The step"), lines=2, most_lines=5, parent=self)
        self._words = self._drafted(self.words, "words")
        whole.addWidget(self.words)
        whole.addWidget(self._who_and_when())
        self.state = ChoiceField(
            self.tr("How is it going?"),
            [Choice(one.value, said(STATES[one]), icon=STATE_ICONS[one]) for one in _STATES],
            optional=False,
            parent=self,
        )
        self.state.edited.connect(self._state_chosen)
        whole.addWidget(self.state)
        whole.addWidget(self._when_stuck())
        whole.addWidget(self._when_dropped())
        whole.addWidget(self._buttons())
        self.setFocusProxy(self.words)

    def show_step(self, step: SubTarget, shown: PlanShown) -> None:
        """Shows the step as it is now; keeps what is being typed."""
        self._step = step
        self._words.show(step.words, shown.drafts)
        self._help.show(step.what_would_help, shown.drafts)
        if shown.owners != self._choices:
            self._choices = shown.owners
            self.who.set_choices(shown.owners)
        focused: QWidget | None = self.who.window().focusWidget()
        if focused is None or not self.who.isAncestorOf(focused):
            self.who.choose(owner_key(step))
        if not self.due.is_doubtful() and self.due.day() != step.due and not self.due.editor().hasFocus():
            self.due.set_day(step.due)
        is_open = step.state in OPEN_STEPS
        self.state.setVisible(is_open)
        self.state.choose(step.state.value)
        self._stuck.setVisible(step.state is StepState.STUCK)
        self.barrier.choose(step.barrier.value if step.barrier else "")
        self.undone.setVisible(not is_open)
        done = step.state is StepState.DONE
        self.undone.set_words(self.tr("Take the tick off") if done else self.tr("Take it up again"))
        self.drop.setVisible(is_open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def leave(self) -> None:
        """What is half typed is kept."""
        for field in (self._words, self._help):
            field.leave()
        for part in (self.who, self.due, self.barrier):
            part.leave()

    def _drafted(self, field: WordsField, name: str) -> Drafted:
        return drafted_words(field, self._deeds.table, "sub_target", self._step_id, name)

    def _who_and_when(self) -> QWidget:
        row = TurningRow(34, parent=self)
        self.who = SearchChoiceField(self.tr("Who"), (), placeholder=self.tr("Anyone"), parent=row)
        self.who.left.connect(lambda key: self._deeds.give(self._step_id, key))
        self.due = DateField(self.tr("By when"), self._deeds.table.today, parent=row)
        self.due.left.connect(lambda day: self._deeds.set_due(self._step_id, day))
        row.add(self.who, 1)
        row.add(self.due, 1)
        return row

    def _when_stuck(self) -> QWidget:
        self._stuck = QWidget(self)
        column = QVBoxLayout(self._stuck)
        spaced(column, gap=0.7)
        self.help = WordsField(self.tr("What would help?"), lines=2, most_lines=6, parent=self._stuck)
        self._help = self._drafted(self.help, "what_would_help")
        self.barrier = ChoiceField(
            self.tr("What is in the way?"),
            [Choice(one.value, said(words)) for one, words in BARRIERS.items()],
            parent=self._stuck,
        )
        self.barrier.edited.connect(self._barrier_chosen)
        column.addWidget(self.help)
        column.addWidget(self.barrier)
        self._stuck.hide()
        return self._stuck

    def _when_dropped(self) -> QWidget:
        self._dropping = QWidget(self)
        column = QVBoxLayout(self._dropping)
        spaced(column, gap=0.5)
        self.reason = WordsField(self.tr("Why is it dropped?"), lines=2, most_lines=4, parent=self._dropping)
        self._reason = Drafted(self.reason, self._deeds.table, f"sub_target/{self._step_id}/dropped_reason")
        self.drop_now = secondary_button(self.tr("Drop this step"), parent=self._dropping)
        self.drop_now.clicked.connect(self._drop)
        column.addWidget(self.reason)
        column.addWidget(self.drop_now)
        self._dropping.hide()
        return self._dropping

    def _buttons(self) -> QWidget:
        deeds, step_id = self._deeds, self._step_id
        foot = QWidget(self)
        flow = FlowLayout(foot)
        spaced(flow, gap=0.4)
        self.undone = secondary_button("", icon="undo", parent=foot)
        self.undone.clicked.connect(self._undone)
        self.up = quiet_button(self.tr("Move up"), icon="up", parent=foot)
        self.up.clicked.connect(lambda: deeds.move_step(step_id, -1))
        self.down = quiet_button(self.tr("Move down"), icon="down", parent=foot)
        self.down.clicked.connect(lambda: deeds.move_step(step_id, +1))
        self.drop: Button = quiet_button(self.tr("Drop"), parent=foot)
        self.drop.clicked.connect(self._ask_why)
        self.who_changed = quiet_button(self.tr("Who changed what"), icon="history", parent=foot)
        self.who_changed.clicked.connect(lambda: deeds.go("history", step_id))
        self.who_changed.setVisible(deeds.can_go("history"))
        close = secondary_button(self.tr("Close"), parent=foot)
        close.setObjectName("step-close")
        close.clicked.connect(self.closed)
        for button in (self.undone, self.up, self.down, self.drop, self.who_changed, close):
            flow.addWidget(button)
        return foot

    def _state_chosen(self) -> None:
        chosen = StepState(self.state.chosen())
        if chosen is StepState.STUCK:
            self._deeds.stuck(self._step_id, self.help.text(), self.barrier.chosen(), draft="")
            self._stuck.show()
            self.help.setFocus()
        elif chosen is StepState.DOING:
            self._deeds.begin(self._step_id)
        else:
            self._deeds.not_begun(self._step_id)

    def _barrier_chosen(self) -> None:
        chosen = self.barrier.chosen()
        barrier = Barrier(chosen) if chosen else None
        self._deeds.table.write(self._step_id, lambda desk, step: desk.amend(step, barrier=barrier))

    def _undone(self) -> None:
        if self._step is not None and self._step.state is StepState.DONE:
            self._deeds.untick(self._step_id)
        else:
            self._deeds.not_begun(self._step_id)

    def _ask_why(self) -> None:
        self._dropping.show()
        self.reason.setFocus()

    def _drop(self) -> None:
        self._deeds.drop_step(self._step_id, self.reason.text(), self._reason.key, self._refused)

    def _refused(self, error: CoachDeskError) -> None:
        self.reason.show_problem(error.sentence)
