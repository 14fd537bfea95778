""" "We will know because…": each person's own sign that the target is reached (P-12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.errors import CoachDeskError
from coachdesk.models.plan import SuccessSign, Target
from coachdesk.operations import plans
from coachdesk.ui.pages.plan.drafted import Drafted
from coachdesk.ui.pages.plan.table import Table
from coachdesk.ui.pages.plan_words import quoted
from coachdesk.ui.widgets.buttons import quiet_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.tick_box import TickBox
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.ui.pages.plan.plan_reading import PlanShown

_EVERYONE = "everyone"


class SignsCard(Card):
    """SignsCard(table, target_id): `person` and `words` to say another, `private` keeps it to that person."""

    def __init__(self, table: Table, target_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("We will know because…"))
        self._table, self._target_id = table, target_id
        self._people: tuple[Choice, ...] = ()
        self._last: tuple[SuccessSign, ...] = ()
        self._rows = Rows(0.5, self)
        self.words = LineField(self.tr("We will know because…"), hint=self.tr("Enter adds it."), parent=self)
        self.words.setObjectName("add-sign")
        self.words.entered.connect(self.say_it)
        self._draft = Drafted(self.words, table, f"target/{target_id}/new_sign")
        self.person = ChoiceField(self.tr("Who says so?"), (), optional=False, parent=self)
        self.private = TickBox(self.tr("Keep this to that person’s own copy"), parent=self)
        self.button = secondary_button(self.tr("Add"), icon="plus", parent=self)
        self.button.clicked.connect(self.say_it)
        for part in (self._rows, self.person, self.words, self.private):
            self.add(part)
        self.add_action(self.button)

    def show_target(self, target: Target, shown: PlanShown) -> None:
        """Shows what each person said; keeps what is being typed."""
        people = (
            Choice(_EVERYONE, self.tr("Everyone")),
            *(Choice(one.id, one.known_as) for one in shown.people if not one.deceased_on and not one.due_date),
        )
        if people != self._people:
            self._people = people
            self.person.set_choices(people)
            if not self.person.chosen():
                self.person.choose(_EVERYONE)
        signs = tuple(one.record for one in shown.live.success_signs if one.record.target == target.id)
        self._rows.setVisible(bool(signs))
        if signs != self._last:
            self._last = signs
            self._rows.fill([self._row(sign, shown) for sign in signs])
        self._draft.show("", shown.drafts)

    def say_it(self) -> None:
        """Adds what is typed for who was chosen."""
        words = self.words.text()
        if not words:
            self.words.setFocus()
            return
        target = self._table.opened(self._target_id)
        chosen = self.person.chosen()
        person = None if chosen in ("", _EVERYONE) else chosen
        private = self.private.is_ticked() and person is not None
        self._table.make(
            lambda desk: plans.add_success_sign(desk, target, words, person, private),
            drafts=(self._draft.key,),
            failed=self._refused,
        )
        self._draft.clear()
        self.private.set_ticked(False)
        self.words.setFocus()

    def leave(self) -> None:
        """What is half typed stays as a draft."""
        self._draft.leave()

    def _row(self, sign: SuccessSign, shown: PlanShown) -> QWidget:
        row = TurningRow(30, parent=self._rows)
        lines = Rows(0.1, row)
        who = shown.names.get(sign.person, "") if sign.person else self.tr("Everyone")
        private = self.tr("only on their own copy") if sign.private else ""
        facts = " · ".join(part for part in (who, private) if part)
        lines.fill([SafeLabel(quoted(sign.words), parent=lines), small_label(facts, parent=lines)])
        row.add(lines, 1)
        remove = quiet_button(self.tr("Take out"), parent=row)
        remove.setAccessibleName(self.tr("Take out: {words}").format(words=sign.words[:80]))
        remove.clicked.connect(lambda: self._table.take_out(sign.id, self.tr("Taken out.")))
        row.add(remove)
        return row

    def _refused(self, error: CoachDeskError) -> None:
        self.words.show_problem(error.sentence)
