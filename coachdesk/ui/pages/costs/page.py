"""What contacts cost before and during support: totals, both kinds, families, agencies, months, and what is behind."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.ui.page import Page
from coachdesk.ui.pages.costs.answering import answered
from coachdesk.ui.pages.costs.compared_rows import (
    agency_rows,
    category_rows,
    family_rows,
    headings,
    not_arrived_rows,
)
from coachdesk.ui.pages.costs.figure_card import FigureCard
from coachdesk.ui.pages.costs.files_card import FilesCard
from coachdesk.ui.pages.costs.in_turn import InTurn
from coachdesk.ui.pages.costs.involved_rows import involved_headings, involved_rows
from coachdesk.ui.pages.costs.kinds_card import KindsCard
from coachdesk.ui.pages.costs.month_rows import family_month_headings, family_month_rows
from coachdesk.ui.pages.costs.reading import read_figures
from coachdesk.ui.pages.costs.told_card import ToldCard
from coachdesk.ui.pages.costs.totals_card import TotalsCard
from coachdesk.ui.pages.costs.windows_card import WindowsCard
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.buttons import secondary_button

if TYPE_CHECKING:
    from collections.abc import Callable

    from coachdesk.desk import Desk
    from coachdesk.tools.evaluations import Evaluation
    from coachdesk.tools.gathered_figures import Figures
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.pages.costs.asked import CostsAsked, CostsRead
    from coachdesk.ui.router import Router


class CostsPage(Page):
    """Opened on nothing, or with `snapshot_id`. `.windows` asks; `.shown` is the answer that stands below it."""

    widest = 88.0
    shows = frozenset(
        {"contact", "waiting_contact", "contact_batch", "coverage_mark", "family", "agency", "programme_cost_said"}
    )

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.set_title(self.tr("Costs before and during"))
        self._snapshot_id = ""
        self.shown: CostsRead | None = None
        self.filling = InTurn(self)
        self._figures: Figures | None = None
        self.frozen = Banner("", icon="lock", parent=self)
        self.refused = Banner("", "warning", parent=self)
        self.windows = WindowsCard(desk.today, self)
        self.windows.asked.connect(self._ask)
        self.totals, self.to_read, self.kinds = TotalsCard(self), ToldCard(self), KindsCard(self)
        open_them = self.tr(
            "Enter or a double click on a figure opens the contacts behind it. “Without it” is the change of all the "
            "others, and “net” is after the work’s own cost."
        )
        self.by_family = FigureCard(self.tr("Family by family"), open_them, self, icon="families")
        self.by_agency = FigureCard(
            self.tr("Agency by agency"), self.tr("One agency may spend more so that another spends less."), self
        )
        self.by_category = FigureCard(self.tr("By category"), "", self)
        self.by_month = FigureCard(
            self.tr("Each family, month by month"),
            self.tr("“missing” is not £0: nobody knows what that month cost, so it is in no total."),
            self,
            icon="calendar",
        )
        self.not_arrived = FigureCard(
            self.tr("Help that did not arrive"),
            self.tr("What it cost although nobody was helped, and why. It says nothing against a family."),
            self,
            nothing=self.tr("No contact says that help did not arrive."),
        )
        self.involved = FigureCard(
            self.tr("Agencies working with each family"),
            self.tr("In the first three months, three in the middle and the last three: with planned help, and called "
                    "out by emergencies. It may grow while costs fall."),
            self,
            icon="agency",
        )  # fmt: skip
        self.files = FilesCard(self)
        self._results = (
            self.totals, self.kinds, self.by_family, self.by_agency, self.by_category, self.by_month,
            self.not_arrived, self.involved, self.files,
        )  # fmt: skip
        for part in (self.frozen, self.windows, self.refused, self.totals, self.to_read, *self._results[1:]):
            self.add(part)
        for part in (self.frozen, self.refused, self.to_read, *self._results):
            part.hide()
        self._ways()

    def opened(self, **where: str) -> None:
        if where.get("snapshot_id", "") != self._snapshot_id:
            self.shown = None
        self._snapshot_id = where.get("snapshot_id", "")

    def refresh(self) -> None:
        """First what tallies say, which is quick; then each contact is looked through for what is wrong with it."""
        self._figures = None
        self._gather(whole=False)

    def first_focus(self) -> QWidget | None:
        return self.windows.first

    def show_costs(self, read: CostsRead) -> None:
        """Shows another answer."""
        self.shown = read
        found, names = read.evaluation, read.names
        self.frozen.set_words(self.tr("These are the figures of the snapshot “{name}”.").format(name=read.snapshot))
        self.frozen.setVisible(bool(read.snapshot))
        self.windows.show_asked(read.asked, read.offered, names)
        self.refused.set_words(read.refusal)
        self.refused.setVisible(found is None)
        for card in self._results:
            card.setVisible(found is not None)
        self.to_read.show_told(found.flags if found else (), read.findings, names)
        if found is None:
            return
        self.filling.begin(self._parts(found, read))

    def _parts(self, found: Evaluation, read: CostsRead) -> list[Callable[[], object]]:
        """What is filled, from above to below."""
        one, names, months = found.comparison, found.names, found.tables[0]
        without = (self.tr("Without it"), self.tr("Without it, net"))
        why, *more = headings(self.tr("Why"))
        return [
            lambda: self.totals.show_evaluation(found),
            lambda: self.kinds.show_kinds(one, read.months),
            lambda: self.by_family.show_figures(headings(self.tr("Family"), *without), family_rows(one, names)),
            lambda: self.by_agency.show_figures(headings(self.tr("Agency")), agency_rows(one, names)),
            lambda: self.by_category.show_figures(headings(self.tr("Category")), category_rows(one, names)),
            lambda: self.by_month.show_figures(family_month_headings(months), family_month_rows(months, names)),
            lambda: self.not_arrived.show_figures((why, self.tr("Agency"), *more), not_arrived_rows(one, names)),
            lambda: self.involved.show_figures(involved_headings(read.involved), involved_rows(read.involved, names)),
            lambda: self.files.show_evaluation(found),
        ]

    def _ask(self, asked: CostsAsked) -> None:
        figures = self._figures
        if figures is not None and (self.shown is None or asked != self.shown.asked):
            self.read(partial(answered, figures, asked), self.show_costs, label=self.tr("Working the figures out"))

    def _gather(self, *, whole: bool) -> None:
        shown = self.shown
        asked = (self.windows.wanted() or shown.asked) if shown is not None else None
        of_all = asked is None or shown is None or set(asked.families) == set(shown.offered)

        def work() -> tuple[Figures, CostsRead]:
            figures = read_figures(self.desk, self._snapshot_id, whole=whole)
            wanted = replace(asked, families=figures.families) if asked is not None and of_all else asked
            return figures, answered(figures, wanted)

        self.read(work, self._gathered, label=self.tr("Working the figures out"))

    def _gathered(self, found: tuple[Figures, CostsRead]) -> None:
        self._figures, read = found
        self.show_costs(read)
        if not read.is_checked:
            self._gather(whole=True)

    def _ways(self) -> None:
        for page, words, icon in (
            ("figure_snapshots", self.tr("Snapshots"), "lock"),
            ("unit_costs", self.tr("Unit costs, and what the work costs"), "edit"),
            ("savings", self.tr("Savings calculator"), "right"),
            ("figure_reports", self.tr("Reports and judgement"), "export"),
        ):
            way = secondary_button(words, icon, self)
            way.clicked.connect(partial(self._way, page))
            way.setVisible(self.router.has(page))
            self.add_action(way)

    def _way(self, page: str, _on: bool = False) -> None:
        takes_snapshot = self._snapshot_id and page in ("savings", "figure_reports")
        where = {"snapshot_id": self._snapshot_id} if takes_snapshot else {}
        self.go(page, **where)
