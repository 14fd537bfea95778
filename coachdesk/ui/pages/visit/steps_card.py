"""The steps agreed last time, to be ticked where the family sits: the plan's own rows, the same deeds (P-02)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.ui.pages.plan.step_row import StepRow
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import quiet_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel

if TYPE_CHECKING:
    from coachdesk.ui.pages.plan.plan_deeds import PlanDeeds
    from coachdesk.ui.pages.visit.reading import VisitShown

FIRST = 5
"""Steps shown before "Show all"."""


class StepsCard(Card):
    """StepsCard(deeds): `.show_visit(shown)`; `.rows` by step id, in the order shown; `.leave()`."""

    def __init__(self, deeds: PlanDeeds, parent: QWidget | None = None) -> None:
        super().__init__(icon="plan", parent=parent)
        self.set_title(self.tr("Steps since last time"))
        self._deeds = deeds
        self._all = False
        self._order: tuple[str, ...] = ()
        self.rows: dict[str, StepRow] = {}
        self._none = SafeLabel(self.tr("No open step. What could be the next small one?"), tone="muted", parent=self)
        self.add(self._none)
        self._inside = QWidget(self)
        self._column = QVBoxLayout(self._inside)
        spaced(self._column, gap=0.1)
        self.add(self._inside)
        self.more = quiet_button("", parent=self)
        self.more.clicked.connect(self._show_all)
        self.plan_button = quiet_button(self.tr("Open the plan"), icon="plan", parent=self)
        for button in (self.more, self.plan_button):
            self.add_action(button)
        self._shown: VisitShown | None = None

    def show_visit(self, shown: VisitShown) -> None:
        """Shows the steps in one order for the whole visit, so that a tick moves nothing."""
        self._shown = shown
        self._deeds.shown = shown.plan
        if shown.plan is None:
            self.hide()
            return
        self.show()
        by_id = {one.id: one for one in shown.steps}
        known = [one for one in self._order if one in by_id]
        self._order = (*known, *(one for one in by_id if one not in known))
        wanted = self._order if self._all else self._order[:FIRST]
        for gone in [one for one in self.rows if one not in wanted]:
            row = self.rows.pop(gone)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for one in wanted:
            if one not in self.rows:
                self.rows[one] = StepRow(self._deeds, one, self._inside)
                self._column.addWidget(self.rows[one])
            self.rows[one].show_step(by_id[one], shown.plan)
        self._inside.setVisible(bool(self.rows))
        self._none.setVisible(not self.rows)
        left = len(self._order) - len(wanted)
        self.more.setVisible(left > 0)
        self.more.set_words(self.tr("Show {count} more").format(count=left))

    def begin(self) -> None:
        """Another visit is opened: the first steps of its own."""
        self._all, self._order = False, ()

    def leave(self) -> None:
        """The page goes: what is half typed in a row is kept."""
        for row in self.rows.values():
            row.leave()

    def _show_all(self) -> None:
        self._all = True
        if self._shown is not None:
            self.show_visit(self._shown)
