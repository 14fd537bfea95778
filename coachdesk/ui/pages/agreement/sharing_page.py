""" "May I tell housing about health?": one answer with its reason, and their yes or no to it (I-01, I-02)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.models.organisation import Agency
from coachdesk.models.person import Person
from coachdesk.models.sharing import InformationClass, SharePurpose
from coachdesk.operations.sharing import allow, may_i_tell, refuse
from coachdesk.tools.sharing_words import CLASS_WORDS, PURPOSE_WORDS
from coachdesk.ui.page import Page
from coachdesk.ui.pages.who_sees.way import who_sees_way
from coachdesk.ui.widgets.buttons import primary_button, quiet_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.date_field import DateField
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.tools.sharing import Answer
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


@dataclass(frozen=True)
class Question:
    """What is asked: may this be told of this person to this agency, for this?"""

    person: Person
    agency: Agency
    purpose: SharePurpose
    information_class: InformationClass


class SharingPage(Page):
    """Opened with `family_id`. `.answer` says yes or no as soon as all four are chosen."""

    shows = frozenset({"agreement", "withdrawal", "person", "agency", "sharing_rule", "sharing_override"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self._family_id = ""
        self._people: dict[str, Person] = {}
        self._agencies: dict[str, Agency] = {}
        self.set_title(self.tr("May I tell somebody?"))
        asked = Card(self.tr("What you want to tell"), icon="agency", parent=self)
        self.agency = SearchChoiceField(self.tr("Whom?"), (), parent=asked)
        self.person = ChoiceField(self.tr("About whom?"), (), optional=False, parent=asked)
        self.information = ChoiceField(
            self.tr("About what?"),
            [Choice(key, self.tr(words).capitalize()) for key, words in CLASS_WORDS.items()],
            optional=False,
            parent=asked,
        )
        self.purpose = ChoiceField(
            self.tr("So that it can …"),
            [Choice(key, self.tr(words)) for key, words in PURPOSE_WORDS.items()],
            optional=False,
            parent=asked,
        )
        for field in (self.agency, self.person, self.information, self.purpose):
            asked.add(field)
            field.edited.connect(self._ask)
        told = Card(self.tr("The answer"), icon="sign", parent=self)
        self.answer = SafeLabel("", level="3", parent=told)
        told.add(self.answer)
        self.past_it = quiet_button(self.tr("It must be told without agreement"), "warning", told)
        self.past_it.clicked.connect(self._past_it)
        self.past_it.hide()
        told.add_action(self.past_it)
        self.says = Card(self.tr("They have just told you"), icon="person", parent=self)
        self.words = LineField(self.tr("In one line, how they said it"), parent=self.says)
        self.review = DateField(self.tr("Ask them again by"), desk.today, parent=self.says)
        for part in (self.words, self.review):
            self.says.add(part)
        self.yes_button = primary_button(self.tr("They say yes"), "tick", self.says)
        self.yes_button.clicked.connect(self._yes)
        self.no_button = secondary_button(self.tr("They say no"), "close", self.says)
        self.no_button.clicked.connect(self._no)
        self.says.add_action(self.yes_button)
        self.says.add_action(self.no_button)
        for card in (asked, told, self.says):
            self.add(card)
        given = Card(self.tr("On paper"), icon="export", parent=self)
        for words, icon, page in (
            (self.tr("A copy for an agency"), "agency", "agency_copy"),
            (self.tr("What agencies were given so far"), "history", "shares"),
        ):
            way = secondary_button(words, icon, given)
            way.clicked.connect(lambda _=False, page=page: self.go(page, family_id=self._family_id))
            way.setVisible(router.has(page))
            given.add_action(way)
        self.add(given)
        agreements = secondary_button(self.tr("Who has agreed to take part"), "sign", self)
        agreements.clicked.connect(lambda: self.go("agreement", family_id=self._family_id))
        self.add_action(who_sees_way(self, lambda: {"family_id": self._family_id}))
        self.add_action(agreements)

    def opened(self, **where: str) -> None:
        if where["family_id"] != self._family_id:
            for field in (self.agency, self.person, self.information, self.purpose):
                field.choose("")
            self._empty()
        self._family_id = where["family_id"]

    def refresh(self) -> None:
        family_id = self._family_id
        self.read(
            lambda: (self.desk.records(Person, family_id), self.desk.records(Agency)),
            lambda found: self._took(*found),
        )

    def is_clean(self) -> bool:
        return not self.words.text() and not self.review.typed()

    def _took(self, people: list[Person], agencies: list[Agency]) -> None:
        listed = sorted(people, key=lambda one: (one.number, one.id))
        self._people = {one.id: one for one in listed if one.included and not one.deceased_on}
        self._agencies = {one.id: one for one in sorted(agencies, key=lambda one: one.name.casefold())}
        self.person.set_choices([Choice(one.id, one.known_as, icon="person") for one in self._people.values()])
        self.agency.set_choices([Choice(one.id, one.name) for one in self._agencies.values()])
        self._ask()

    def asked(self) -> Question | None:
        """The question as it is chosen; None while something of it is missing."""
        person, agency = self._people.get(self.person.chosen()), self._agencies.get(self.agency.chosen())
        purpose, information = self.purpose.chosen(), self.information.chosen()
        if person is None or agency is None or not purpose or not information:
            return None
        return Question(person, agency, SharePurpose(purpose), InformationClass(information))

    def _ask(self) -> None:
        asked = self.asked()
        self.says.setVisible(asked is not None)
        if asked is None:
            self.past_it.hide()
            self.answer.set_words(self.tr("Choose whom, about whom, about what, and for what."))
            return
        self.read(
            lambda: may_i_tell(self.desk, asked.person, asked.agency, asked.purpose, asked.information_class),
            self._answered,
            key="answer",
        )

    def _answered(self, found: Answer) -> None:
        self.answer.set_words(found.sentence)
        self.past_it.setVisible(not found.allowed and self.router.has("override"))

    def _past_it(self) -> None:
        asked = self.asked()
        if asked is not None:
            self.go(
                "override",
                family_id=self._family_id,
                person_id=asked.person.id,
                agency_id=asked.agency.id,
                information=asked.information_class,
                purpose=asked.purpose,
            )

    def _yes(self) -> None:
        asked = self.asked()
        if asked is None:
            return
        if self.review.is_doubtful():
            self.review.show_problem(self.tr("Write a day, or leave this empty."))
            self.review.setFocus()
            return
        words, review_on = self.words.text(), self.review.day()
        self.do(
            lambda: allow(
                self.desk,
                asked.person,
                asked.agency,
                asked.purpose,
                asked.information_class,
                basis_words=words,
                review_on=review_on,
            ),
            then=lambda _: self._kept(),
        )

    def _no(self) -> None:
        asked = self.asked()
        if asked is not None:
            self.do(
                lambda: refuse(self.desk, asked.person, asked.agency, asked.purpose, asked.information_class),
                then=lambda _: self._kept(),
            )

    def _kept(self) -> None:
        self._empty()
        self.say(self.tr("Kept. They can change their mind at any time."))

    def _empty(self) -> None:
        self.words.set_text("")
        self.review.set_typed("")
