"""One home: where it is, whether it may be told, from when to when, and who sleeps there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.operations.families import add_household
from coachdesk.ui.pages.household.stays import StaysCard
from coachdesk.ui.pages.people_reading import SHOWN_KINDS, HomeShown, PeopleShown, read_people
from coachdesk.ui.pages.record_form import RecordForm
from coachdesk.ui.pages.record_page import RecordPage
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.buttons import primary_button, quiet_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.date_field import PartialDateField
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.tick_box import TickBox
from coachdesk.ui.widgets.turning_row import TurningRow
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.desk import Desk, Opened
    from coachdesk.errors import CoachDeskError
    from coachdesk.models.family import Household
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.pages.plan.table import Table
    from coachdesk.ui.router import Router


class HouseholdPage(RecordPage):
    """Opened with `family_id` and `record_id`; an empty `record_id` adds a home."""

    shows = SHOWN_KINDS

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.family_id, self.record_id = "", ""
        self.form: HouseholdForm | None = None
        self._hidden = Banner(self.tr("Never print or tell this address."), "safety", icon="private", parent=self)
        self.new_name = LineField(
            self.tr("What this home is called"), placeholder=self.tr("Gran’s, the flat in Mill Street"), parent=self
        )
        self.new_name.entered.connect(self._make)
        self.stays = StaysCard(self.table, self)
        for part in (self.saved, self._hidden, self.new_name, self.stays, self.toast):
            self.add(part)
        self._remove = quiet_button(self.tr("Remove this home"), "trash", self)
        self._remove.clicked.connect(lambda: self.table.take_out(self.record_id, self.tr("The home is removed.")))
        self._history = secondary_button(self.tr("Who changed what"), "history", self)
        self._history.clicked.connect(lambda: self.go("history", family_id=self.family_id, record_id=self.record_id))
        self._add = primary_button(self.tr("Add this home"), "plus", self)
        self._add.clicked.connect(self._make)
        for button in (self._remove, self._history, self._add):
            self.add_action(button)

    def opened(self, **where: str) -> None:
        self.family_id, self.record_id = where["family_id"], where.get("record_id", "")
        self.begin_anew()
        if self.form is not None:
            self.take_away(self.form)
            self.form = None
        is_new = not self.record_id
        self.new_name.set_text("")
        self.new_name.clear_problem()
        self.new_name.setVisible(is_new)
        self._add.setVisible(is_new)
        for part in (self._hidden, self.stays, self._remove, self._history):
            part.hide()
        if is_new:
            self.set_title(self.tr("Another home"))

    def first_focus(self) -> QWidget | None:
        return None if self.record_id else self.new_name

    def is_clean(self) -> bool:
        return not self.new_name.text() if self.form is None else self.form.ties.is_clean()

    def leave(self) -> None:
        if self.form is not None:
            self.form.ties.leave()

    def refresh(self) -> None:
        family_id, record_id = self.family_id, self.record_id
        if record_id:
            self.read(lambda: read_people(self.desk, family_id, f"household/{record_id}/"), self._took)

    def _took(self, shown: PeopleShown) -> None:
        home = next((one for one in shown.homes if one.household.record.id == self.record_id), None)
        there = home is not None
        for part in (self.stays, self._remove):
            part.setVisible(there)
        self._history.setVisible(self.router.has("history"))
        if home is None:
            self._hidden.hide()
            if self.form is not None:
                self.form.hide()
            self.set_title(self.tr("This home has been removed"))
            return
        self._show(home, shown)

    def _show(self, home: HomeShown, shown: PeopleShown) -> None:
        record = home.household.record
        self.set_title(record.name)
        self._hidden.setVisible(record.address_restricted)
        self.table.lay((home.household, *home.stays))
        if self.form is None:
            self.form = HouseholdForm(self.table, record.id, self)
            self.body.insertWidget(self.body.indexOf(self.stays), self.form)
        self.form.show()
        self.form.ties.show(home.household, shown.drafts)
        self.stays.show_home(home, shown)

    def _make(self) -> None:
        self.new_name.clear_problem()
        name, family_id = self.new_name.text(), self.family_id
        self.do(lambda: add_household(self.desk, family_id, name), self._made, self._refused)

    def _made(self, home: Opened[Household]) -> None:
        self.new_name.set_text("")
        self.go("household", family_id=self.family_id, record_id=home.record.id)

    def _refused(self, error: CoachDeskError) -> None:
        self.new_name.show_problem(error.sentence)
        self.new_name.setFocus()


class HouseholdForm(QWidget):
    """The fields of one home; `.ties` shows and keeps them."""

    def __init__(self, table: Table, record_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ties = RecordForm(table, record_id, "household")
        column = QVBoxLayout(self)
        spaced(column)
        card = Card(self.tr("Where it is"), icon="house", parent=self)
        column.addWidget(card)
        self.name = LineField(self.tr("What this home is called"), parent=card)
        self.address = WordsField(self.tr("Address"), lines=2, most_lines=5, parent=card)
        self.postcode = LineField(self.tr("Postcode"), parent=card)
        self.phone = LineField(self.tr("Phone"), parent=card)
        self.restricted = TickBox(self.tr("Never print or tell this address"), parent=card)
        self.since = PartialDateField(self.tr("Used since"), table.today, parent=card)
        self.until = PartialDateField(self.tr("Used until"), table.today, parent=card)
        self.notes = WordsField(
            self.tr("Getting in"), hint=self.tr("A dog, a buzzer, where to park."), lines=1, most_lines=5, parent=card
        )
        for name, words in (
            ("name", self.name),
            ("address", self.address),
            ("postcode", self.postcode),
            ("phone", self.phone),
            ("access_notes", self.notes),
        ):
            self.ties.words(name, words)
        self.ties.tick("address_restricted", self.restricted)
        self.ties.partial("from_date", self.since)
        self.ties.partial("to_date", self.until)
        card.add(self.name)
        card.add(self.address)
        card.add(self.restricted)
        for pair in ((self.postcode, self.phone), (self.since, self.until)):
            row = TurningRow(30, parent=card)
            for field in pair:
                row.add(field, 1)
            card.add(row)
        card.add(self.notes)
