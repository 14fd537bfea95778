"""From figures to paper: which months and whose, what somebody makes of them, and the files for three readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.models.organisation import Worker
from coachdesk.operations.evaluation_reports import WantedReport
from coachdesk.operations.figures import figures_of
from coachdesk.tools.windows import Compared
from coachdesk.ui.page import Page
from coachdesk.ui.pages.costs.answering import likely_window
from coachdesk.ui.pages.costs.asked import CostsAsked
from coachdesk.ui.pages.costs.windows_card import WindowsCard
from coachdesk.ui.pages.figure_reports.caution_card import CautionCard
from coachdesk.ui.pages.figure_reports.judgement_card import JudgementCard
from coachdesk.ui.pages.figure_reports.saving_card import SavingCard
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.labels import small_label

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.tools.gathered_figures import Figures
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


class FigureReportsPage(Page):
    """Opened on nothing. `.windows`, `.files`, `.judgement` and `.caution` are its cards."""

    widest = 72.0
    shows = frozenset({"contact", "contact_batch", "family", "value_judgement", "organisation"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.set_title(self.tr("Reports of the figures"))
        self._figures: Figures | None = None
        self._workers: dict[str, str] = {}
        about = self.tr(
            "Every report says what its figures cannot show: families joined at their worst, nobody knows what would "
            "have happened without this work, and nothing proves that the coach caused any of it."
        )
        self.windows = WindowsCard(desk.today, self)
        self.windows.asked.connect(self._asked)
        self.judgement = JudgementCard(self)
        self.files = SavingCard(self, self.wanted)
        self.caution = CautionCard(self)
        for part in (small_label(about, parent=self), self.windows, self.files, self.judgement, self.caution):
            self.add(part)
        way = secondary_button(self.tr("What works, and what was gained"), "right", self)
        way.clicked.connect(lambda _on=False: self.go("practice_log"))
        way.setVisible(router.has("practice_log"))
        self.add_action(way)

    def refresh(self) -> None:
        desk = self.desk

        def look() -> tuple[Figures, dict[str, str]]:
            return figures_of(desk, whole=False), {one.id: one.name for one in desk.records(Worker)}

        self.caution.look()
        self.read(look, self._took, label=self.tr("Working the figures out"))

    def is_clean(self) -> bool:
        return self.judgement.is_clean() and self.caution.is_clean()

    def first_focus(self) -> QWidget | None:
        return self.windows.first

    def wanted(self) -> WantedReport | None:
        """What is asked for; None while the months are no window."""
        asked = self.windows.wanted()
        if asked is None or self._figures is None:
            return None
        return WantedReport(asked.during, asked.compared, asked.families)

    def _took(self, found: tuple[Figures, dict[str, str]]) -> None:
        first = self._figures is None
        self._figures, self._workers = found
        asked = None if first else self.windows.wanted()
        figures = self._figures
        if asked is None:
            asked = CostsAsked(likely_window(figures), Compared.PRECEDING, figures.families)
        self.windows.show_asked(asked, figures.families, figures.names)
        self._asked(asked)

    def _asked(self, asked: CostsAsked) -> None:
        self.judgement.show_window(asked.during, self._workers)
