"""What the calculator predicts: with the assumption it rests on, what follows if less lasts, and who is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.tools.savings_words import assumption_words, counted_words, single_event_words
from coachdesk.ui.pages.costs.behind_place import PAGE, behind_ids
from coachdesk.ui.pages.savings.words import cash_words, kept_words, predicted_words, range_words, without_words
from coachdesk.ui.widgets.buttons import list_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.headings import heading
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coachdesk.models.figure_names import FigureNames
    from coachdesk.models.saving import Savings
    from coachdesk.ui.page import Page

WHOLE = "100"


class ResultCard(Card):
    """ResultCard(page): `.show_savings(savings, names, cashable)`; `.keeps` turns how much of it lasts."""

    def __init__(self, page: Page) -> None:
        super().__init__(icon="plan", parent=page)
        self.set_title(self.tr("What is predicted"))
        self._page = page
        self._savings: Savings | None = None
        self._names: FigureNames | None = None
        self._cashable: frozenset[str] = frozenset()
        self.keeps = ChoiceField(
            self.tr("How much of the change lasts once support has ended"),
            [Choice(percent, self.tr("{percent}%").format(percent=percent)) for percent in (WHOLE, "75", "50")],
            chosen=WHOLE,
            optional=False,
            parent=self,
        )
        self.keeps.edited.connect(self._show)
        self._rows = Rows(0.45, self)
        self.add(self.keeps)
        self.add(self._rows)

    def show_savings(self, savings: Savings, names: FigureNames, cashable: frozenset[str]) -> None:
        """Shows another result."""
        self._savings, self._names, self._cashable = savings, names, cashable
        self._show()

    def _show(self) -> None:
        one, names, rows = self._savings, self._names, self._rows
        if one is None or names is None:
            return
        kept = next(each for each in one.kept if str(each.percent) == self.keeps.chosen())
        lines: list[QWidget] = [
            heading(predicted_words(kept.projected), 2, rows),
            SafeLabel(names.in_sentence(counted_words(one)), level="3", parent=rows),
            SafeLabel(range_words(one.total), parent=rows),
            SafeLabel(cash_words(one, self._cashable), parent=rows),
            *(SafeLabel(words, parent=rows) for words in assumption_words(one)),
            *(SafeLabel(kept_words(each), level="3" if each is kept else "", parent=rows) for each in one.kept),
        ]
        if one.single_event is not None:
            lines.append(self._single(names.in_sentence(single_event_words(one.single_event)), one.single_event.id))
        without = " · ".join(without_words(names.family(each.family), each.total) for each in one.without)
        lines.append(small_label(without, parent=rows))
        lines.append(
            small_label(
                self.tr("Projected, not recorded. It is never added to what contacts cost: the two overlap."),
                parent=rows,
            )
        )
        rows.fill(lines)

    def _single(self, words: str, event: str) -> QWidget:
        if not self._page.router.has(PAGE):
            return SafeLabel(words, parent=self._rows)
        way = list_button(words, "search", self._rows)
        way.clicked.connect(lambda: self._page.go(PAGE, **behind_ids((event,))))
        return way
