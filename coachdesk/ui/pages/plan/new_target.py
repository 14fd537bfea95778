"""Where a target begins: the family's words and one small step, nothing else asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coachdesk.errors import CoachDeskError
from coachdesk.models.plan import TargetOrigin
from coachdesk.operations import plans
from coachdesk.ui.pages.plan.drafted import Drafted
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.ui.pages.plan.plan_deeds import PlanDeeds
    from coachdesk.ui.pages.plan.plan_reading import PlanShown


class NewTarget(Card):
    """NewTarget(deeds): `.words`, `.first_step`, `.reason` fields; `.show_plan(shown)`; `.leave()`; signal `made()`.

    Enter in the words goes on to the first step (Shift+Enter begins a new line); Enter there adds the target.
    """

    made = Signal()

    def __init__(self, deeds: PlanDeeds, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("A new target"))
        self.setObjectName("new-target")
        self._deeds = deeds
        self._shown: PlanShown | None = None
        self.words = WordsField(
            self.tr("What do you want?"), hint=self.tr("In the family’s own words."), lines=2, most_lines=6, parent=self
        )
        self.first_step = LineField(self.tr("The first small step"), parent=self)
        self.reason = LineField(self.tr("What changed?"), hint=self.tr("You may leave this empty."), parent=self)
        self.words.editor().installEventFilter(self)
        self.first_step.entered.connect(self.make)
        self.reason.entered.connect(self.make)
        self.button = secondary_button(self.tr("Add this target"), icon="plus", parent=self)
        self.button.clicked.connect(self.make)
        for field in (self.words, self.first_step, self.reason):
            self.add(field)
        self.add_action(self.button)
        table = deeds.table
        self._drafts = {
            name: Drafted(field, table, "")
            for name, field in (
                ("new_target", self.words),
                ("new_step", self.first_step),
                ("new_reason", self.reason),
            )
        }

    def show_plan(self, shown: PlanShown) -> None:
        """Takes the plan it adds to; puts drafts back."""
        if self._shown is not None and self._shown.live.plan.record.id != shown.live.plan.record.id:
            for draft in self._drafts.values():
                draft.clear()
        self._shown = shown
        for name, draft in self._drafts.items():
            draft.key = f"plan/{shown.live.plan.record.id}/{name}"
            draft.show("", shown.drafts)
        self.reason.setVisible(shown.version.latest is not None)

    def make(self) -> None:
        """Adds the target; without words it asks for them."""
        if self._shown is None:
            return
        words, step, reason = self.words.text(), self.first_step.text(), self.reason.text()
        if not words.strip():
            self.words.show_problem(self.tr("Write what the family wants, in their words."))
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.words.clear_problem()
        plan, later = self._shown.live.plan, self._shown.version.latest is not None
        more = {"origin": TargetOrigin.ADDED, "added_reason": reason} if later else {}

        def add(desk: Desk) -> None:
            plans.add_target(desk, plan, words, step, **more)

        keys = [draft.key for draft in self._drafts.values()]
        self._deeds.table.make(add, drafts=keys, failed=self._refused, then=self._made)

    def leave(self) -> None:
        """What is half typed stays as drafts."""
        for draft in self._drafts.values():
            draft.leave()

    def is_clean(self) -> bool:
        """True when nothing is typed here."""
        return not (self.words.text().strip() or self.first_step.text() or self.reason.text())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
                self.first_step.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def _made(self) -> None:
        for draft in self._drafts.values():
            draft.clear()
        self.made.emit()

    def _refused(self, error: CoachDeskError) -> None:
        self.words.show_problem(error.sentence)
