"""What became of a target: parked, dropped, done, or something new in its place, with the reason (P-06, P-10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.models.plan import Target, TargetStatus
from coachdesk.operations import plans
from coachdesk.tools.dates import short
from coachdesk.ui.pages.plan.drafted import Drafted
from coachdesk.ui.pages.plan.table import Table
from coachdesk.ui.pages.plan_words import ORIGINS, STATUSES, said
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.ui.pages.plan.plan_reading import PlanShown

_NEEDS_REASON = frozenset({TargetStatus.PARKED, TargetStatus.DROPPED, TargetStatus.REPLACED})


class EndCard(Card):
    """EndCard(table, target_id): `what` is chosen, `reason` and `new_words` say why and what instead; `button`."""

    def __init__(self, table: Table, target_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Park, replace or finish"))
        self._table, self._target_id = table, target_id
        self._target: Target | None = None
        self._now = SafeLabel("", parent=self)
        self._came = small_label("", parent=self)
        self.what = ChoiceField(
            self.tr("What becomes of this target?"),
            [Choice(one.value, said(words)) for one, words in STATUSES.items() if one is not TargetStatus.ACTIVE],
            parent=self,
        )
        self.what.edited.connect(self._turn)
        self.new_words = WordsField(
            self.tr("What do you want instead?"), hint=self.tr("In the family’s own words."), lines=2, parent=self
        )
        self.reason = WordsField(self.tr("Why, in a few words?"), lines=2, parent=self)
        self.button = secondary_button(self.tr("Do this"), parent=self)
        self.button.clicked.connect(self.do_it)
        self.again = secondary_button(self.tr("Take it up again"), icon="undo", parent=self)
        self.again.clicked.connect(lambda: table.write(target_id, plans.take_up_again, undo=self.tr("Taken up again.")))
        for part in (self._came, self._now, self.what, self.new_words, self.reason):
            self.add(part)
        self.add_action(self.button)
        self.add_action(self.again)
        self._drafts = {
            name: Drafted(field, table, f"target/{target_id}/{name}")
            for name, field in (("end_words", self.new_words), ("end_reason", self.reason))
        }
        self._turn()

    def show_target(self, target: Target, shown: PlanShown) -> None:
        """Shows where the target stands; keeps what is being typed."""
        self._target = target
        active = target.status is TargetStatus.ACTIVE
        day = short(target.status_on) if target.status_on else ""
        facts = " · ".join(part for part in (said(STATUSES[target.status]), day, target.status_reason) if part)
        self._now.set_words(facts)
        self._now.setVisible(not active)
        came = (said(ORIGINS[target.origin]), short(target.added_on) if target.added_on else "", target.added_reason)
        words = " · ".join(part for part in came if part) if said(ORIGINS[target.origin]) else ""
        self._came.set_words(words[:1].upper() + words[1:])
        self._came.setVisible(bool(words))
        self.what.setVisible(active)
        self.again.setVisible(not active and target.status is not TargetStatus.REPLACED)
        for draft in self._drafts.values():
            draft.show("", shown.drafts)
        self._turn()

    def do_it(self) -> None:
        """Does what was chosen; where a reason is needed it is asked for at its field."""
        chosen = self.what.chosen()
        if not chosen:
            return
        status, reason, words = TargetStatus(chosen), self.reason.text(), self.new_words.text()
        for field in (self.reason, self.new_words):
            field.clear_problem()
        target = self._table.opened(self._target_id)
        keys = [draft.key for draft in self._drafts.values()]
        if status is TargetStatus.REPLACED:
            if not words.strip():
                self.new_words.show_problem(self.tr("Write what the family wants instead, in their words."))
                self.new_words.setFocus()
                return
            self._table.make(
                lambda desk: plans.replace_target(desk, target, words, reason),
                drafts=keys,
                failed=self._refused,
                then=self._done,
            )
            return
        for key in keys:
            self._table.draft(key, "")
        self._table.write(
            self._target_id,
            lambda desk, opened: plans.end_target(desk, opened, status, reason),
            undo=said(STATUSES[status]),
            failed=self._refused,
            then=self._done,
        )

    def leave(self) -> None:
        """What is half typed stays as drafts."""
        for draft in self._drafts.values():
            draft.leave()

    def _turn(self) -> None:
        active = self._target is not None and self._target.status is TargetStatus.ACTIVE
        chosen = TargetStatus(self.what.chosen()) if self.what.chosen() and active else None
        self.new_words.setVisible(chosen is TargetStatus.REPLACED)
        self.reason.setVisible(chosen is not None)
        self.reason.set_hint("" if chosen in _NEEDS_REASON else self.tr("You may leave this empty."))
        self.button.setVisible(chosen is not None)

    def _done(self) -> None:
        for draft in self._drafts.values():
            draft.clear()
        self.what.choose("")

    def _refused(self, error: CoachDeskError) -> None:
        field = self.new_words if isinstance(error, BadInput) and error.field == "family_words" else self.reason
        field.show_problem(error.sentence)
        field.setFocus()
