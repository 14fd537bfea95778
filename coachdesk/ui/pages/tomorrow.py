"""Before you go: tomorrow's visits, each with what must be known, who lives there, the last note and what to take."""

from functools import partial

from PySide6.QtWidgets import QWidget

from coachdesk.desk import Desk
from coachdesk.models.visit import Visit
from coachdesk.operations.before_going import BeforeGoing, GoingTo, look_before_going
from coachdesk.operations.evening_check import look_at_tomorrow
from coachdesk.tools.check_in import check_in_standing
from coachdesk.tools.dates import age_in_words, in_words, short
from coachdesk.tools.ready_for_tomorrow import Ready, Verdict
from coachdesk.ui.deeds import Deeds
from coachdesk.ui.icons import IconLabel
from coachdesk.ui.page import Page
from coachdesk.ui.pages.alerts.words import ICONS, band_words
from coachdesk.ui.pages.check_in.words import check_in_words
from coachdesk.ui.pages.day_words import clock, getting_there, what, where
from coachdesk.ui.pages.people_words import reaching
from coachdesk.ui.pages.sync.evening_card import EveningCard
from coachdesk.ui.router import Router
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.empty_state import EmptyState
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.turning_row import TurningRow

_NOTE_LETTERS = 280
"""As much of the last note as is read before leaving; the family's page has the rest."""


class TomorrowPage(Page):
    """One card for each visit, in the order of the day; the other button shows today's again. Nothing is printed."""

    shows = frozenset({"story", "attachment", "assignment"}) | frozenset(
        {"visit", "appointment", "family", "person", "household", "stay", "alert", "note", "sub_target", "target"}
    )

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.days_ahead = 1
        self.shown: BeforeGoing | None = None
        self._none = EmptyState(
            self.tr("No visit is planned"),
            self.tr("Visits to come stand here with what to know and what to take, to be read before leaving."),
            self.tr("Plan a visit"),
            icon="house",
            parent=self,
        )
        self._none.acted.connect(lambda: self.go("visit_new"))
        self._none.hide()
        self.cards = Rows(0.9, self)
        self.ready = EveningCard(self)
        self.add(self.ready)
        self.add(self._none)
        self.add(self.cards)
        self.other_day = secondary_button("", "calendar", self)
        self.other_day.clicked.connect(self._turn)
        self.add_action(self.other_day)

    def opened(self, **where: str) -> None:
        self.days_ahead = 0 if where.get("day") == "today" else 1

    def refresh(self) -> None:
        self.read(partial(look_before_going, self.desk, self.days_ahead), self._took)
        self.read(partial(look_at_tomorrow, self.desk, self.days_ahead), self._is_ready, key="ready")

    def _turn(self) -> None:
        self.days_ahead = 1 - self.days_ahead
        self.refresh()

    def _is_ready(self, found: Ready) -> None:
        """A laptop without a server has everything by itself, and nobody asks."""
        self.ready.show_ready(found, self.desk.now(), today=not self.days_ahead)
        self.ready.setVisible(found.verdict not in {Verdict.ALONE, Verdict.NOBODY})

    def _took(self, found: BeforeGoing) -> None:
        self.shown = found
        self.set_title(self.tr("Before you go: {day}").format(day=in_words(found.day)))
        self.other_day.set_words(self.tr("Today’s visits") if self.days_ahead else self.tr("Tomorrow’s visits"))
        self._none.setVisible(not found.visits)
        self.cards.fill([GoingCard(one, self, self.cards) for one in found.visits])


