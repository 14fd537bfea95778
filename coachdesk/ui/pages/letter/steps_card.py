"""What becomes of a letter: each want a dated step, if the family says so, or why nothing has to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.models.plan import SubTarget, Target, TargetStatus
from coachdesk.operations.letters import is_dealt_with
from coachdesk.tools.dates import in_words
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coachdesk.models.letter import Letter
    from coachdesk.ui.pages.day_reading import Chosen


class LetterStepsCard(Card):
    """`.show_letter(...)`; signals `become(target id, owner id)`, `needless(reason)` and `to_plan()`."""

    become = Signal(str, str)
    needless = Signal(str)
    to_plan = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(icon="plan", parent=parent)
        self.set_title(self.tr("What becomes of it"))
        self._known = SafeLabel("", tone="ok", parent=self)
        self.target = SearchChoiceField(self.tr("It belongs to this target"), [], parent=self)
        self.owner = ChoiceField(self.tr("Who does it"), [], parent=self)
        self._make = secondary_button(self.tr("The family says: make it a step"), "plus", self)
        self._make.clicked.connect(self._become)
        self.reason = LineField(self.tr("Or why nothing has to be done"), parent=self)
        self._none = secondary_button(self.tr("Nothing has to be done"), "tick", self)
        self._none.clicked.connect(lambda: self.needless.emit(self.reason.text()))
        self._plan = secondary_button(self.tr("Open the plan"), "plan", self)
        self._plan.clicked.connect(self.to_plan)
        for part in (self._known, self.target, self.owner, self.reason):
            self.add(part)
        for button in (self._make, self._none, self._plan):
            self.add_action(button)

    def show_letter(self, letter: Letter, step: SubTarget | None, targets: Sequence[Target], shown: Chosen) -> None:
        """Asks what becomes of it, or says what did."""
        active = [one for one in targets if one.status is TargetStatus.ACTIVE]
        self.target.set_choices([Choice(one.id, one.family_words) for one in active])
        if len(active) == 1 and not self.target.chosen():
            self.target.choose(active[0].id)
        mine = Choice(shown.me, self.tr("I do it"))
        self.owner.set_choices([*(Choice(one.id, one.known_as) for one in shown.people), mine])
        self._known.set_words(self._what_became(letter, step, bool(active)))
        self._known.set_tone("ok" if is_dealt_with(letter) else "muted")
        self._known.setVisible(bool(self._known.words()))
        asked = not letter.step and not letter.no_step_because
        for part in (self.target, self.owner, self._make):
            part.setVisible(asked and bool(active))
        for other in (self.reason, self._none):
            other.setVisible(asked)
        self._plan.setVisible(bool(letter.step) or not active)

    def _what_became(self, letter: Letter, step: SubTarget | None, any_target: bool) -> str:
        if step is not None:
            due = in_words(step.due) if step.due else ""
            return self.tr("A step of the plan: {words}. By {day}.").format(words=step.words, day=due)
        if letter.step:
            return self.tr("It became a step of the plan.")
        if letter.no_step_because:
            return self.tr("Nothing has to be done: {why}").format(why=letter.no_step_because)
        return "" if any_target else self.tr("The plan has no target yet that it could belong to.")

    def _become(self) -> None:
        self.target.clear_problem()
        if not self.target.chosen():
            self.target.show_problem(self.tr("Choose the target it belongs to."))
            self.target.setFocus()
            return
        self.become.emit(self.target.chosen(), self.owner.chosen())
