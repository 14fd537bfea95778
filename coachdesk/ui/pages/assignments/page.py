"""Who works with the family: now and before, the one key worker, and how the family was told of each change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.models.family import AssignmentRole
from coachdesk.operations.assigning import assign_first
from coachdesk.tools.dates import short
from coachdesk.ui.pages.assignments.cover_card import CoverCard
from coachdesk.ui.pages.assignments.reading import SHOWN_KINDS, AssignmentsShown, read_assignments
from coachdesk.ui.pages.assignments.row import AssignmentRow
from coachdesk.ui.pages.record_page import RecordPage
from coachdesk.ui.pages.words import assignment_role_words
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.date_field import PartialDateField
from coachdesk.ui.widgets.labels import small_label
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField
from coachdesk.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coachdesk.desk import Desk, Opened
    from coachdesk.errors import CoachDeskError
    from coachdesk.models.family import Assignment
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


class AssignmentsPage(RecordPage):
    """Opened with `family_id`."""

    shows = SHOWN_KINDS

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.family_id = ""
        self.set_title(self.tr("Who works with them"))
        self._rows: dict[str, AssignmentRow] = {}
        self._ask = Banner("", "warning", parent=self)
        self._ask.hide()
        self._now = self._card(self.tr("Now"), self.tr("Nobody works with this family now."))
        self._before = self._card(self.tr("Before"), self.tr("Nobody before."))
        self._change = secondary_button(self.tr("Hand the family over"), "right", self._now[0])
        self._change.clicked.connect(lambda: self.go("handover", family_id=self.family_id))
        self._change.setVisible(router.has("handover"))
        self._now[0].add_action(self._change)
        self._going_on = Banner("", "info", icon="agency", parent=self)
        self._going_on.hide()
        self.cover = CoverCard(self)
        parts = (self.saved, self._ask, self._going_on, self._now[0], self._new_card(), self.cover, self._before[0])
        for part in (*parts, self.toast):
            self.add(part)

    def opened(self, **where: str) -> None:
        if where["family_id"] != self.family_id:
            for row in self._rows.values():
                self.take_away(row)
            self._rows = {}
        self.family_id = where["family_id"]
        self.cover.begin()
        self.begin_anew()

    def refresh(self) -> None:
        family_id = self.family_id
        self.read(lambda: read_assignments(self.desk, family_id), self._took)

    def is_clean(self) -> bool:
        return self.cover.is_clean() and all(row.ties.is_clean() for row in self._rows.values())

    def leave(self) -> None:
        for row in self._rows.values():
            row.ties.leave()

    # -- showing ----------------------------------------------------------------------------------

    def _took(self, shown: AssignmentsShown) -> None:
        self.table.lay((*shown.now, *shown.before))
        for gone in set(self._rows) - {one.record.id for one in (*shown.now, *shown.before)}:
            self.take_away(self._rows.pop(gone))
        self._ask.setVisible(bool(shown.about_all))
        if shown.about_all:
            self._ask.set_words("\n".join(shown.about_all))
        self._lay(self._now, shown.now, shown)
        self._lay(self._before, shown.before, shown)
        self._before[0].setVisible(bool(shown.before))
        self._going_on.setVisible(shown.handing_over is not None)
        if shown.handing_over is not None:
            words = self.tr("{goes} hands over to {comes} since {day}.")
            goes, comes, day = shown.handing_over
            self._going_on.set_words(words.format(goes=isolated(goes), comes=isolated(comes), day=short(day)))
        choices = [Choice(key, words) for key, words in shown.workers]
        self.worker.set_choices(choices)
        self.cover.worker.set_choices(choices)

    def _lay(
        self,
        part: tuple[Card, QVBoxLayout, QWidget],
        assignments: Sequence[Opened[Assignment]],
        shown: AssignmentsShown,
    ) -> None:
        _card, column, nothing = part
        nothing.setVisible(not assignments)
        for place, one in enumerate(assignments):
            row = self._rows.get(one.record.id) or AssignmentRow(self.table, one.record, self)
            self._rows[one.record.id] = row
            if column.indexOf(row) != place:
                column.removeWidget(row)
                column.insertWidget(place, row)
            row.show_assignment(one, shown)

    def _card(self, title: str, empty: str) -> tuple[Card, QVBoxLayout, QWidget]:
        card = Card(title, icon="agency", parent=self)
        column = QVBoxLayout()
        spaced(column, gap=0.6)
        card.body.addLayout(column)
        nothing = small_label(empty, parent=card)
        card.add(nothing)
        return card, column, nothing

    # -- adding -----------------------------------------------------------------------------------

    def _new_card(self) -> Card:
        card = Card(self.tr("Add somebody"), icon="plus", parent=self)
        self.worker = SearchChoiceField(self.tr("Who"), [], parent=card)
        roles = [Choice(role.value, assignment_role_words(role).capitalize()) for role in AssignmentRole]
        self.role = ChoiceField(self.tr("As"), roles, optional=False, parent=card)
        self.since = PartialDateField(self.tr("From"), self.table.today, hint=self.tr("Empty for today."), parent=card)
        self.key_worker = TickBox(self.tr("Key worker: the one person to ring"), parent=card)
        for part in (self.worker, self.role, self.since, self.key_worker):
            card.add(part)
        button = secondary_button(self.tr("Add them"), "plus", card)
        button.clicked.connect(self._begin)
        card.add_action(button)
        if self.router.has("agencies"):
            way = secondary_button(self.tr("Somebody not in the list"), "search", card)
            way.clicked.connect(lambda: self.go("agencies"))
            card.add_action(way)
        return card

    def _begin(self) -> None:
        for field, chosen in ((self.worker, self.worker.chosen()), (self.role, self.role.chosen())):
            field.clear_problem()
            if not chosen:
                field.show_problem(self.tr("Choose one."))
                field.setFocus()
                return
        if self.since.is_doubtful():
            self.since.setFocus()
            return
        since = self.since.partial()
        more = {"is_key_worker": self.key_worker.is_ticked(), **({"from_date": since} if since else {})}
        family_id, worker, role = self.family_id, self.worker.chosen(), AssignmentRole(self.role.chosen())

        def make(desk: Desk) -> None:
            assign_first(desk, family_id, worker, role, **more)

        self.table.make(make, failed=self._refused, then=self._begun)

    def _begun(self) -> None:
        self.worker.choose("")
        self.role.choose("")
        self.since.set_partial(None)
        self.key_worker.set_ticked(False)

    def _refused(self, error: CoachDeskError) -> None:
        self.worker.show_problem(error.sentence)
