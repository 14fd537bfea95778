"""What a family is called, where it is, and what must be known before a visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.desk import Opened
from coachdesk.models.family import Family
from coachdesk.ui.pages.record_form import RecordForm
from coachdesk.ui.pages.record_page import RecordPage
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.date_field import PartialDateField
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.turning_row import TurningRow
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.pages.plan.table import Table
    from coachdesk.ui.router import Router


class FamilyEditPage(RecordPage):
    """Opened with `family_id`."""

    shows = frozenset({"family"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self._family_id = ""
        self.form: FamilyForm | None = None
        for part in (self.saved, self.toast):
            self.add(part)
        history = secondary_button(self.tr("Earlier versions"), "history", self)
        history.clicked.connect(lambda: self.go("history", family_id=self._family_id, record_id=self._family_id))
        history.setVisible(router.has("history"))
        self.add_action(history)

    def opened(self, **where: str) -> None:
        self._family_id = where["family_id"]
        self.begin_anew()
        if self.form is not None:
            self.take_away(self.form)
            self.form = None

    def refresh(self) -> None:
        family_id = self._family_id
        self.read(lambda: (self.desk.get(Family, family_id), self.desk.drafts.all(f"family/{family_id}/")), self._took)

    def is_clean(self) -> bool:
        return self.form is None or self.form.ties.is_clean()

    def leave(self) -> None:
        if self.form is not None:
            self.form.ties.leave()

    def _took(self, found: tuple[Opened[Family], dict[str, str]]) -> None:
        family, drafts = found
        self.set_title(f"{family.record.ref}  {family.record.name}")
        self.table.lay((family,))
        if self.form is None:
            self.form = FamilyForm(self.table, self._family_id, self)
            self.body.insertWidget(self.body.indexOf(self.toast), self.form)
        self.form.ties.show(family, drafts)


class FamilyForm(QWidget):
    """The fields of the family itself; `.ties` shows and keeps them."""

    def __init__(self, table: Table, family_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ties = RecordForm(table, family_id, "family")
        column = QVBoxLayout(self)
        spaced(column, gap=0.9)
        first = Card(self.tr("Before a visit"), icon="warning", parent=self)
        self.alert = WordsField(
            self.tr("What must be known first"),
            hint=self.tr("A dog, a road, a time not to call."),
            lines=2,
            most_lines=8,
            parent=first,
        )
        first.add(self.alert)
        card = Card(self.tr("The family"), icon="families", parent=self)
        self.name = LineField(self.tr("What the family is called"), parent=card)
        self.area = LineField(self.tr("Area"), parent=card)
        self.languages = LineField(self.tr("Languages spoken at home"), parent=card)
        self.joined = PartialDateField(self.tr("Began with us"), table.today, parent=card)
        self.closed = PartialDateField(self.tr("Ended with us"), table.today, parent=card)
        card.add(self.name)
        for pair in ((self.area, self.languages), (self.joined, self.closed)):
            row = TurningRow(30, parent=card)
            for field in pair:
                row.add(field, 1)
            card.add(row)
        self.ties.words("alert", self.alert)
        self.ties.words("name", self.name)
        self.ties.words("area", self.area)
        self.ties.words("languages", self.languages)
        self.ties.partial("joined_on", self.joined)
        self.ties.partial("closed_on", self.closed)
        for part in (first, card):
            column.addWidget(part)
