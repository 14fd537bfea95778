"""What becomes of a letter: each want a dated step, if the family says so, or why nothing has to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.models.plan import SubTarget, Target, TargetStatus
from coachdesk.operations.letters import is_dealt_with, wants_of
from coachdesk.tools.dates import in_words
from coachdesk.ui.pages.letter.want_row import WantRow
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.labels import SafeLabel, Tone
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from coachdesk.models.letter import Letter
    from coachdesk.ui.pages.day_reading import Chosen


class LetterStepsCard(Card):
    """LetterStepsCard(today): `.show_letter(...)`, `.wants` the rows that ask by when.

    Signals `become(target id, owner id, wants)` with the words and day of each row, `needless(reason)` and `to_plan()`.
    """

    become = Signal(str, str, object)
    needless = Signal(str)
    to_plan = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(icon="plan", parent=parent)
        self.set_title(self.tr("What becomes of it"))
        self._today = today
        self._known = Rows(0.3, self)
        self.wants: list[WantRow] = []
        self._rows = Rows(0.5, self)
        self.target = SearchChoiceField(self.tr("It belongs to this target"), [], parent=self)
        self.owner = ChoiceField(self.tr("Who does it"), [], parent=self)
        self._make = secondary_button("", "plus", self)
        self._make.clicked.connect(self._become)
        self.reason = LineField(self.tr("Or why nothing has to be done"), parent=self)
        self._none = secondary_button(self.tr("Nothing has to be done"), "tick", self)
        self._none.clicked.connect(lambda: self.needless.emit(self.reason.text()))
        self._plan = secondary_button(self.tr("Open the plan"), "plan", self)
        self._plan.clicked.connect(self.to_plan)
        for part in (self._known, self._rows, self.target, self.owner, self.reason):
            self.add(part)
        for button in (self._make, self._none, self._plan):
            self.add_action(button)

    def show_letter(self, letter: Letter, steps: Sequence[SubTarget], targets: Sequence[Target], shown: Chosen) -> None:
        """Asks what becomes of it, or says what did."""
        active = [one for one in targets if one.status is TargetStatus.ACTIVE]
        self.target.set_choices([Choice(one.id, one.family_words) for one in active])
        if len(active) == 1 and not self.target.chosen():
            self.target.choose(active[0].id)
        mine = Choice(shown.me, self.tr("I do it"))
        self.owner.set_choices([*(Choice(one.id, one.known_as) for one in shown.people), mine])
        known = self._what_became(letter, steps, bool(active))
        tone: Tone = "ok" if is_dealt_with(letter) else "muted"
        self._known.fill([SafeLabel(words, tone=tone, parent=self._known) for words in known])
        self._known.setVisible(bool(known))
        asked = not letter.became and not letter.no_step_because
        self._lay_wants(wants_of(letter) if asked else [], letter.by_when)
        for part in (self._rows, self.target, self.owner, self._make):
            part.setVisible(asked and bool(active))
        self._make.set_words(self.tr("The family says: make it %n step(s)", "", max(1, len(self.wants))))
        for other in (self.reason, self._none):
            other.setVisible(asked)
        self._plan.setVisible(bool(letter.became) or not active)

    def is_clean(self) -> bool:
        """True while no day was typed."""
        return all(row.is_clean() for row in self.wants)

    def _lay_wants(self, wants: list[str], by_when: date | None) -> None:
        if [row.words for row in self.wants] != wants:
            self.wants = [WantRow(words, self._today, self._rows) for words in wants]
            self._rows.fill(self.wants)
        for row in self.wants:
            row.offer(by_when)

    def _what_became(self, letter: Letter, steps: Sequence[SubTarget], any_target: bool) -> list[str]:
        if letter.became:
            return [self._step(step) for step in steps] or [self.tr("It became a step of the plan.")]
        if letter.no_step_because:
            return [self.tr("Nothing has to be done: {why}").format(why=letter.no_step_because)]
        return [] if any_target else [self.tr("The plan has no target yet that it could belong to.")]

    def _step(self, step: SubTarget) -> str:
        if step.due is None:
            return self.tr("A step of the plan: {words}.").format(words=step.words)
        return self.tr("A step of the plan: {words}. By {day}.").format(words=step.words, day=in_words(step.due))

    def _become(self) -> None:
        self.target.clear_problem()
        if not self.target.chosen():
            self.target.show_problem(self.tr("Choose the target it belongs to."))
            self.target.setFocus()
            return
        if all(row.is_clear() for row in self.wants):
            wants = [(row.words, row.day.day()) for row in self.wants]
            self.become.emit(self.target.chosen(), self.owner.chosen(), wants)
