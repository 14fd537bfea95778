"""The first page of the day: the day by its hours, whom to ring first, then what is due and what is late."""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.desk import Desk, Opened
from coachdesk.models.call import Call
from coachdesk.models.organisation import Worker, WorkerRole
from coachdesk.models.visit import Visit
from coachdesk.operations.day import Day, look_at_day
from coachdesk.operations.reminders import Rang, log_reminder
from coachdesk.operations.ring_first import Ring
from coachdesk.operations.visits import start_visit
from coachdesk.tools.dates import in_words
from coachdesk.ui.deeds import Deeds
from coachdesk.ui.page import Page
from coachdesk.ui.pages.check_in.band import CheckInBand
from coachdesk.ui.pages.plan.table import keep_in_sight
from coachdesk.ui.pages.reviews import review_row
from coachdesk.ui.pages.today.due_rows import letter_row, step_row
from coachdesk.ui.pages.today.planned_row import PlannedRow
from coachdesk.ui.pages.today.ring_row import RingRow
from coachdesk.ui.pages.today.short_card import ShortCard
from coachdesk.ui.router import Router
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import Button, quiet_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.empty_state import EmptyState
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.turning_row import TurningRow
from coachdesk.ui.widgets.undo_toast import UndoToast

_LOOK_AT_ALL = (WorkerRole.ADVOCATE, WorkerRole.MANAGER)
_REPORT_DAYS = (4, 5, 6, 0)
"""From Friday until Monday the report of the week is one press away."""


