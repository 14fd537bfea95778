"""One person: what must be known first, everything about them, and whether somebody here is the same person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.operations.people import join_people, part_people
from coachdesk.tools.dates import age_in_words
from coachdesk.ui.pages.person.form import PersonForm
from coachdesk.ui.pages.person.new_person import NewPerson
from coachdesk.ui.pages.person.reading import SHOWN_KINDS, PersonShown, alike, read_person
from coachdesk.ui.pages.person.same_person import SamePersonCard
from coachdesk.ui.pages.record_page import RecordPage
from coachdesk.ui.pages.who_sees.way import who_sees_way
from coachdesk.ui.pages.words import family_role_words
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.buttons import primary_button, quiet_button, secondary_button
from coachdesk.ui.widgets.labels import small_label

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.models.person import Person
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


class PersonPage(RecordPage):
    """Opened with `family_id` and `person_id`; an empty `person_id` adds somebody."""

    shows = SHOWN_KINDS

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.family_id, self.person_id = "", ""
        self.shown: PersonShown | None = None
        self.form: PersonForm | None = None
        self._about = small_label("", parent=self)
        self._marks = [Banner("", "safety", icon="no_contact", parent=self), Banner("", "safety", parent=self)]
        self.same = SamePersonCard(can_join=True, parent=self)
        self.same.same.connect(self._join)
        self.same.parted.connect(self._part)
        self.new = NewPerson(self.table, self)
        self.new.made.connect(lambda person: self.go("person", family_id=self.family_id, person_id=person.id))
        self.new.typed.connect(self._look_for_new)
        self.new.same.looked_at.connect(lambda person: self.go("person", family_id=person.log, person_id=person.id))
        for part in (self._about, self.saved, *self._marks, self.same, self.new, self.toast):
            self.add(part)
        self._build_actions()

    # -- the page ---------------------------------------------------------------------------------

    def opened(self, **where: str) -> None:
        self.family_id, self.person_id = where["family_id"], where.get("person_id", "") or where.get("record_id", "")
        self.begin_anew()
        self.shown = None
        self._drop_form()
        is_new = not self.person_id
        self.new.setVisible(is_new)
        self._add.setVisible(is_new)
        self.same.hide()
        for part in (self._about, *self._marks, self._remove, self._seen, self._history):
            part.hide()
        if is_new:
            self.set_title(self.tr("Somebody new"))
            self.new.begin(self.family_id)

    def first_focus(self) -> QWidget | None:
        return None if self.person_id else self.new.known_as

    def refresh(self) -> None:
        family_id, person_id = self.family_id, self.person_id
        if person_id:
            self.read(lambda: read_person(self.desk, family_id, person_id), self._took)
        else:
            self.read(lambda: self.desk.drafts.all(f"family/{family_id}/new_person/"), self.new.show_drafts)

    def is_clean(self) -> bool:
        return self.new.is_clean() if self.form is None else self.form.is_clean()

    def leave(self) -> None:
        if self.form is not None:
            self.form.leave()
        else:
            self.new.leave()

    # -- showing ----------------------------------------------------------------------------------

    def _took(self, shown: PersonShown) -> None:
        person = shown.person.record
        if person.id != self.person_id:
            return
        self.shown = shown
        if shown.person.deleted:
            self._drop_form()
            self.set_title(person.known_as)
            self._about.set_words(self.tr("This person has been removed. Who changed what can bring them back."))
            self._about.show()
            for part in (*self._marks, self.same, self._remove, self._seen):
                part.hide()
            self._history.setVisible(self.router.has("history"))
            return
        self.set_title(person.known_as)
        self._about.set_words(self._about_words(shown))
        self._about.show()
        self._show_marks(person)
        self.table.lay((shown.person, *shown.relations))
        self.same.show_people(shown.alike, shown.joined)
        if self.form is None:
            self.form = PersonForm(self.table, person.id, self)
            self.form.name_typed.connect(self._look_again)
            self.body.insertWidget(self.body.indexOf(self.toast), self.form)
        self.form.show_person(shown)
        self._remove.show()
        self._seen.setVisible(self.router.has("who_sees"))
        self._history.setVisible(self.router.has("history"))

    def _about_words(self, shown: PersonShown) -> str:
        person = shown.person.record
        age = age_in_words(person, shown.today)
        code = f"{shown.family.ref}-P{person.number}"
        return " · ".join(part for part in (code, age, family_role_words(person.role), person.pronouns) if part)

    def _show_marks(self, person: Person) -> None:
        words = (
            self.tr("Never contact {name}, and never give them a copy.") if person.no_contact else "",
            self.tr("Never print or tell where {name} lives.") if person.address_restricted else "",
        )
        for banner, sentence in zip(self._marks, words, strict=True):
            said = sentence.format(name=person.known_as) if sentence else ""
            if banner.words() != said:
                banner.set_words(said)
            banner.setVisible(bool(sentence))

    def _drop_form(self) -> None:
        if self.form is not None:
            self.take_away(self.form)
            self.form = None

    # -- the same person? -----------------------------------------------------------------------------

    def _look_again(self) -> None:
        if self.form is None or self.shown is None:
            return
        typed, joined = self.form.described(self.shown.person.record), self.shown.joined
        known = {one.person.id for one in joined}
        self.read(
            lambda: [one for one in alike(self.desk, typed) if one.person.id not in known],
            lambda found: self.same.show_people(found, joined),
            key="alike",
        )

    def _look_for_new(self) -> None:
        typed = self.new.described()
        if typed is None:
            self.new.same.show_people(())
        else:
            self.read(lambda: alike(self.desk, typed), self.new.same.show_people, key="alike")

    def _join(self, other: Person) -> None:
        if self.shown is not None:
            person = self.shown.person.record
            self.table.make(lambda desk: join_people(desk, person, other))

    def _part(self, other: Person) -> None:
        if self.shown is not None:
            person = self.shown.person.record
            self.table.make(lambda desk: part_people(desk, person, other))

    # -- actions -----------------------------------------------------------------------------------

    def _build_actions(self) -> None:
        self._remove = quiet_button(self.tr("Remove this person"), "trash", self)
        self._remove.clicked.connect(self._take_out)
        self._history = secondary_button(self.tr("Who changed what"), "history", self)
        self._history.clicked.connect(lambda: self.go("history", family_id=self.family_id, record_id=self.person_id))
        self._add = primary_button(self.tr("Add this person"), "plus", self)
        self._add.clicked.connect(self.new.make)
        self._seen = who_sees_way(self, lambda: {"family_id": self.family_id, "person_id": self.person_id}, "contact")
        for button in (self._remove, self._seen, self._history, self._add):
            self.add_action(button)

    def _take_out(self) -> None:
        if self.shown is None:
            return
        self.leave()
        words = self.tr("{name} is removed.").format(name=self.shown.person.record.known_as)
        self.table.take_out(self.person_id, words)
