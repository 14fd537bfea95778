"""Somebody else's view of success, beside the family's: written down, never hidden, and stopping nothing (P-13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.models.plan import SuccessView, Target
from coachdesk.operations import plans
from coachdesk.ui.pages.plan.drafted import Drafted
from coachdesk.ui.pages.plan.table import Table
from coachdesk.ui.pages.plan_words import quoted
from coachdesk.ui.widgets.buttons import quiet_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.tick_box import TickBox
from coachdesk.ui.widgets.turning_row import TurningRow
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.ui.pages.plan.plan_reading import PlanShown


class ViewsCard(Card):
    """ViewsCard(table, target_id): `begin` opens the fields `holder`, `words`, `agreed` and `print_it`."""

    def __init__(self, table: Table, target_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Another view of success"))
        self._table, self._target_id = table, target_id
        self._last: tuple[SuccessView, ...] | None = None
        self._rows = Rows(0.6, self)
        self._none = small_label(
            self.tr("Does an agency, or someone in the family, see success differently? Both can stand here."),
            parent=self,
        )
        self._fields = Rows(0.7, self)
        self.holder = LineField(self.tr("Whose view?"), hint=self.tr("A person or an agency."), parent=self._fields)
        self.words = WordsField(self.tr("What would success be to them?"), lines=2, parent=self._fields)
        self.agreed = WordsField(self.tr("What was agreed?"), lines=2, parent=self._fields)
        self.print_it = TickBox(self.tr("Print this on copies of the plan"), parent=self._fields)
        self.button = secondary_button(self.tr("Keep this view"), parent=self._fields)
        self.button.clicked.connect(self.keep)
        self._fields.fill([self.holder, self.words, self.agreed, self.print_it, self.button])
        self._fields.hide()
        self._drafts = {
            name: Drafted(field, table, f"target/{target_id}/new_view_{name}")
            for name, field in (("holder", self.holder), ("words", self.words), ("agreed", self.agreed))
        }
        for part in (self._none, self._rows, self._fields):
            self.add(part)
        self.begin = secondary_button(self.tr("Write down another view"), icon="plus", parent=self)
        self.begin.clicked.connect(self._begin)
        self.add_action(self.begin)

    def show_target(self, target: Target, shown: PlanShown) -> None:
        """Shows the views; keeps what is being typed."""
        views = tuple(one.record for one in shown.live.success_views if one.record.target == target.id)
        self._none.setVisible(not views)
        self._rows.setVisible(bool(views))
        if views != self._last:
            self._last = views
            self._rows.fill([self._row(view) for view in views])
        for draft in self._drafts.values():
            draft.show("", shown.drafts)
        if any(field.text() for field in (self.holder, self.words, self.agreed)):
            self._open()

    def keep(self) -> None:
        """Adds the view as written."""
        target = self._table.opened(self._target_id)
        holder, words, agreed = self.holder.text(), self.words.text(), self.agreed.text()
        print_it = self.print_it.is_ticked()
        if not words.strip():
            self.words.show_problem(self.tr("Write what success would be to them."))
            self.words.setFocus()
            return
        self._table.make(
            lambda desk: plans.add_success_view(desk, target, holder, words, agreed, print_it),
            drafts=[draft.key for draft in self._drafts.values()],
            failed=self._refused,
            then=self._kept,
        )

    def leave(self) -> None:
        """What is half typed stays as drafts."""
        for draft in self._drafts.values():
            draft.leave()

    def _begin(self) -> None:
        self._open()
        self.holder.setFocus()

    def _open(self) -> None:
        self._fields.show()
        self.begin.hide()

    def _kept(self) -> None:
        for draft in self._drafts.values():
            draft.clear()
        self.print_it.set_ticked(False)
        self.begin.show()
        self.begin.setFocus()
        self._fields.hide()

    def _row(self, view: SuccessView) -> QWidget:
        row = TurningRow(30, parent=self._rows)
        lines = Rows(0.1, row)
        labels = [SafeLabel(quoted(view.words), parent=lines)]
        if view.holder:
            labels.insert(0, SafeLabel(view.holder, level="3", parent=lines))
        if view.agreed.strip():
            labels.append(SafeLabel(self.tr("Agreed: {words}").replace("{words}", view.agreed), parent=lines))
        printed = self.tr("Printed on copies") if view.print_it else self.tr("Not printed")
        labels.append(small_label(printed, parent=lines))
        lines.fill(labels)
        row.add(lines, 1)
        turn = quiet_button(self.tr("Do not print") if view.print_it else self.tr("Print it"), parent=row)
        turn.clicked.connect(lambda: self._print(view.id, not view.print_it))
        row.add(turn)
        remove = quiet_button(self.tr("Take out"), parent=row)
        remove.clicked.connect(lambda: self._table.take_out(view.id, self.tr("Taken out.")))
        row.add(remove)
        for button in (turn, remove):
            button.setAccessibleName(f"{button.words()}: {view.holder or view.words[:80]}")
        return row

    def _print(self, view_id: str, on: bool) -> None:
        self._table.write(view_id, lambda desk, view: desk.amend(view, print_it=on))

    def _refused(self, error: CoachDeskError) -> None:
        field = self.holder if isinstance(error, BadInput) and error.field == "holder" else self.words
        field.show_problem(error.sentence)
