"""The family's page: what must be known first, who they are, how the plan stands, homes, and who works with them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.desk import Desk
from coachdesk.models.needs import AREAS
from coachdesk.models.person import Person
from coachdesk.operations.family_home import FamilyHome, family_home
from coachdesk.operations.story import Telling, story_of
from coachdesk.tools.dates import age_in_words, in_words
from coachdesk.ui.deeds import Deeds
from coachdesk.ui.page import Page
from coachdesk.ui.pages.call.key import call_key
from coachdesk.ui.pages.conflicts.banner import ConflictsBanner
from coachdesk.ui.pages.contacts.contacts_card import KINDS_SHOWN as CONTACT_KINDS
from coachdesk.ui.pages.contacts.contacts_card import ContactsCard
from coachdesk.ui.pages.family_begin import KINDS as BEGIN_KINDS
from coachdesk.ui.pages.family_begin import BeginCard
from coachdesk.ui.pages.measures.measures_card import KINDS as MEASURE_KINDS
from coachdesk.ui.pages.measures.measures_card import MeasuresCard
from coachdesk.ui.pages.plan_words import quoted
from coachdesk.ui.pages.today.family_days_card import KINDS as DAY_KINDS
from coachdesk.ui.pages.today.family_days_card import FamilyDaysCard
from coachdesk.ui.pages.who_leads import worker_lines
from coachdesk.ui.pages.words import family_role_words, restricted_words
from coachdesk.ui.router import Router
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import Button, primary_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.person_chip import PersonChip
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.step_bar import StepBar
from coachdesk.ui.widgets.turning_row import TurningRow


class FamilyPage(Page):
    """Where a coach begins with a family: eight cards, in two columns where there is room, and the way to all else."""

    widest = 76.0

    shows = frozenset(
        {
            "family", "person", "household", "stay", "assignment", "worker", "need", "strength",
            "plan", "target", "sub_target", "review", "plan_version", "ink", "story", *DAY_KINDS, *BEGIN_KINDS,
            *MEASURE_KINDS, *CONTACT_KINDS,
        }
    )  # fmt: skip

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self._family_id = ""
        self.conflicts = ConflictsBanner(self)
        self.add(self.conflicts)
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips)
        self._chips_shown: list[QWidget] = []
        self.add(self._chips)
        self.begin = BeginCard(self, self)
        self.add(self.begin)
        self._plan = Card(self.tr("Plan"), icon="plan", parent=self)
        self._progress = StepBar(parent=self._plan)
        self._standing = SafeLabel("", tone="muted", parent=self._plan)
        self._due = SafeLabel("", parent=self._plan)
        for widget in (self._progress, self._standing, self._due):
            self._plan.add(widget)
        self._plan.add_action(self._way("plan", self.tr("Open the plan"), "plan", primary=True))
        self._plan.add_action(self._way("review", self.tr("Hold a review"), "reviews"))
        self._plan.add_action(self._way("sign", self.tr("Sign"), "sign"))
        self._plan.add_action(self._way("export", self.tr("Copies"), "export"))
        strengths, self._strengths = self._card(
            self.tr("Strengths and needs"), "strength", "needs", self.tr("Add or change")
        )
        homes, self._homes = self._card(self.tr("Where they live"), "house", "people", self.tr("People and homes"))
        workers, self._workers = self._card(self.tr("Who works with them"), "agency", "assignments", self.tr("Change"))
        story, self._story = self._card(
            self.tr("Their story, in their words"), "note", "story", self.tr("Read and tell")
        )
        self._days = FamilyDaysCard(self, self)
        cards = TurningRow(56, gap=0.9, parent=self)
        self._measures = MeasuresCard(self, self)
        self._contacts = ContactsCard(self, self)
        for side in ((self._plan, self._measures, self._contacts, strengths), (self._days, homes, workers, story)):
            cards.add(_column(side, cards), 1)
        self.add(cards)
        for page, words, icon in (
            ("visit", self.tr("Visit"), "today"),
            ("journey", self.tr("Journey map"), "history"),
            ("family_mode", self.tr("Hand over the laptop"), "laptop"),
            ("call", self.tr("Log a call"), "phone"),
            ("worry", self.tr("A worry that cannot wait"), "warning"),
            ("alerts", self.tr("What must be known first"), "info"),
            ("agreement", self.tr("Agreement and sharing"), "sign"),
            ("who_sees", self.tr("Who sees this?"), "eye"),
            ("papers", self.tr("Pictures and papers"), "camera"),
            ("case_study", self.tr("Case study"), "note"),
            ("family_edit", self.tr("Name and area"), "edit"),
            ("history", self.tr("Who changed what"), "history"),
        ):
            if router.has(page):
                self.add_action(self._way(page, words, icon))
        call_key(self, lambda: {"family_id": self._family_id})

    # -- the page ---------------------------------------------------------------------------------

    def opened(self, **where: str) -> None:
        self._family_id = where["family_id"]

    def refresh(self) -> None:
        family_id = self._family_id
        self.read(lambda: family_home(self.desk, family_id), self._took)
        self._days.show_family(family_id)
        self._measures.show_family(family_id)
        self._contacts.show_family(family_id)
        self.conflicts.show_family(family_id)
        self.begin.show_family(family_id)
        self.read(lambda: story_of(self.desk, family_id), self._told_story, key="story")

    def _took(self, home: FamilyHome) -> None:
        family = home.family.record
        self.set_title(f"{family.ref}  {family.name}")
        self._show_people(home)
        self._show_plan(home)
        self._show_strengths(home)
        self._show_homes(home)
        self._workers.fill(worker_lines(home, self._workers) or [self._nothing()])

    # -- its parts ----------------------------------------------------------------------------------

    def _told_story(self, told: Telling | None) -> None:
        parts = told.words.split("\n\n") if told else []
        self._story.fill([SafeLabel(part, parent=self) for part in parts if part] or [self._nothing()])

    def _show_people(self, home: FamilyHome) -> None:
        for old in self._chips_shown:
            self._flow.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self._chips_shown = []
        for opened in home.people:
            person = opened.record
            chip = PersonChip(
                person.known_as,
                self._about(person, home),
                marks=self._marks(person),
                icon="child" if person.role.value == "child" else "person",
                parent=self._chips,
            )
            chip.clicked.connect(lambda _=False, one=person.id: self._open_person(one))
            self._show_chip(chip)
        add = secondary_button(self.tr("Add a person"), "plus", self._chips)
        add.clicked.connect(lambda: self.go("person", family_id=self._family_id, person_id=""))
        add.setVisible(self.router.has("person"))
        self._show_chip(add)

    def _show_chip(self, chip: QWidget) -> None:
        self._chips_shown.append(chip)
        self._flow.addWidget(chip)

    def _about(self, person: Person, home: FamilyHome) -> str:
        age = age_in_words(person, home.today)
        away = self.tr("lives elsewhere") if person.lives_elsewhere and not person.deceased_on else ""
        return ", ".join(part for part in (family_role_words(person.role), age, away) if part)

    def _marks(self, person: Person) -> list[str]:
        return [self.tr("not to be contacted")] if person.no_contact else []

    def _show_plan(self, home: FamilyHome) -> None:
        self._progress.setVisible(home.plan is not None)
        self._progress.show_count(home.count.done, home.count.total)
        self._standing.set_words(self._standing_words(home))
        due = home.review
        self._due.setVisible(due is not None)
        if due is not None:
            self._due.set_words(self.tr("Next review {when}, {day}").format(when=due.in_words(), day=in_words(due.due)))
            self._due.set_tone("warn" if due.days_late > 0 else "")

    def _standing_words(self, home: FamilyHome) -> str:
        state = home.version
        if state is None:
            return self.tr("No plan yet. It begins with one thing the family wants, in its own words.")
        if state.latest is None:
            return self.tr("Nothing is signed yet.")
        signed = (
            self.tr("Version {number} is signed.") if state.signed else self.tr("Version {number} is ready to sign.")
        )
        words = signed.format(number=state.latest.number)
        if state.draft_number is not None:
            words += " " + self.tr("It has changed since: the draft is number {number}.").format(
                number=state.draft_number
            )
        return words

    def _show_strengths(self, home: FamilyHome) -> None:
        names = {one.record.id: one.record.known_as for one in home.people}
        lines: list[QWidget] = []
        for strength in home.strengths[:4]:
            words = strength.record.words
            who = strength.record.said_by or names.get(strength.record.person or "", "")
            lines.append(SafeLabel(f"{quoted(words)}" + (f" · {who}" if who else ""), parent=self))
        needs = [one.record for one in home.needs if one.record.met_on is None]
        if needs:
            areas = dict.fromkeys(AREAS.get(one.area, one.area) for one in needs)
            lines.append(small_label(self.tr("Needs: {areas}").format(areas=", ".join(areas)), parent=self))
        self._strengths.fill(lines or [self._nothing()])

    def _show_homes(self, home: FamilyHome) -> None:
        lines: list[QWidget] = []
        for one in home.homes:
            record = one.household.record
            names = ", ".join(person.known_as for person in one.people)
            where = " ".join(part for part in (record.address.replace("\n", ", "), record.postcode) if part)
            lines.append(SafeLabel(f"{record.name}: {names}" if names else record.name, parent=self))
            if record.address_restricted:
                lines.append(SafeLabel(restricted_words(where), level="small", tone="danger", parent=self))
            elif where:
                lines.append(small_label(where, parent=self))
        self._homes.fill(lines or [self._nothing()])

    def _open_person(self, person_id: str) -> None:
        if self.router.has("person"):
            self.go("person", family_id=self._family_id, person_id=person_id)

    def _nothing(self) -> SafeLabel:
        return small_label(self.tr("Nothing written down yet."), parent=self)

    def _card(self, title: str, icon: str, page: str, words: str) -> tuple[Card, Rows]:
        card = Card(title, icon=icon, parent=self)
        rows = Rows(0.35, card)
        card.add(rows)
        if self.router.has(page):
            way = self._way(page, words, "edit")
            way.setAccessibleName(f"{title}: {words}")
            card.add_action(way)
        return card, rows

    def _way(self, page: str, words: str, icon: str, *, primary: bool = False) -> Button:
        button = (primary_button if primary else secondary_button)(words, icon, self)
        button.clicked.connect(lambda: self.go(page, family_id=self._family_id))
        button.setVisible(self.router.has(page))
        return button


def _column(cards: Sequence[Card], parent: QWidget) -> QWidget:
    """Cards one under the other, each no higher than what it says."""
    column = QWidget(parent)
    inside = QVBoxLayout(column)
    spaced(inside, gap=0.9)
    for card in cards:
        inside.addWidget(card)
    inside.addStretch(1)
    return column
