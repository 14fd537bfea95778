"""The sign page: this version, read together, and each person's answer on it."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from coachdesk.desk import Desk
from coachdesk.models.person import Person
from coachdesk.models.plan import Ink, InkMethod, PlanVersion
from coachdesk.models.plan_content import PlanContent
from coachdesk.operations.attachments import read_original
from coachdesk.operations.inking import attach_signed_page, may_sign, record_ink
from coachdesk.operations.plan_versions import content_at, freeze, inks_of
from coachdesk.ui.deeds import Deeds
from coachdesk.ui.page import Page
from coachdesk.ui.pages.sign.agreed_words import AgreedWords
from coachdesk.ui.pages.sign.person_card import PersonCard
from coachdesk.ui.router import Router
from coachdesk.ui.theme import for_family
from coachdesk.ui.widgets.buttons import primary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.rows import Rows


@dataclass(frozen=True, slots=True)
class Signing:
    """What the page shows: one version, what it says, who may answer, and what they answered."""

    version: PlanVersion
    content: PlanContent
    people: tuple[Person, ...]
    inks: tuple[Ink, ...]


def begin_signing(desk: Desk, family_id: str) -> Signing:
    """Freeze the plan as it stands (or take the newest version when nothing changed) and read it back."""
    version = freeze(desk, family_id)
    content = content_at(desk, version)
    return Signing(version, content, tuple(may_sign(content.people)), tuple(inks_of(desk, version)))


class SignPage(Page):
    """Opens on the family; freezes the version; takes one person's answer at a time."""

    shows = frozenset({"ink"})
    family_reads = True

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self._family_id = ""
        self._signing: Signing | None = None
        self._busy_with: str = ""
        self._answered_now = False
        self._cards: list[PersonCard] = []
        self._who = ChoiceField(self.tr("Whose copy is on the screen?"), [], optional=False, parent=self)
        self._who.edited.connect(self._show_words)
        self.add(self._who)
        self._card = Card(self.tr("This is what we agree"), icon="plan", parent=self)
        for_family(self._card)
        self._words = AgreedWords(self._card)
        self._card.add(self._words)
        self.add(self._card)
        self._people = Rows(0.8, self)
        self.add(self._people)
        self._next = primary_button(self.tr("Make the copies"), "export", self)
        self._next.clicked.connect(lambda: self.go("export", family_id=self._family_id))
        self._next.setVisible(router.has("export"))
        self.add_action(self._next)

    def opened(self, **where: str) -> None:
        self._family_id = where["family_id"]
        self._busy_with = ""

    def is_clean(self) -> bool:
        return not self._busy_with

    def refresh(self) -> None:
        if self._busy_with:
            return
        family_id = self._family_id
        self.do(lambda: begin_signing(self.desk, family_id), self._took)

    def _took(self, signing: Signing) -> None:
        if self._busy_with:
            return  # somebody has begun to sign meanwhile: nothing may move under the pen
        self._signing = signing
        self.set_title(self.tr("Sign version {number}").format(number=signing.version.number))
        answers = {ink.person: ink for ink in signing.inks}
        cards: list[PersonCard] = []
        for person in signing.people:
            card = PersonCard(person, answers.get(person.id), self._people)
            card.began.connect(lambda one=person.id, shown=card: self._began(one, shown))
            card.answered.connect(lambda *answer, one=person: self._answered(one, *answer))
            card.paper_wanted.connect(lambda paper: self.go("attachment", family_id=self._family_id, record_id=paper))
            cards.append(card)
        chosen = self._who.chosen()
        self._who.set_choices([Choice(person.id, person.known_as) for person in signing.people])
        self._who.choose(chosen or (signing.people[0].id if signing.people else ""))
        self._people.fill(cards)
        self._cards = cards
        self._show_words()
        if self._answered_now:
            self._answered_now = False
            QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        """The pen goes to whoever has not answered yet: their card comes into sight with the keyboard on it."""
        waiting = next((card for card in self._cards if card.ink is None), None)
        shown = waiting or (self._cards[-1] if self._cards else None)
        if shown is not None:
            self.show_widget(shown)
        (waiting.begin_button if waiting else self._next).setFocus()

    def _show_words(self) -> None:
        signing = self._signing
        reader = next((one for one in signing.people if one.id == self._who.chosen()), None) if signing else None
        if signing is not None and reader is not None:
            self._words.show_version(signing.content, reader, signing.version.digest)

    def _began(self, person_id: str, card: PersonCard) -> None:
        """Somebody signs: the words above are the ones they may see, and their box comes into sight."""
        self._busy_with = person_id
        self._who.choose(person_id)
        self._show_words()
        QTimer.singleShot(0, card, lambda: self.show_widget(card))

    def _answered(self, person: Person, method: str, strokes: object, witness: str, file: Path | None) -> None:
        signing = self._signing
        if signing is None:
            return
        self._who.choose(person.id)
        self._show_words()
        version = signing.version

        def keep() -> None:
            paper = attach_signed_page(self.desk, version, read_original(file)) if file is not None else None
            record_ink(
                self.desk,
                version,
                person,
                version.digest,
                InkMethod(method),
                strokes,  # type: ignore[arg-type]  # what the pad gave
                witness,
                paper,
            )

        self.do(keep, lambda _: self._kept(person))

    def _kept(self, person: Person) -> None:
        self._busy_with = ""
        self._answered_now = True
        self.say(self.tr("Kept what {name} answered.").format(name=person.known_as))
        self.refresh()
