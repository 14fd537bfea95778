"""A plan without a strength in it is asked about, gently: write one down, or say why it goes on without (F-09)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from coachdesk.errors import CoachDeskError
from coachdesk.tools.plan_prompts import PromptKind
from coachdesk.ui.pages.plan.drafted import Drafted
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import small_label
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coachdesk.desk import Desk, Opened
    from coachdesk.ui.pages.plan.plan_deeds import PlanDeeds
    from coachdesk.ui.pages.plan.plan_reading import PlanShown


class StrengthsPrompt(Card):
    """StrengthsPrompt(deeds): `.show_plan(shown)`; `.reason` the field; takes no room once there is an answer."""

    def __init__(self, deeds: PlanDeeds, parent: QWidget | None = None) -> None:
        super().__init__(icon="strength", parent=parent)
        self.set_title(self.tr("What goes well?"))
        self._deeds = deeds
        self._plan_id = ""
        self.add(small_label(self.tr("No strength is written down yet. A plan stands better on one."), parent=self))
        self.reason = WordsField(self.tr("Or say why the plan goes on without"), lines=2, parent=self)
        self._draft = Drafted(self.reason, deeds.table, "", self._keep)
        self.add(self.reason)
        self.write = secondary_button(self.tr("Write a strength down"), icon="plus", parent=self)
        self.write.clicked.connect(self._go)
        self.write.setVisible(deeds.can_go("needs"))
        self.add_action(self.write)
        self.hide()

    def show_plan(self, shown: PlanShown) -> None:
        """Asks while neither is there."""
        plan = shown.live.plan.record
        if plan.id != self._plan_id:
            self._draft.clear()
            self._plan_id = plan.id
            self._draft.key = f"plan/{plan.id}/ready_without_strengths"
        self._draft.show(plan.ready_without_strengths, shown.drafts)
        asked = any(prompt.kind is PromptKind.NO_STRENGTHS for prompt in shown.prompts)
        self.setVisible(asked or self._draft.typing)

    def leave(self) -> None:
        """What is half typed is kept."""
        self._draft.leave()

    def _keep(self, text: str) -> None:
        write = partial(_reason_kept, text)
        self._deeds.table.write(self._plan_id, write, draft=self._draft.key, failed=self._refused)

    def _refused(self, error: CoachDeskError) -> None:
        self.reason.show_problem(error.sentence)

    def _go(self) -> None:
        shown = self._deeds.shown
        if shown is not None:
            self._deeds.table.page.go("needs", family_id=shown.family_id)


def _reason_kept(text: str, desk: Desk, plan: Opened[Any]) -> Opened[Any]:
    return desk.amend(plan, ready_without_strengths=text)
