"""Strengths and needs side by side: what they can count on, and what they want help with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.models.needs import AREAS
from coachdesk.models.person import Need, Strength
from coachdesk.operations.people import add_need, add_strength
from coachdesk.ui.pages.needs.reading import SHOWN_KINDS, NeedsShown, read_needs
from coachdesk.ui.pages.needs.row import FoundRow
from coachdesk.ui.pages.plan.drafted import Drafted
from coachdesk.ui.pages.record_page import RecordPage
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.labels import small_label
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coachdesk.desk import Desk, Opened
    from coachdesk.errors import CoachDeskError
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router

_WIDE = 76.0


class NeedsPage(RecordPage):
    """Opened with `family_id`. Enter in a line adds what stands in it."""

    shows = SHOWN_KINDS
    widest = _WIDE

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.family_id = ""
        self.set_title(self.tr("Strengths and needs"))
        self._rows: dict[str, FoundRow] = {}
        self.strength = LineField(
            self.tr("Another strength"), hint=self.tr("What they are good at, hope for or can count on."), parent=self
        )
        self.strength.entered.connect(self._add_strength)
        self.area_of_need = SearchChoiceField(
            self.tr("Something they want help with"),
            [Choice(key, self.tr(words)) for key, words in AREAS.items()],
            parent=self,
        )
        self.words = LineField(self.tr("In their words"), hint=self.tr("You may leave this empty."), parent=self)
        self.words.entered.connect(self._add_need)
        self.said_by = LineField(self.tr("Who said so"), parent=self)
        self.said_by.entered.connect(self._add_need)
        self._drafts = {
            "strength": Drafted(self.strength, self.table, ""),
            "need": Drafted(self.words, self.table, ""),
            "said_by": Drafted(self.said_by, self.table, ""),
        }
        side = TurningRow(52, gap=1.0, parent=self)
        self._strengths = self._card(side, self.tr("Strengths"), "strength")
        self._needs = self._card(side, self.tr("Needs"), "target")
        self._foot(self._strengths[0], (self.strength,), self.tr("Add this strength"), self._add_strength)
        self._foot(
            self._needs[0], (self.area_of_need, self.words, self.said_by), self.tr("Add this need"), self._add_need
        )
        for part in (self.saved, side, self.toast):
            self.add(part)

    # -- the page ---------------------------------------------------------------------------------

    def opened(self, **where: str) -> None:
        if where["family_id"] != self.family_id:
            for row in self._rows.values():
                self.take_away(row)
            self._rows = {}
            for name, draft in self._drafts.items():
                draft.clear()
                draft.key = f"family/{where['family_id']}/new_{name}"
            self.area_of_need.choose("")
        self.family_id = where["family_id"]
        self.begin_anew()

    def refresh(self) -> None:
        family_id = self.family_id
        self.read(lambda: read_needs(self.desk, family_id), self._took)

    def is_clean(self) -> bool:
        fresh = self.strength.text() or self.words.text() or self.said_by.text()
        return not fresh and all(row.ties.is_clean() for row in self._rows.values())

    def leave(self) -> None:
        for draft in self._drafts.values():
            draft.leave()
        for row in self._rows.values():
            row.ties.leave()

    def first_focus(self) -> QWidget | None:
        return self.strength

    # -- showing ----------------------------------------------------------------------------------

    def _took(self, shown: NeedsShown) -> None:
        self.table.lay((*shown.strengths, *shown.needs))
        for draft in self._drafts.values():
            draft.show("", shown.drafts)
        wanted = {one.record.id for one in (*shown.strengths, *shown.needs)}
        for gone in set(self._rows) - wanted:
            self.take_away(self._rows.pop(gone))
        self._lay(self._strengths, shown.strengths, shown)
        self._lay(self._needs, shown.needs, shown)

    def _lay(
        self,
        part: tuple[Card, QVBoxLayout, QWidget],
        found: Sequence[Opened[Strength] | Opened[Need]],
        shown: NeedsShown,
    ) -> None:
        _card, column, nothing = part
        nothing.setVisible(not found)
        for place, one in enumerate(found):
            row = self._rows.get(one.record.id) or FoundRow(self.table, one.record, self)
            self._rows[one.record.id] = row
            if column.indexOf(row) != place:
                column.removeWidget(row)
                column.insertWidget(place, row)
            row.show_found(one, shown)

    def _card(self, side: TurningRow, title: str, icon: str) -> tuple[Card, QVBoxLayout, QWidget]:
        card = Card(title, icon=icon, parent=side)
        column = QVBoxLayout()
        spaced(column, gap=0.7)
        card.body.addLayout(column)
        nothing = small_label(self.tr("Nothing written down yet."), parent=card)
        card.add(nothing)
        side.add(card, 1)
        return card, column, nothing

    def _foot(self, card: Card, fields: Sequence[QWidget], words: str, add: object) -> None:
        for field in fields:
            card.add(field)
        button = secondary_button(words, "plus", card)
        button.clicked.connect(add)
        card.add_action(button)
        card.end()

    # -- adding -----------------------------------------------------------------------------------

    def _add_strength(self) -> None:
        words, family_id = self.strength.text(), self.family_id
        if not words:
            self.strength.show_problem(self.tr("Write it in a few words."))
            return
        self.strength.clear_problem()

        def make(desk: Desk) -> None:
            add_strength(desk, family_id, words)

        draft = self._drafts["strength"]
        self.table.make(make, drafts=(draft.key,), failed=self._strength_refused, then=draft.clear)

    def _add_need(self) -> None:
        area, family_id = self.area_of_need.chosen(), self.family_id
        more = {"words": self.words.text(), "said_by": self.said_by.text(), "at_start": False}
        if not area:
            self.area_of_need.show_problem(self.tr("Choose what it is about."))
            self.area_of_need.setFocus()
            return
        self.area_of_need.clear_problem()

        def make(desk: Desk) -> None:
            add_need(desk, family_id, area, **more)

        drafts = (self._drafts["need"], self._drafts["said_by"])
        self.table.make(make, drafts=[one.key for one in drafts], failed=self._need_refused, then=self._need_added)

    def _need_added(self) -> None:
        for name in ("need", "said_by"):
            self._drafts[name].clear()
        self.area_of_need.choose("")
        self.area_of_need.setFocus()

    def _strength_refused(self, error: CoachDeskError) -> None:
        self.strength.show_problem(error.sentence)

    def _need_refused(self, error: CoachDeskError) -> None:
        self.words.show_problem(error.sentence)
