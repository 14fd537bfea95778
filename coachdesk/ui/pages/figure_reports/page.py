"""From figures to paper: which months and whose, what somebody makes of them, and the files for three readers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.models.organisation import Worker
from coachdesk.operations.evaluation_reports import WantedReport
from coachdesk.tools.windows import Compared
from coachdesk.ui.page import Page
from coachdesk.ui.pages.costs.answering import likely_window
from coachdesk.ui.pages.costs.asked import CostsAsked
from coachdesk.ui.pages.costs.reading import read_figures
from coachdesk.ui.pages.costs.windows_card import WindowsCard
from coachdesk.ui.pages.figure_reports.caution_card import CautionCard
from coachdesk.ui.pages.figure_reports.judgement_card import JudgementCard
from coachdesk.ui.pages.figure_reports.saving_card import SavingCard, ToSave
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.labels import small_label

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.tools.gathered_figures import Figures
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


class FigureReportsPage(Page):
    """Opened on nothing, or with `snapshot_id`. `.windows`, `.files`, `.judgement` and `.caution` are its cards."""

    widest = 72.0
    shows = frozenset({"contact", "contact_batch", "family", "value_judgement", "organisation"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.set_title(self.tr("Reports of the figures"))
        self._figures: Figures | None = None
        self._snapshot_id = ""
        self._workers: dict[str, str] = {}
        about = self.tr(
            "Every report says what its figures cannot show: families joined at their worst, nobody knows what would "
            "have happened without this work, and nothing proves that the coach caused any of it."
        )
        self.windows = WindowsCard(desk.today, self)
        self.windows.asked.connect(self._asked)
        self.judgement = JudgementCard(self)
        self.files = SavingCard(self, self.wanted)
        self.frozen = Banner("", icon="lock", parent=self)
        self.frozen.hide()
        self.caution = CautionCard(self)
        cards = (self.windows, self.files, self.judgement, self.caution)
        for part in (small_label(about, parent=self), self.frozen, *cards):
            self.add(part)
        way = secondary_button(self.tr("What works, and what was gained"), "right", self)
        way.clicked.connect(lambda _on=False: self.go("practice_log"))
        way.setVisible(router.has("practice_log"))
        self.add_action(way)

    def opened(self, **where: str) -> None:
        if where.get("snapshot_id", "") != self._snapshot_id:
            self._figures = None
        self._snapshot_id = where.get("snapshot_id", "")

    def refresh(self) -> None:
        desk, snapshot = self.desk, self._snapshot_id

        def look() -> tuple[Figures, dict[str, str]]:
            return read_figures(desk, snapshot, whole=False), {one.id: one.name for one in desk.records(Worker)}

        self.caution.look()
        self.read(look, self._took, label=self.tr("Working the figures out"))

    def is_clean(self) -> bool:
        return self.judgement.is_clean() and self.caution.is_clean()

    def first_focus(self) -> QWidget | None:
        return self.windows.first

    def wanted(self) -> ToSave | None:
        """What is asked for; None while the months are no window."""
        asked = self.windows.wanted()
        if asked is None or self._figures is None:
            return None
        return ToSave(WantedReport(asked.during, asked.compared, asked.families), self._snapshot_id)

    def _took(self, found: tuple[Figures, dict[str, str]]) -> None:
        before = self._figures
        figures, self._workers = found
        self._figures = figures
        self.frozen.set_words(self.tr("These are the figures of the snapshot “{name}”.").format(name=figures.snapshot))
        self.frozen.setVisible(bool(figures.snapshot))
        asked = self.windows.wanted() if before is not None else None
        if asked is None:
            asked = CostsAsked(likely_window(figures), Compared.PRECEDING, figures.families)
        elif before is not None and set(asked.families) == set(before.families):
            asked = replace(asked, families=figures.families)
        self.windows.show_asked(asked, figures.families, figures.names)
        self._asked(asked)

    def _asked(self, asked: CostsAsked) -> None:
        self.judgement.show_window(asked.during, self._workers)
