"""The people of a family with what must be known about them, and the homes they sleep in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coachdesk.models.family import Stay, StayPattern
from coachdesk.tools.dates import age_in_words, partial_in_words
from coachdesk.ui.pages.people_reading import SHOWN_KINDS, HomeShown, PeopleShown, read_people
from coachdesk.ui.pages.people_words import PATTERNS, said
from coachdesk.ui.pages.plan_words import listed
from coachdesk.ui.pages.record_page import RecordPage
from coachdesk.ui.pages.words import family_role_words, restricted_words
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.buttons import list_button, primary_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.models.person import Person
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


class PeoplePage(RecordPage):
    """Opened with `family_id`. Ctrl+N adds somebody."""

    shows = SHOWN_KINDS

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.family_id = ""
        self.set_title(self.tr("People and homes"))
        self._counts = SafeLabel("", tone="muted", parent=self)
        self._questions = Banner("", "warning", parent=self)
        self._questions.hide()
        people = Card(self.tr("People"), icon="families", parent=self)
        self._people = Rows(0.5, people)
        people.add(self._people)
        homes = Card(self.tr("Homes"), icon="house", parent=self)
        self._homes = Rows(0.9, homes)
        homes.add(self._homes)
        add_home = secondary_button(self.tr("Add a home"), "plus", homes)
        add_home.clicked.connect(lambda: self.go("household", family_id=self.family_id, record_id=""))
        homes.add_action(add_home)
        for part in (self._counts, self._questions, people, homes):
            self.add(part)
        add = primary_button(self.tr("Add a person"), "plus", self)
        add.clicked.connect(self._new)
        self.add_action(add)
        new = QShortcut(QKeySequence("Ctrl+N"), self)
        new.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        new.activated.connect(self._new)

    def opened(self, **where: str) -> None:
        self.family_id = where["family_id"]

    def refresh(self) -> None:
        family_id = self.family_id
        self.read(lambda: read_people(self.desk, family_id), self._took)

    def _new(self) -> None:
        self.go("person", family_id=self.family_id, person_id="")

    def _took(self, shown: PeopleShown) -> None:
        self._counts.set_words(
            self.tr("{worked} people worked with. {living} people in the family’s homes.").format(
                worked=shown.worked_with, living=shown.in_household
            )
        )
        self._questions.setVisible(bool(shown.questions))
        if shown.questions:
            self._questions.set_words("\n".join(shown.questions))
        nobody = self.tr("Nobody yet. Add the first person: a name is enough.")
        self._people.fill([self._person(one, shown) for one in shown.people] or [small_label(nobody, parent=self)])
        nowhere = self.tr("No home yet. Add where people sleep, so that nobody is forgotten.")
        self._homes.fill([self._home(one, shown) for one in shown.homes] or [small_label(nowhere, parent=self)])

    # -- rows --------------------------------------------------------------------------------------

    def _person(self, person: Person, shown: PeopleShown) -> QWidget:
        row = TurningRow(34, parent=self._people)
        marks = self._marks(person)
        name = list_button(person.known_as, _icon(person, marks), row)
        name.clicked.connect(lambda: self.go("person", family_id=self.family_id, person_id=person.id))
        row.add(name, 2)
        about = _Lines(row)
        homes = [home.name for home in shown.sleeps(person.id)]
        said_of = (
            family_role_words(person.role),
            age_in_words(person, shown.today),
            self.tr("lives elsewhere") if person.lives_elsewhere and not person.deceased_on else "",
            listed(homes),
            f"{shown.family.ref}-P{person.number}",
        )
        about.fill([small_label(_capital(" · ".join(part for part in said_of if part)), parent=about)])
        if marks:
            about.more(SafeLabel(" · ".join(marks), level="small", tone="danger", parent=about))
        if not person.included:
            why = self.tr("Not worked with. {why}").format(why=person.included_reason)
            about.more(small_label(why, parent=about))
        row.add(about, 3)
        return row

    def _marks(self, person: Person) -> list[str]:
        marks = []
        if person.no_contact:
            marks.append(self.tr("Never contact"))
        if person.address_restricted:
            marks.append(self.tr("Never tell where they live"))
        if person.young_carer:
            marks.append(self.tr("Young carer"))
        return marks

    def _home(self, home: HomeShown, shown: PeopleShown) -> QWidget:
        record = home.household.record
        box = _Lines(self._homes)
        top = TurningRow(30, parent=box)
        name = list_button(record.name, "private" if record.address_restricted else "house", top)
        name.clicked.connect(lambda: self.go("household", family_id=self.family_id, record_id=record.id))
        top.add(name, 2)
        when = " – ".join(partial_in_words(day) for day in (record.from_date, record.to_date) if day)
        since = self.tr("since {day}").format(day=when) if record.from_date and not record.to_date else when
        state = "" if home.in_use else self.tr("no longer used")
        top.add(small_label(_capital(" · ".join(part for part in (since, state) if part)), parent=top), 3)
        box.fill([top])
        where = " ".join(part for part in (record.address.replace("\n", ", "), record.postcode) if part)
        if record.address_restricted:
            box.more(SafeLabel(restricted_words(where), level="small", tone="danger", parent=box))
        elif where:
            box.more(small_label(where, parent=box))
        here = [self._sleeper(one.record, shown) for one in home.stays if one.record.id in home.now]
        words = "  ·  ".join(here) if here else self.tr("Nobody sleeps here now.")
        box.more(SafeLabel(words, tone="" if here else "muted", parent=box))
        return box

    def _sleeper(self, stay: Stay, shown: PeopleShown) -> str:
        parts = [shown.name(stay.person)]
        if stay.pattern is not StayPattern.FULL_TIME:
            parts.append(said(PATTERNS[stay.pattern]).lower())
        if stay.nights_a_week is not None:
            parts.append(self.tr("%n night(s) a week", "", stay.nights_a_week))
        return ", ".join(parts)


class _Lines(Rows):
    """Rows that can be added to."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0.2, parent)

    def more(self, widget: QWidget) -> None:
        """One more at the end."""
        self._column.addWidget(widget)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _icon(person: Person, marks: list[str]) -> str:
    if person.no_contact:
        return "no_contact"
    return "warning" if marks else "child" if person.role.value == "child" else "person"
