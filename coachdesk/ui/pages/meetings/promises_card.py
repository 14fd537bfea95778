"""What was promised at a meeting: each promise a step of the plan, with who does it and by when (P-09)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.tools.dates import short
from coachdesk.ui.pages.plan_words import STATES, quoted
from coachdesk.ui.pages.plan_words import said as plan_said
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.date_field import DateField
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from coachdesk.errors import BadInput
    from coachdesk.models.plan import SubTarget
    from coachdesk.operations.meetings import Promises
    from coachdesk.ui.pages.day_reading import Chosen

PERSON, WORKER = "person:", "worker:"


class PromisesCard(Card):
    """`.show_promises(promises, shown)`; signals `promised(target, words, owner, due)` and `plan_asked()`."""

    promised = Signal(str, str, str, object)
    plan_asked = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(icon="target", parent=parent)
        self.set_title(self.tr("What was promised"))
        self.steps = Rows(0.5, self)
        self.none = small_label("", parent=self)
        self.words = LineField(
            self.tr("One promise, as a small step"), hint=self.tr("Such as: housing mends the boiler"), parent=self
        )
        self.target = SearchChoiceField(self.tr("Under which target of the plan"), [], parent=self)
        self.owner = SearchChoiceField(self.tr("Who promised it"), [], parent=self)
        self.due = DateField(self.tr("By when"), today, parent=self)
        self._row = TurningRow(40, parent=self)
        self._row.add(self.owner, 1)
        self._row.add(self.due, 1)
        for part in (self.steps, self.none, self.words, self.target, self._row):
            self.add(part)
        self.make = secondary_button(self.tr("Make it a step of the plan"), "plus", self)
        self.make.clicked.connect(self._promise)
        self.plan = secondary_button(self.tr("Open the plan"), "plan", self)
        self.plan.clicked.connect(self.plan_asked)
        self.add_action(self.make)
        self.add_action(self.plan)

    def show_promises(self, promises: Promises, shown: Chosen) -> None:
        """Shows the steps, and where more can go."""
        names = {**{one.id: one.known_as for one in shown.people}, **dict(shown.workers)}
        self.steps.fill([self._step(one, names) for one in promises.steps])
        for part in (self.words, self.target, self._row, self.make):
            part.setVisible(bool(promises.targets))
        self.none.setVisible(not promises.targets)
        self.none.set_words(self.tr("A promise becomes a step under a target. The family’s plan has none yet."))
        targets = [Choice(one.record.id, quoted(one.record.family_words)) for one in promises.targets]
        owners = [
            *(Choice(PERSON + one.id, one.known_as, icon="person") for one in shown.people),
            *(Choice(WORKER + key, name, icon="agency") for key, name in shown.workers),
        ]
        for field, choices in ((self.target, targets), (self.owner, owners)):
            if not field.editor().hasFocus():
                field.set_choices(choices)
        if len(targets) == 1:
            self.target.choose(targets[0].key)

    def clear(self) -> None:
        """Empties the form: what stood there is a step, or another meeting is shown."""
        self.words.set_text("")
        self.owner.choose("")
        self.due.set_day(None)

    def is_clean(self) -> bool:
        """True while nothing is typed."""
        return not self.words.text()

    def refuse(self, error: BadInput) -> None:
        """Says a refusal at the words."""
        self.words.show_problem(error.sentence)
        self.words.setFocus()

    def _promise(self, _pressed: bool = False) -> None:
        self.due.leave()
        if not self.words.text():
            self.words.show_problem(self.tr("Write what was promised."))
            self.words.setFocus()
        elif not self.target.chosen():
            self.target.show_problem(self.tr("Choose the target it helps with."))
            self.target.setFocus()
        elif self.due.is_doubtful():
            self.due.setFocus()
        else:
            self.promised.emit(self.target.chosen(), self.words.text(), self.owner.chosen(), self.due.day())

    def _step(self, step: SubTarget, names: dict[str, str]) -> QWidget:
        told = Rows(0.1, self.steps)
        owner = names.get(step.owner_person or step.owner_worker or "", "")
        due = self.tr("by {day}").format(day=short(step.due)) if step.due else ""
        about = " · ".join(part for part in (owner, due, plan_said(STATES[step.state])) if part)
        told.fill([SafeLabel(step.words, parent=told), small_label(about, parent=told)])
        return told
