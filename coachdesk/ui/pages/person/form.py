"""The fields of one person, in cards: name, reaching them, keeping safe, their part in the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.ui.pages.people_words import READING, choices, role_choices
from coachdesk.ui.pages.person.related import RelatedCard
from coachdesk.ui.pages.person.route_field import RouteField
from coachdesk.ui.pages.record_form import RecordForm
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.date_field import DateField, PartialDateField
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.many_field import ManyField
from coachdesk.ui.widgets.tick_box import TickBox
from coachdesk.ui.widgets.turning_row import TurningRow
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.models.person import Person
    from coachdesk.ui.pages.person.reading import PersonShown
    from coachdesk.ui.pages.plan.table import Table

_LOOK_AFTER_MS = 350


class PersonForm(QWidget):
    """PersonForm(table, person_id): `.show_person(shown)`, `.leave()`, `.is_clean()`, `.described(person)`.

    `name_typed()` is emitted a moment after a name or a birth date was typed, to look for the same person.
    """

    name_typed = Signal()

    def __init__(self, table: Table, person_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._ties = RecordForm(table, person_id, "person")
        column = QVBoxLayout(self)
        spaced(column, gap=0.9)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_LOOK_AFTER_MS)
        self._soon.timeout.connect(self.name_typed)
        for card in (self._name_card(), self._reach_card(), self._safe_card(), self._work_card()):
            column.addWidget(card)
        self.related = RelatedCard(table, self)
        column.addWidget(self.related)
        column.addWidget(self._notes_card())

    def show_person(self, shown: PersonShown) -> None:
        """Shows what is kept, where nobody is typing."""
        person = shown.person.record
        self._ties.show(shown.person, shown.drafts)
        self.due.setVisible(person.birth_date is None)
        self.reason.setVisible(not person.included or bool(person.included_reason))
        self.route.show_person(person, shown.drafts)
        self.related.show_person(shown)

    def described(self, person: Person) -> Person:
        """The person as typed so far, to look for the same one."""
        return person.model_copy(
            update={
                "known_as": self.known_as.text() or person.known_as,
                "legal_name": self.legal_name.text(),
                "other_names": self.other_names.text(),
                "birth_date": self.born.partial(),
            }
        )

    def is_clean(self) -> bool:
        return self._ties.is_clean()

    def leave(self) -> None:
        self._ties.leave()

    # -- cards ------------------------------------------------------------------------------------

    def _name_card(self) -> Card:
        card = Card(self.tr("Who they are"), icon="person", parent=self)
        self.known_as = LineField(self.tr("Known as"), parent=card)
        self.role = ChoiceField(self.tr("In the family"), role_choices(), optional=False, parent=card)
        self.legal_name = LineField(self.tr("Full name"), parent=card)
        self.other_names = LineField(
            self.tr("Other names and spellings"), placeholder=self.tr("With commas between"), parent=card
        )
        self.pronouns = LineField(self.tr("Pronouns"), placeholder=self.tr("she/her"), parent=card)
        today = self._table.today
        self.born = PartialDateField(self.tr("Born"), today, parent=card)
        self.due = DateField(self.tr("Due, if not yet born"), today, parent=card)
        self.died = PartialDateField(self.tr("Died"), today, parent=card)
        self._ties.words("known_as", self.known_as)
        self._ties.choice("role", self.role)
        self._ties.words("legal_name", self.legal_name)
        self._ties.words("other_names", self.other_names)
        self._ties.words("pronouns", self.pronouns)
        self._ties.partial("birth_date", self.born, due_date=None)
        self._ties.day("due_date", self.due)
        self._ties.partial("deceased_on", self.died)
        for field in (self.known_as, self.legal_name, self.other_names, self.born):
            field.edited.connect(self._soon.start)
        card.add(self._side(self.known_as, self.legal_name))
        card.add(self.role)
        card.add(self._side(self.other_names, self.pronouns))
        card.add(self._side(self.born, self.due, self.died))
        return card

    def _reach_card(self) -> Card:
        card = Card(self.tr("Reaching them"), icon="phone", parent=self)
        self.reading = ManyField(self.tr("Reading"), choices(READING), parent=card)
        self.route = RouteField(self._ties, self._table, self.reading, card)
        self.phone = LineField(self.tr("Phone"), parent=card)
        self.safe = WordsField(self.tr("When and how it is safe to ring"), lines=1, most_lines=4, parent=card)
        self.language = LineField(self.tr("First language"), parent=card)
        self.elsewhere = TickBox(self.tr("Lives elsewhere"), parent=card)
        self._ties.many("reading_needs", self.reading)
        self._ties.words("phone", self.phone)
        self._ties.words("safe_to_contact", self.safe)
        self._ties.words("first_language", self.language)
        self._ties.tick("lives_elsewhere", self.elsewhere)
        card.add(self._side(self.phone, self.language))
        card.add(self.safe)
        card.add(self.route)
        card.add(self.reading)
        card.add(self.elsewhere)
        return card

    def _safe_card(self) -> Card:
        card = Card(self.tr("Keeping safe"), icon="no_contact", parent=self)
        self.no_contact = TickBox(self.tr("Never contact this person, and never give them a copy"), parent=card)
        self.restricted = TickBox(self.tr("Never print or tell where this person lives"), parent=card)
        self._ties.tick("no_contact", self.no_contact)
        self._ties.tick("address_restricted", self.restricted)
        card.add(self.no_contact)
        card.add(self.restricted)
        return card

    def _work_card(self) -> Card:
        card = Card(self.tr("Their part in the work"), icon="families", parent=self)
        self.included = TickBox(self.tr("We work with this person"), parent=card)
        self.reason = WordsField(self.tr("Why, or why not"), lines=1, most_lines=4, parent=card)
        self.responsibility = TickBox(self.tr("Has parental responsibility"), parent=card)
        self.carer = TickBox(self.tr("Young carer: looks after someone"), parent=card)
        self._ties.tick("included", self.included)
        self._ties.words("included_reason", self.reason)
        self._ties.tick("parental_responsibility", self.responsibility)
        self._ties.tick("young_carer", self.carer)
        for part in (self.included, self.reason, self.responsibility, self.carer):
            card.add(part)
        return card

    def _notes_card(self) -> Card:
        card = Card(self.tr("Notes"), icon="note", parent=self)
        self.notes = WordsField(self.tr("What else to know"), lines=2, most_lines=12, parent=card)
        self._ties.words("notes", self.notes)
        card.add(self.notes)
        return card

    def _side(self, *fields: QWidget) -> TurningRow:
        row = TurningRow(34, parent=self)
        for field in fields:
            row.add(field, 1)
        return row
