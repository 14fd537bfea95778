"""The plan as the family sees it: large cards, one for each step, a picture, who, and by when in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.models.plan import StepState, SubTarget, Target
from coachdesk.models.plan_content import PlanContent
from coachdesk.tools.dates import in_words, without_year
from coachdesk.tools.plan_in_sight import in_sight
from coachdesk.tools.plan_progress import count_steps, steps_of
from coachdesk.ui.icons import IconLabel
from coachdesk.ui.pages.plan.progress_line import ProgressLine
from coachdesk.ui.pages.plan_words import DONE_HOW, STATE_ICONS, STATE_TONES, listed, quoted, said
from coachdesk.ui.theme import for_family, spaced
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.headings import heading
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from coachdesk.ui.pages.plan.plan_reading import PlanShown


class FamilyView(QWidget):
    """FamilyView(): `.show_plan(shown)`; signal `closed()`. Shows only what everyone in the family may see."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("family-view")
        whole = QVBoxLayout(self)
        spaced(whole, gap=0.9)
        self.back = secondary_button(self.tr("Back to the plan"), icon="left", parent=self)
        self.back.clicked.connect(self.closed)
        whole.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows = Rows(0.9, self)
        whole.addWidget(self._rows)
        self._seen: PlanContent | None = None
        self._shown: PlanShown | None = None
        self.setFocusProxy(self.back)
        for_family(self)

    def show_plan(self, shown: PlanShown) -> None:
        """Shows the plan as it is now; drawn only while it is looked at."""
        self._shown = shown
        if self.isVisible():
            self._draw(shown)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._shown is not None:
            self._draw(self._shown)

    def _draw(self, shown: PlanShown) -> None:
        content = in_sight(shown.live.content)
        if content == self._seen:
            return
        self._seen = content
        widgets: list[QWidget] = []
        for target in content.targets:
            steps = steps_of(target, content.steps)
            steps.sort(key=lambda step: step.state is StepState.DONE)  # what comes next stands first
            widgets.append(self._target(target, steps))
            widgets += [self._step(step, content, shown) for step in steps]
        if not widgets:
            widgets.append(SafeLabel(self.tr("Nothing is in the plan yet. What do you want?"), parent=self))
        self._rows.fill(widgets)
        for_family(self)

    def _target(self, target: Target, steps: list[SubTarget]) -> QWidget:
        part = QWidget(self)
        column = QVBoxLayout(part)
        spaced(column, margins=(0, 1.0, 0, 0.2), gap=0.4)
        column.addWidget(heading(quoted(target.family_words), 2, part))
        progress = ProgressLine(part)
        progress.show_count(count_steps(steps))
        column.addWidget(progress)
        return part

    def _step(self, step: SubTarget, content: PlanContent, shown: PlanShown) -> QWidget:
        card = FamilyStep(parent=self)
        row = QHBoxLayout(card)
        spaced(row, margins=(1.2, 1.1, 1.2, 1.1), gap=1.2)
        shape = IconLabel(STATE_ICONS[step.state], STATE_TONES[step.state], ems=4.0, parent=card)
        row.addWidget(shape, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        spaced(column, gap=0.4)
        column.addWidget(SafeLabel(step.words, level="2", parent=card))
        done = step.state is StepState.DONE
        facts = [("person", self._who(step, content)), ("tick" if done else "calendar", self._when(step, shown))]
        for icon, words in facts:
            if words:
                column.addLayout(_fact(icon, words, card))
        row.addLayout(column, 1)
        card.setAccessibleName(step.words)
        return card

    def _who(self, step: SubTarget, content: PlanContent) -> str:
        names = [one.known_as for one in content.people if one.id == step.owner_person]
        names += [one.name for one in content.workers if one.id == step.owner_worker]
        return listed(names)

    def _when(self, step: SubTarget, shown: PlanShown) -> str:
        """ "by Friday 27 November", or how it was done; a date that has passed is not held against anyone."""
        if step.state is StepState.DONE:
            return said(DONE_HOW[step.done_how]) if step.done_how else self.tr("Done")
        if step.due is None:
            return ""
        day = without_year(step.due) if step.due.year == shown.today.year else in_words(step.due)
        return self.tr("by {day}").format(day=day)


class FamilyStep(QFrame):
    """One step as a large card."""

    accessible_role = QAccessible.Role.Grouping

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")


def _fact(icon: str, words: str, parent: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    spaced(row, gap=0.6)
    row.addWidget(IconLabel(icon, "muted", ems=1.8, parent=parent))
    row.addWidget(SafeLabel(words, parent=parent), 1)
    return row
