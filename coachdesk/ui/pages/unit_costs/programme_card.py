"""What the work itself costs for each family: the sum, where it comes from, and whether it is an estimate (C-08)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coachdesk.errors import BadInput
from coachdesk.operations.figures import programme_of
from coachdesk.operations.unit_rates import say_programme_cost
from coachdesk.tools.contact_cells import read_pounds
from coachdesk.tools.money import to_the_penny
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import small_label
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from coachdesk.models.figures import ProgrammeCost
    from coachdesk.ui.page import Page


class ProgrammeCard(Card):
    """ProgrammeCard(page): `.look()` reads and shows what is kept; `.amount`, `.source`, `.estimate`, `.keep`."""

    def __init__(self, page: Page) -> None:
        super().__init__(icon="plan", parent=page)
        self.set_title(self.tr("What the work itself costs"))
        self._page = page
        self._shown: ProgrammeCost | None = None
        about = self.tr(
            "What is left after this cost stands beside what there was before it, and says where the sum comes from."
        )
        self.amount = LineField(self.tr("Pounds for each family"), limit=20, parent=self)
        self.source = LineField(self.tr("Where that comes from"), parent=self)
        self.estimate = TickBox(self.tr("It is an estimate, not what was spent"), ticked=True, parent=self)
        self.keep = secondary_button(self.tr("Keep this cost"), "tick", self)
        self.keep.clicked.connect(self._keep)
        for part in (small_label(about, parent=self), self.amount, self.source, self.estimate):
            self.add(part)
        self.add_action(self.keep)

    def look(self) -> None:
        """Reads off the screen's thread, then shows."""
        self._page.read(partial(programme_of, self._page.desk), self._took, key="programme")

    def is_clean(self) -> bool:
        """Whether what stands here is what is kept."""
        shown = self._shown
        kept = (to_the_penny(shown.pence_per_family), shown.source, shown.estimate) if shown else ("", "", True)
        return kept == (self.amount.text(), self.source.text(), self.estimate.is_ticked())

    def _took(self, cost: ProgrammeCost | None) -> None:
        clean, self._shown = self.is_clean(), cost
        if cost is not None and clean:
            self.amount.set_text(to_the_penny(cost.pence_per_family))
            self.source.set_text(cost.source)
            self.estimate.set_ticked(cost.estimate)

    def _keep(self) -> None:
        pence = self._pence()
        if pence is None:
            return
        if not self.source.text():
            self.source.show_problem(self.tr("Say where the sum comes from, such as “the manager’s budget of 2011”."))
            return
        self.source.clear_problem()
        source, estimate = self.source.text(), self.estimate.is_ticked()
        keep = partial(say_programme_cost, self._page.desk, pence, source, estimate=estimate)
        self._page.do(keep, lambda _: self._kept(pence))

    def _kept(self, pence: int) -> None:
        self.amount.set_text(to_the_penny(pence))
        self._page.say(self.tr("Kept."))

    def _pence(self) -> int | None:
        try:
            pence = read_pounds(self.amount.text())
        except BadInput as bad:
            self.amount.show_problem(self.tr("The sum {why}").format(why=bad.sentence))
            return None
        if pence is None:
            self.amount.show_problem(self.tr("Write a sum, such as 3,000."))
            return None
        self.amount.clear_problem()
        return pence
