"""The totals of a comparison, never alone: with n, what is left out, the largest event, and the work's own cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.ui.pages.costs import words
from coachdesk.ui.pages.costs.behind_place import PAGE, behind_ids
from coachdesk.ui.widgets.buttons import list_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.headings import heading
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coachdesk.models.comparison import LargestEvent
    from coachdesk.tools.evaluations import Evaluation
    from coachdesk.ui.page import Page


class TotalsCard(Card):
    """TotalsCard(page): `.show_evaluation(evaluation)`."""

    def __init__(self, page: Page) -> None:
        super().__init__(icon="plan", parent=page)
        self.set_title(self.tr("What was recorded"))
        self._page = page
        self._rows = Rows(0.45, self)
        self.add(self._rows)

    def show_evaluation(self, found: Evaluation) -> None:
        """Shows other totals."""
        rows, one, names = self._rows, found.comparison, found.names
        lines: list[QWidget] = [
            heading(words.headline_words(one.saving), 2, rows),
            SafeLabel(words.before_words(one), parent=rows),
            SafeLabel(words.during_words(one), parent=rows),
            SafeLabel(words.counted_words(one), level="3", parent=rows),
            *(SafeLabel(words.left_out_words(each, names), tone="warn", parent=rows) for each in one.left_out),
            *(small_label(words.matched_words(each, names), parent=rows) for each in found.matched if each.months),
            *self._own_cost(found, rows),
        ]
        if one.monthless.count:
            lines.append(small_label(words.monthless_words(one.monthless), parent=rows))
        for which, event in (
            (self.tr("before"), one.largest_before),
            (self.tr("during"), one.largest_during),
        ):
            if event is not None:
                lines.append(self._largest(which, event, rows))
        lines.append(
            small_label(
                self.tr(
                    "Recorded, not projected. Families came when things were at their worst and some would have got "
                    "better anyway; no other families are put beside them. Nothing here proves what caused a change."
                ),
                parent=rows,
            )
        )
        rows.fill(lines)

    def _own_cost(self, found: Evaluation, parent: QWidget) -> list[QWidget]:
        """The work's own cost and what is left after it; where nobody said, that, and the way to say it."""
        if found.has_programme_cost:
            one = found.comparison
            lines: list[QWidget] = [
                SafeLabel(words.net_words(one), parent=parent),
                SafeLabel(words.after_words(one), level="3", parent=parent),
            ]
            worth = words.worth_words(one)
            return [*lines, small_label(worth, parent=parent)] if worth else lines
        none = self.tr("Nobody has said yet what the work itself costs, so there is no figure after it.")
        if not self._page.router.has("unit_costs"):
            return [SafeLabel(none, parent=parent)]
        say = secondary_button(self.tr("Say what the work costs"), "edit", parent)
        say.clicked.connect(lambda: self._page.go("unit_costs"))
        return [SafeLabel(none, parent=parent), say]

    def _largest(self, which: str, event: LargestEvent, parent: QWidget) -> QWidget:
        said = words.largest_words(which, event)
        if not self._page.router.has(PAGE):
            return SafeLabel(said, parent=parent)
        way = list_button(said, "search", parent)
        way.clicked.connect(lambda: self._page.go(PAGE, **behind_ids((event.event.id,))))
        return way
