"""All families in one look: who was not seen for ten days, what is overdue, which agency is late (6.3, T-09)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.operations.caseload_list import CaseloadList, caseload_list
from coachdesk.ui.page import Page
from coachdesk.ui.pages.caseload_list.family_row import CaseloadFamilyRow, agency_way
from coachdesk.ui.pages.caseload_list.words import in_one_look, late_words
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.empty_state import EmptyState
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.tools.caseload_list import CaseloadRow
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router

_MOST = 4
"""Agencies with most steps late that stand above the list; the others stand in their rows."""

_KEEPS: dict[str, Callable[[CaseloadRow], bool]] = {
    "all": lambda _row: True,
    "unread": lambda row: bool(row.unread),
    "unseen": lambda row: row.is_unseen,
    "children": lambda row: bool(row.children),
    "overdue": lambda row: row.is_overdue,
    "no_report": lambda row: bool(row.no_report),
    "late": lambda row: bool(row.steps_late),
}


class CaseloadListPage(Page):
    """Opened on nothing. `.band` says it in one sentence, `.only` narrows the list, `.listed` has a row for each."""

    widest = 88.0
    for_all = True
    shows = frozenset(
        {
            "family", "assignment", "person", "visit", "child_seen", "plan", "target", "sub_target", "review", "worry",
            "worry_read", "coach_report", "worker", "agency",
        }
    )  # fmt: skip

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.set_title(self.tr("All families in one look"))
        self.shown: CaseloadList | None = None
        self._none = EmptyState(
            self.tr("No families yet"),
            self.tr("The families you work with stand here, those who wait longest first."),
            self.tr("Go to families"),
            icon="families",
            parent=self,
        )
        self._none.acted.connect(lambda: self.go("families"))
        self.band = Banner("", icon="info", parent=self)
        self.only = ChoiceField(self.tr("Show"), [], chosen="all", optional=False, parent=self)
        self.only.edited.connect(self._show)
        self._offered: tuple[Choice, ...] = ()
        self.agencies = QWidget(self)
        self.agencies.setAccessibleName(self.tr("Agencies with late steps"))
        self._flow = FlowLayout(self.agencies)
        spaced(self._flow, gap=0.4)
        self._ways: list[QWidget] = []
        self.rows = Rows(0.4, self)
        self.listed: list[CaseloadFamilyRow] = []
        for part in (self._none, self.band, self.only, self.agencies, self.rows):
            part.hide()
            self.add(part)

    def first_focus(self) -> QWidget | None:
        return self.only

    def refresh(self) -> None:
        self.read(partial(caseload_list, self.desk), self._took)

    def _took(self, shown: CaseloadList) -> None:
        if shown == self.shown:
            return  # half the program is drawn here, and most of what is touched changes nothing
        self.shown = shown
        any_family = bool(shown.rows)
        self._none.setVisible(not any_family)
        for part in (self.band, self.only, self.rows):
            part.setVisible(any_family)
        self.band.set_words(in_one_look(shown))
        self._offer(shown)
        self._show_agencies(shown)
        self.listed = [CaseloadFamilyRow(row, shown.today, shown.agencies, self) for row in shown.rows]
        self.rows.fill(self.listed)
        self._show()

    def _offer(self, shown: CaseloadList) -> None:
        """The pills with how many families each leaves; those that would leave none are not there."""
        sums, every = shown.sums, len(shown.rows)
        counted = (
            ("all", self.tr("All: %n", "", every), every),
            ("unread", self.tr("Worry to read: %n", "", sums.unread), sums.unread),
            ("unseen", self.tr("Not seen for ten days: %n", "", sums.unseen), sums.unseen),
            ("children", self.tr("Children not seen: %n", "", sums.children), sums.children),
            ("overdue", self.tr("Review overdue: %n", "", sums.overdue), sums.overdue),
            ("no_report", self.tr("Report not here: %n", "", sums.no_report), sums.no_report),
            ("late", self.tr("Steps late: %n", "", sums.late), sums.late),
        )
        offered = tuple(Choice(key, words) for key, words, count in counted if count)
        if offered != self._offered:
            self._offered = offered
            self.only.set_choices(offered)
        if not self.only.chosen():
            self.only.choose("all")

    def _show_agencies(self, shown: CaseloadList) -> None:
        for way in self._ways:
            self._flow.removeWidget(way)
            way.hide()
            way.deleteLater()
        self._ways = [
            agency_way(one.agency, late_words(shown.agencies.get(one.agency, ""), one.steps), self, self.agencies)
            for one in shown.sums.agencies[:_MOST]
        ]
        for way in self._ways:
            self._flow.addWidget(way)
        self.agencies.setVisible(bool(self._ways))

    def _show(self) -> None:
        """Leaves the rows that are asked for."""
        keeps = _KEEPS[self.only.chosen() or "all"]
        for row in self.listed:
            row.setVisible(keeps(row.row))