class GoingCard(Card):
    """GoingCard(going, page): one visit to read about. A private address is shown only at a press."""

    def __init__(self, going: GoingTo, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._going, self._page = going, page
        planned = going.planned
        family = planned.family
        self.set_title(
            self.tr("{time}  {ref} {name}: {what}").format(
                time=clock(planned.starts), ref=family.ref, name=family.name, what=what(planned)
            )
        )
        self._alerts()
        self._address()
        self._lines()
        way = secondary_button(self.tr("The family"), "families", self)
        way.setAccessibleName(self.tr("The family: {ref} {name}").format(ref=family.ref, name=family.name))
        way.clicked.connect(lambda: page.go("family", family_id=family.id))
        self.add_action(way)
        held = planned.held
        if isinstance(held, Visit) and page.router.has("check_in"):
            check_in = secondary_button(self.tr("Check-in"), "phone", self)
            check_in.setAccessibleName(self.tr("Check-in: {ref} {name}").format(ref=family.ref, name=family.name))
            check_in.clicked.connect(lambda: page.go("check_in", family_id=family.id, record_id=held.id))
            self.add_action(check_in)

    def _alerts(self) -> None:
        for mark, words in band_words(self._going.alerts):
            row = TurningRow(4, gap=0.5, parent=self)
            row.add(IconLabel(ICONS[mark], "danger", parent=row))
            row.add(SafeLabel(words, level="3", parent=row), 1)
            self.add(row)

    def _address(self) -> None:
        home = self._going.home
        if home is None:
            self._line(self.tr("Where"), where(self._going.planned))
            return
        parts = dict.fromkeys(part.strip() for part in (home.name, *home.address.split("\n"), home.postcode))
        address = ", ".join(part for part in parts if part)
        if not home.address_restricted:
            self._line(self.tr("Where"), address)
        else:
            self._line(self.tr("Where"), self.tr("{home}. The address is kept private.").format(home=home.name))
            show = secondary_button(self.tr("Show the address"), "eye", self)
            show.setAccessibleName(self.tr("Show the address of {home}").format(home=home.name))
            hidden = SafeLabel(
                self.tr("{address} — never print or tell this address").format(address=address),
                tone="warn",
                parent=self,
            )
            hidden.hide()
            show.clicked.connect(hidden.show)
            show.clicked.connect(show.hide)
            self.add(hidden)
            self.add_action(show)
        self._line(self.tr("Getting in"), home.access_notes)

    def _lines(self) -> None:
        going, planned = self._going, self._going.planned
        visit = planned.held
        today = planned.starts.date()
        who = ", ".join(
            f"{one.known_as} ({age})" if (age := age_in_words(one, today)) else one.known_as for one in going.sleeping
        )
        self._line(self.tr("Who lives there"), who)
        for person in going.reached:
            about = reaching(person.preferred_contact, person.safe_to_contact)
            number = " · ".join(part for part in (person.phone, about) if part)
            self._line(self.tr("To reach {name}").format(name=person.known_as), number)
        self._line(self.tr("Comes along"), ", ".join(planned.who))
        self._line(self.tr("Getting there"), getting_there(planned))
        if isinstance(visit, Visit):
            standing = check_in_standing(visit, self._page.desk.now())
            self._line(self.tr("Check-in"), check_in_words(visit, standing) if standing else "")
        self._line(self.tr("What for"), getattr(visit, "purpose", ""))
        self._line(self.tr("Take along"), getattr(visit, "bring", ""))
        for other in planned.clashes:
            self._line(
                self.tr("At the same time"),
                self.tr("{ref} {name}, {time}").format(
                    ref=other.family.ref, name=other.family.name, time=clock(other.starts)
                ),
            )
        if planned.tries:
            self._line(self.tr("Tried"), self.tr("%n time(s) in a row. Keeping on is the help.", "", planned.tries))
        for theirs in going.theirs:
            own = self.tr("{time} {what}").format(time=clock(theirs.starts), what=what(theirs))
            self._line(self.tr("Their own day"), " · ".join(part for part in (own, getting_there(theirs)) if part))
        if going.last_met is not None:
            self._line(self.tr("Last met"), in_words(going.last_met))
        if going.note is not None:
            self._line(self.tr("Last note"), _shortened(going.note.fact or going.note.view))
        self._line(self.tr("Their story"), _shortened(going.story))
        for step in going.steps:
            due = self.tr("by {day}").format(day=short(step.due)) if step.due else ""
            self._line(self.tr("Step"), ", ".join(part for part in (step.words, due) if part))

    def _line(self, label: str, words: str) -> None:
        if words.strip():
            row = TurningRow(24, gap=0.6, at_top=True, parent=self)
            name = small_label(label, parent=row)
            row.add(name, 1)
            row.add(SafeLabel(words, parent=row), 4)
            self.add(row)


def _shortened(words: str) -> str:
    """The beginning of a note, whole words only."""
    if len(words) <= _NOTE_LETTERS:
        return words
    return words[:_NOTE_LETTERS].rsplit(" ", 1)[0] + " …"
