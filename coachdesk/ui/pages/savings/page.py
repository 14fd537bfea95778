"""The savings calculator: filled from the maps, with its assumption, its range, and the events behind each count."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.operations.savings_facts import say_map_drawn, say_why
from coachdesk.ui.page import Page
from coachdesk.ui.pages.costs.figure_card import FigureCard
from coachdesk.ui.pages.costs.in_turn import InTurn
from coachdesk.ui.pages.costs.reading import read_figures
from coachdesk.ui.pages.costs.told_card import ToldCard
from coachdesk.ui.pages.savings.answering import answered
from coachdesk.ui.pages.savings.asked_card import SavingsAskedCard
from coachdesk.ui.pages.savings.no_map_card import NoMapCard
from coachdesk.ui.pages.savings.reasons_card import ReasonsCard
from coachdesk.ui.pages.savings.result_card import ResultCard
from coachdesk.ui.pages.savings.saving_rows import family_headings, family_rows, line_headings, line_rows
from coachdesk.ui.pages.savings.words import rates_words
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.buttons import secondary_button

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.tools.gathered_figures import Figures
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.pages.savings.asked import SavingsAsked, SavingsRead
    from coachdesk.ui.router import Router


class SavingsPage(Page):
    """Opened on nothing, or with `snapshot_id`. `.asked` asks; `.shown` is the answer below it."""

    widest = 88.0
    shows = frozenset(
        {"contact", "contact_batch", "family", "unit_rate", "saving_reason", "map_drawn", "figures_snapshot"}
    )

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.set_title(self.tr("Savings calculator"))
        self._snapshot_id = ""
        self.shown: SavingsRead | None = None
        self.filling = InTurn(self)
        self._figures: Figures | None = None
        self.frozen = Banner("", icon="lock", parent=self)
        self.rates = Banner("", action=self.tr("See the unit costs"), parent=self)
        self.rates.acted.connect(partial(self._way, "unit_costs"))
        self.refused = Banner("", "warning", parent=self)
        self.asked = SavingsAskedCard(desk.today, self)
        self.asked.asked.connect(self._ask)
        self.result, self.to_read, self.reasons = ResultCard(self), ToldCard(self), ReasonsCard(self)
        self.reasons.said.connect(self._say_why)
        self.no_map = NoMapCard(self)
        self.no_map.drawn.connect(self._say_drawn)
        self.by_family = FigureCard(
            self.tr("Family by family"),
            self.tr("Counted from each family’s map. Enter or a double click on a count opens the events behind it."),
            self,
            icon="families",
        )
        self.by_category = FigureCard(
            self.tr("What was counted"),
            self.tr("What one costs, times the events before, less the events during times the factor."),
            self,
            nothing=self.tr("No emergency of a category with a unit cost is on a map in these months."),
        )
        self._results = (self.result, self.reasons, self.by_family, self.by_category)
        for part in (
            self.frozen, self.asked, self.rates, self.refused, self.result, self.reasons, self.to_read,
            self.no_map, self.by_family, self.by_category,
        ):  # fmt: skip
            self.add(part)
        for part in (self.frozen, self.rates, self.refused, self.to_read, self.no_map, *self._results):
            part.hide()
        for page, words, icon in (
            ("figure_snapshots", self.tr("Snapshots"), "lock"),
            ("unit_costs", self.tr("Unit costs"), "edit"),
            ("costs", self.tr("Costs before and during"), "right"),
        ):
            way = secondary_button(words, icon, self)
            way.clicked.connect(partial(self._way, page))
            way.setVisible(router.has(page))
            self.add_action(way)

    def opened(self, **where: str) -> None:
        if where.get("snapshot_id", "") != self._snapshot_id:
            self.shown = None
        self._snapshot_id = where.get("snapshot_id", "")

    def refresh(self) -> None:
        shown = self.shown
        asked = (self.asked.wanted() or shown.asked) if shown is not None else None
        of_all = asked is None or shown is None or set(asked.families) == set(shown.offered)

        def work() -> tuple[Figures, SavingsRead]:
            figures = read_figures(self.desk, self._snapshot_id)
            wanted = replace(asked, families=figures.families) if asked is not None and of_all else asked
            return figures, answered(figures, self.desk.today(), wanted)

        self.read(work, self._gathered, label=self.tr("Counting what is on the maps"))

    def leave(self) -> None:
        self.reasons.leave()

    def first_focus(self) -> QWidget | None:
        return self.asked.during[0]

    def show_savings(self, read: SavingsRead) -> None:
        """Shows another answer."""
        self.shown = read
        one, names = read.savings, read.names
        self.frozen.set_words(self.tr("These are the figures of the snapshot “{name}”.").format(name=read.snapshot))
        self.frozen.setVisible(bool(read.snapshot))
        self.asked.show_asked(read.asked, read.offered, names)
        self.rates.set_words(rates_words(read.rates))
        self.rates.show()
        self.refused.set_words(read.refusal)
        self.refused.setVisible(one is None)
        for card in self._results:
            card.setVisible(one is not None)
        self.to_read.show_told(read.flags, read.findings, names)
        self.no_map.show_families(self._without_map(read), names, may_write=not read.snapshot)
        if one is None:
            return
        self.filling.begin(
            [
                lambda: self.result.show_savings(one, names, read.rates.cashable),
                lambda: self.reasons.show_savings(one, names, may_write=not read.snapshot),
                lambda: self.by_family.show_figures(family_headings(), family_rows(one, names)),
                lambda: self.by_category.show_figures(line_headings(), line_rows(one, names)),
            ]
        )

    def _gathered(self, found: tuple[Figures, SavingsRead]) -> None:
        self._figures, read = found
        self.show_savings(read)

    def _ask(self, asked: SavingsAsked) -> None:
        figures, today = self._figures, self.desk.today()
        if figures is not None and (self.shown is None or asked != self.shown.asked):
            self.read(partial(answered, figures, today, asked), self.show_savings, label=self.tr("Working it out"))

    def _without_map(self, read: SavingsRead) -> tuple[str, ...]:
        figures = self._figures
        return tuple(one for one in read.asked.families if figures is not None and one not in figures.mapped)

    def _say_drawn(self, family_id: str) -> None:
        self.do(partial(say_map_drawn, self.desk, family_id), lambda _: self.say(self.tr("Kept.")))

    def _say_why(self, family_id: str, words: str) -> None:
        if self.shown is None:
            return
        during = self.shown.asked.during
        self.do(partial(say_why, self.desk, family_id, during, words), lambda _: self.say(self.tr("Kept.")))

    def _way(self, page: str, _on: bool = False) -> None:
        where = {"snapshot_id": self._snapshot_id} if self._snapshot_id and page == "costs" else {}
        self.go(page, **where)
