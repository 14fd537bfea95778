"""The fields of one appointment, for a new one and for one that is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.models.appointment import Appointment, TravelNeed
from coachdesk.models.moments import Asked
from coachdesk.ui.pages.appointment.reached_lines import ReachedLines
from coachdesk.ui.pages.day_words import TRAVEL, choices_of
from coachdesk.ui.pages.record_form import RecordForm
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.people_picker import PeoplePicker
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField
from coachdesk.ui.widgets.turning_row import TurningRow
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.desk import Opened
    from coachdesk.ui.pages.day_reading import Chosen
    from coachdesk.ui.pages.new_drafts import NewDrafts
    from coachdesk.ui.pages.plan.table import Table


class AppointmentForm(QWidget):
    """`.offer(shown)`, then `.values()` of a new one; of a kept one `.tie(table, id)`, `.show_kept(opened, drafts)`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ties: RecordForm | None = None
        column = QVBoxLayout(self)
        spaced(column)
        self.about = LineField(self.tr("What it is for"), parent=self)
        self.with_words = LineField(self.tr("Who it is with"), parent=self)
        self.agency = SearchChoiceField(self.tr("Service, if in the directory"), [], parent=self)
        self.people = PeoplePicker(self.tr("Who goes"), [], parent=self)
        self.place = LineField(self.tr("Where"), parent=self)
        self.travel = ChoiceField(self.tr("Getting there"), choices_of(TRAVEL), parent=self)
        self.travel_words = LineField(self.tr("About getting there"), parent=self)
        self.bring = WordsField(self.tr("What to take along"), lines=1, most_lines=4, parent=self)
        self.reminder = ChoiceField(
            self.tr("Ring them before?"),
            [Choice(Asked.YES.value, self.tr("Yes")), Choice(Asked.NO.value, self.tr("No, they do not want it"))],
            parent=self,
        )
        column.addWidget(self.about)
        pair = TurningRow(30, parent=self)
        pair.add(self.with_words, 1)
        pair.add(self.agency, 1)
        self.reached = ReachedLines(self)
        for part in (
            pair, self.people, self.place, self.travel, self.travel_words, self.bring, self.reminder, self.reached
        ):  # fmt: skip
            column.addWidget(part)
        self.people.edited.connect(lambda: self.reached.show_goers(self.people.chosen()))

    def offer(self, shown: Chosen) -> None:
        """Shows the family's people and the directory's services."""
        self.people.set_choices([Choice(one.id, one.known_as) for one in shown.people])
        self.people.setVisible(bool(shown.people))
        self.reached.know(shown.people, shown.today)
        self.reached.show_goers(self.people.chosen())
        self.agency.set_choices([Choice(key, name) for key, name in shown.agencies])
        self.agency.setVisible(bool(shown.agencies))

    def values(self) -> dict[str, Any]:
        """What is typed and chosen, as fields of an appointment."""
        return {
            "about": self.about.text(),
            "with_words": self.with_words.text(),
            "agency": self.agency.chosen() or None,
            "people": self.people.chosen(),
            "place_words": self.place.text(),
            "travel_need": self._travel(),
            "travel_words": self.travel_words.text(),
            "bring": self.bring.text(),
            "reminder_wanted": self._reminder(),
        }

    def is_clean(self) -> bool:
        """True when nothing of a kept one is half typed."""
        return self.ties is None or self.ties.is_clean()

    def begin(self, drafts: NewDrafts) -> None:
        """What is typed of a new one is kept as drafts from now on."""
        for name, words in (
            ("about", self.about),
            ("with_words", self.with_words),
            ("place_words", self.place),
            ("travel_words", self.travel_words),
            ("bring", self.bring),
        ):
            drafts.words(name, words)
        drafts.search("agency", self.agency)
        drafts.many("people", self.people)
        drafts.choice("travel_need", self.travel)
        drafts.choice("reminder_wanted", self.reminder)

    def tie(self, table: Table, record_id: str) -> None:
        """From now on every field is kept when it is left."""
        self.ties = ties = RecordForm(table, record_id, "appointment")
        for name, words in (
            ("about", self.about),
            ("with_words", self.with_words),
            ("place_words", self.place),
            ("travel_words", self.travel_words),
            ("bring", self.bring),
        ):
            ties.words(name, words)
        ties.search("agency", self.agency)
        ties.many("people", self.people)
        self.travel.edited.connect(lambda: ties.write(self.travel.show_problem, travel_need=self._travel()))
        self.reminder.edited.connect(lambda: ties.write(self.reminder.show_problem, reminder_wanted=self._reminder()))

    def show_kept(self, opened: Opened[Appointment], drafts: dict[str, str]) -> None:
        """Shows what is kept where nobody is typing."""
        if self.ties is not None:
            self.ties.show(opened, drafts)
        record = opened.record
        self.reached.show_goers(record.people, record.reminder_person, record.reminder_route)
        self.travel.choose("" if record.travel_need is TravelNeed.NOT_ASKED else record.travel_need.value)
        self.reminder.choose("" if record.reminder_wanted is Asked.NOT_ASKED else record.reminder_wanted.value)

    def _travel(self) -> TravelNeed:
        return TravelNeed(self.travel.chosen() or TravelNeed.NOT_ASKED)

    def _reminder(self) -> Asked:
        return Asked(self.reminder.chosen() or Asked.NOT_ASKED)