class TodayPage(Page):
    """What needs the coach today, in two columns where there is room; every list is short until all is asked for."""

    widest = 84.0

    for_all = True
    shows = frozenset(
        {
            "family", "assignment", "person", "household", "worker", "agency", "plan", "target", "sub_target", "review",
            "visit", "appointment", "call", "letter",
        }
    )  # fmt: skip

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.shown: Day | None = None
        self._me = ""
        self.toast = UndoToast(self)
        keep_in_sight(self.toast, self)
        self._none = EmptyState(
            self.tr("Nothing here yet"),
            self.tr("When you work with a family, its visits, calls, reviews and late steps stand here each morning."),
            self.tr("Go to families"),
            icon="today",
            parent=self,
        )
        self._none.acted.connect(lambda: self.go("families"))
        self.planned = ShortCard(self.tr("Visits and appointments"), "calendar", 8, self)
        self._hours = small_label("", parent=self.planned)
        self.planned.add(self._hours)
        self._free = SafeLabel(self.tr("Nothing is planned for today."), tone="muted", parent=self.planned)
        self.planned.add(self._free)
        self._tomorrow = self._way("tomorrow", self.tr("Before you go tomorrow"), "house")
        self._report = self._way("coach_report", self.tr("Report of the week"), "note")
        self._list = self._way("caseload_list", self.tr("All families in one look"), "eye")
        self._ways = (
            self._way("visit_new", self.tr("Plan a visit"), "plus"),
            self._way("appointment", self.tr("Appointment"), "calendar"),
            self._way("letter", self.tr("A letter"), "note"),
            self._way("week", self.tr("The week"), "calendar"),
            self._tomorrow,
            self._report,
            self._list,
        )
        for way in self._ways:
            self.planned.add_action(way)
        self.ring = ShortCard(self.tr("Ring first"), "phone", 3, self, gap=1.1)
        self._quiet_words = small_label(
            self.tr("If somebody else answers, say only that you will ring again."), parent=self.ring
        )
        self.ring.add(self._quiet_words)
        self.untold = ShortCard(self.tr("How did it go?"), "note", 3, self)
        self.letters = ShortCard(self.tr("Letters that want something"), "note", 3, self)
        self.reviews = ShortCard(self.tr("Reviews due"), "reviews", 8, self)
        self.steps = ShortCard(self.tr("Steps late or due this week"), "target", 6, self)
        self._quiet = SafeLabel(self.tr("Nothing is due today and nothing is late."), tone="ok", parent=self)
        cards = (self.planned, self.ring, self.untold, self.letters, self.reviews, self.steps)
        for widget in (self._none, *cards, self._quiet):
            widget.hide()
        self.add(self._none)
        self.check_in = CheckInBand(self)
        self.add(self.check_in)
        self.add(self._quiet)
        sides = TurningRow(56, gap=0.9, parent=self)
        for side in ((self.planned, self.untold, self.steps), (self.ring, self.letters, self.reviews)):
            sides.add(_column(side, sides), 1)
        self.add(sides)

        self._minute = QTimer(self)
        self._minute.setInterval(60_000)
        self._minute.timeout.connect(self.look_at_clock)
        self._minute.start()

    # -- reading ----------------------------------------------------------------------------------

    def refresh(self) -> None:
        self.set_title(in_words(self.desk.today()))
        self.read(partial(_look, self.desk), self._took)

    def look_at_clock(self) -> None:
        """Reads anew when the day has turned, or when what was to be rung about has begun."""
        shown = self.shown
        if shown is None or not self.isVisible():
            return
        now = self.desk.now()
        if now.date() != shown.today or any(not one.reached and one.planned.starts <= now for one in shown.ring):
            self.refresh()

    def _took(self, read: tuple[Day, Worker | None]) -> None:
        found, me = read
        self._me = me.name.split(" ")[0] if me else ""
        leads = me is not None and me.role in _LOOK_AT_ALL
        self._list.setVisible(leads and self.router.has("caseload_list"))
        writes = not leads and found.today.weekday() in _REPORT_DAYS
        self._report.setVisible(writes and self.router.has("coach_report"))
        self.shown = found
        any_family = bool(found.families)
        due = [one for one in found.reviews if one.due.days_late >= 0]
        self._none.setVisible(not any_family)
        self.check_in.show_past([(one.visit, f"{one.family.ref} {one.family.name}") for one in found.check_ins])
        self.planned.show_rows(
            [partial(PlannedRow, one, self, self._start, self.planned.rows) for one in found.planned]
        )
        self.planned.setVisible(any_family)
        self._free.setVisible(not found.planned)
        self._show_hours(found)
        self.ring.show_rows([partial(self._ring_row, one) for one in found.ring])
        self._quiet_words.setVisible(any(not one.reached for one in found.ring))
        before = [partial(PlannedRow, one, self, None, self.untold.rows) for one in found.untold]
        self.untold.show_rows(before)
        self.letters.show_rows([partial(letter_row, one, self) for one in found.letters])
        self.reviews.show_rows([partial(review_row, one, self, day_said=False) for one in due])
        self.steps.show_rows([partial(step_row, one, self) for one in found.steps])
        waiting = due or found.steps or found.letters or found.untold or found.check_ins
        self._quiet.setVisible(any_family and not waiting)
        self._tomorrow.set_words(self.tr("Before you go tomorrow: %n visit(s)", "", found.tomorrow))

    def _show_hours(self, found: Day) -> None:
        visits = [one for one in found.planned if one.is_visit()]
        minutes = sum(int((one.ends - one.starts) / timedelta(minutes=1)) for one in visits)
        travel = sum(getattr(one.held, "travel_minutes", None) or 0 for one in visits)
        words = self.tr("%n visit(s)", "", len(visits))
        hours = self.tr("{hours} h {minutes} min with getting there").format(
            hours=(minutes + travel) // 60, minutes=(minutes + travel) % 60
        )
        self._hours.set_words(f"{words}, {hours}")
        self._hours.setVisible(bool(visits))

    def _start(self, visit: Visit) -> None:
        """The coach is there: the visit is open from now on, and its page is come to."""
        desk = self.desk
        where = {"family_id": visit.log, "record_id": visit.id}
        self.do(lambda: start_visit(desk, desk.get(Visit, visit.id)), lambda _visit: self.go("visit", **where))

    # -- ringing ----------------------------------------------------------------------------------

    def _ring_row(self, ring: Ring) -> QWidget:
        family_id = ring.planned.family.id
        person = ring.person.id if ring.person else ""

        def to_people() -> None:
            if person:
                self.go("person", family_id=family_id, person_id=person)
            else:
                self.go("people", family_id=family_id)

        return RingRow(ring, self.desk.today(), self._me, self._answered, to_people, self.ring.rows)

    def _answered(self, ring: Ring, rang: Rang) -> None:
        held, person = ring.planned.held, ring.person.id if ring.person else None
        name = ring.person.known_as if ring.person else ring.planned.family.name
        words = self.tr("Written down: {name}.").format(name=name)

        def kept(call: Opened[Call]) -> None:
            self.toast.offer(words, lambda: self.do(partial(self.desk.remove, call)))

        self.do(partial(log_reminder, self.desk, held, person, rang), kept)

    def _way(self, page: str, words: str, icon: str) -> Button:
        button = (quiet_button if page == "tomorrow" else secondary_button)(words, icon, self)
        button.clicked.connect(lambda: self.go(page))
        button.setVisible(self.router.has(page))
        return button


def _look(desk: Desk) -> tuple[Day, Worker | None]:
    """The day, and the worker of this vault."""
    me = desk.find(Worker, desk.owner.worker_id)
    return look_at_day(desk), me.record if me else None


def _column(cards: Iterable[Card], parent: QWidget) -> QWidget:
    """Cards one under the other, each no higher than what it says."""
    column = QWidget(parent)
    inside = QVBoxLayout(column)
    spaced(inside, gap=0.9)
    for card in cards:
        inside.addWidget(card)
    inside.addStretch(1)
    return column
