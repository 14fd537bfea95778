"""How far it has come, chosen in words, and what it took: neither is worked out from the other, nor from ticks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.models.plan import Stage, Target
from coachdesk.operations import plans
from coachdesk.ui.pages.plan.drafted import drafted_words
from coachdesk.ui.pages.plan.table import Table
from coachdesk.ui.pages.plan_words import STAGES, said
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.ui.pages.plan.plan_reading import PlanShown


class EffortCard(Card):
    """EffortCard(table, target_id): fields `stage`, `family` and `coach` (P-04)."""

    def __init__(self, table: Table, target_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("How far, and what it took"))
        self._table, self._target_id = table, target_id
        self.stage = ChoiceField(
            self.tr("How far has the family come, in its own view?"),
            [Choice(one.value, said(words)) for one, words in STAGES.items()],
            parent=self,
        )
        self.stage.edited.connect(self._chosen)
        self.family = WordsField(self.tr("What it took, in the family’s words"), lines=2, parent=self)
        self.coach = WordsField(
            self.tr("What it took, as the coach saw it"),
            hint=self.tr("Never on the family’s copy."),
            lines=2,
            parent=self,
        )
        self._drafts = {
            name: drafted_words(field, table, "target", target_id, name)
            for name, field in (("effort_family", self.family), ("effort_coach", self.coach))
        }
        for field in (self.stage, self.family, self.coach):
            self.add(field)

    def show_target(self, target: Target, shown: PlanShown) -> None:
        """Shows the target as it is now; keeps what is being typed."""
        self.stage.choose(target.stage.value if target.stage else "")
        self._drafts["effort_family"].show(target.effort_family, shown.drafts)
        self._drafts["effort_coach"].show(target.effort_coach, shown.drafts)

    def leave(self) -> None:
        """What is half typed is kept."""
        for draft in self._drafts.values():
            draft.leave()

    def _chosen(self) -> None:
        stage = Stage(self.stage.chosen()) if self.stage.chosen() else None
        self._table.write(self._target_id, lambda desk, target: plans.set_stage(desk, target, stage))
