"""One thing to know first, with its fields: kept as they are left, taken away with an offer to undo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.ui.pages.alerts.words import sort_choices
from coachdesk.ui.pages.record_form import RecordForm
from coachdesk.ui.widgets.buttons import quiet_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.date_field import DateField
from coachdesk.ui.widgets.labels import small_label
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField
from coachdesk.ui.widgets.turning_row import TurningRow
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coachdesk.desk import Opened
    from coachdesk.models.alert import Alert
    from coachdesk.models.person import Person
    from coachdesk.ui.pages.plan.table import Table


class AlertRow(Card):
    """AlertRow(table, alert): `.show_alert(opened, people, drafts)`; the fields are `.sort`, `.words`, `.until`."""

    def __init__(self, table: Table, alert: Alert, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.ties = RecordForm(table, alert.id, "alert")
        self._rivals = small_label("", tone="warn", parent=self)
        self.sort = ChoiceField(self.tr("What it is"), sort_choices(), optional=False, parent=self)
        self.words = WordsField(self.tr("In a few words"), lines=1, most_lines=6, parent=self)
        self.person = SearchChoiceField(self.tr("Who"), [], placeholder=self.tr("The whole family"), parent=self)
        self.from_date = DateField(self.tr("From"), table.today, parent=self)
        self.until = DateField(
            self.tr("Until"), table.today, hint=self.tr("Empty: until you take it away."), parent=self
        )
        days = TurningRow(28, parent=self)
        days.add(self.from_date, 1)
        days.add(self.until, 1)
        for part in (self._rivals, self.sort, self.words, self.person, days):
            self.add(part)
        self.ties.choice("sort", self.sort)
        self.ties.words("words", self.words)
        self.ties.search("person", self.person)
        self.ties.day("from_date", self.from_date)
        self.ties.day("until", self.until)
        self.drop = quiet_button(self.tr("Take away"), "trash", self)
        self.drop.clicked.connect(lambda: table.take_out(alert.id, self.tr("Taken away.")))
        self.earlier = quiet_button(self.tr("Earlier versions"), "history", self)
        self.earlier.clicked.connect(lambda: table.page.go("history", family_id=alert.log, record_id=alert.id))
        self.earlier.setVisible(table.page.router.has("history"))
        self.choose = secondary_button(self.tr("Look and choose"), "edit", self)
        self.choose.clicked.connect(lambda: table.page.go("conflicts", family_id=alert.log, record_id=alert.id))
        self._may_choose = table.page.router.has("conflicts")
        for button in (self.choose, self.earlier, self.drop):
            self.add_action(button)

    def show_alert(self, opened: Opened[Alert], people: Sequence[Person], drafts: Mapping[str, str]) -> None:
        """Shows what is kept, but where somebody is typing."""
        self.person.set_choices([Choice(one.id, one.known_as) for one in people])
        self.ties.show(opened, drafts)
        said = opened.record.words
        for button in (self.choose, self.earlier, self.drop):
            button.setAccessibleName(f"{button.words()}: {said}")
        self.setAccessibleName(said)
        rivals = bool(opened.conflicts)
        self._rivals.set_words(
            self.tr("Two people wrote different things here. The more careful one holds until you choose.")
            if rivals
            else ""
        )
        self._rivals.setVisible(rivals)
        self.choose.setVisible(rivals and self._may_choose)
