"""A coach's day in the real window: the hours go by as a test says, and every passphrase is counted."""

from datetime import datetime, timedelta, timezone
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from coachdesk.desk import Desk
from coachdesk.models.call import Call
from coachdesk.models.person import Person
from coachdesk.models.plan import StepState, SubTarget
from coachdesk.models.visit import Visit, VisitOutcome
from coachdesk.operations.sample import SAMPLE_DAY, family_id
from coachdesk.ui.page import Page
from coachdesk.ui.pages.family_mode.given_page import GivenPage
from coachdesk.ui.pages.today.page import TodayPage
from coachdesk.ui.pages.today.planned_row import PlannedRow
from coachdesk.ui.pages.today.ring_row import RingRow
from coachdesk.ui.pages.visit.page import VisitPage
from coachdesk.ui.session_events import SessionEvents
from coachdesk.ui.widgets.pills import RadioPill, TickPill
from tests.ui.family_mode.process_driver import Handing

P = TypeVar("P", bound=Page)
W = TypeVar("W", bound=QWidget)

SUMMER = timezone(timedelta(hours=1))
LOOK = 10
"""Seconds between two looks of the guard, as time goes by."""


class Day:
    """Bronwen's day: the hours go by, the lid is shut and opened, and every passphrase is counted."""

    def __init__(self, at: Handing) -> None:
        self.at, self.sitting = at, at.sitting
        self.passphrases = 0
        self.desk: Desk
        self.sitting.clock.at = datetime(2011, 9, 1, 7, 40, tzinfo=SUMMER)

    def unlock(self) -> None:
        """One passphrase, typed."""
        self.desk = self.at.unlock().desk
        self.passphrases += 1

    def until(self, hour: str) -> None:
        """Driving: the lid is shut, so time is slept and not lived."""
        wanted = datetime.combine(SAMPLE_DAY, datetime.strptime(hour, "%H:%M").time(), SUMMER)  # noqa: DTZ007 - an hour
        gone = wanted - self.sitting.clock.at
        assert gone > timedelta(0), "the day goes forwards"
        self.sitting.clock.at = wanted
        self.sitting.machine.seconds += gone.total_seconds()

    def talks(self, minutes: int) -> None:
        """She talks and does not touch the laptop. It may be covered; it must not be locked."""
        for _ in range(minutes * 60 // LOOK):
            self.sitting.machine.seconds += LOOK
            self.sitting.clock.move(seconds=LOOK)
            self.sitting.window.around.auto_lock.look()
        assert self.sitting.window.frame is not None, "locked in the middle of a visit"
        if self.sitting.window.covered:
            self.sitting.press(Qt.Key.Key_Space)
            assert not self.sitting.window.covered

    def shuts_the_lid(self) -> None:
        with self.sitting.qtbot.waitSignal(self.sitting.window.locked, timeout=10_000):
            self.sitting.window.findChildren(SessionEvents)[0].leaving.emit()

    def page(self, kind: type[P]) -> P:
        self.sitting.until(lambda: isinstance(self.sitting.page(), kind))
        page = self.sitting.page()
        assert isinstance(page, kind)
        return page

    def rings(self, ref: str, words: str) -> None:
        """A reminder from the list of whom to ring first."""
        page = self.page(TodayPage)
        row = self.shown(page, RingRow, lambda one: one.ring.planned.family.ref == ref)
        self.press(row, words)
        self.sitting.until(
            lambda: [one for one in self.desk.records(Call, family_id(ref)) if one.at.date() == SAMPLE_DAY]
        )

    def arrives(self, ref: str) -> VisitPage:
        """At the door: opened, and started or gone on with from Today."""
        if self.sitting.window.frame is None:
            self.unlock()
        self.sitting.frame.pages.go_to("today")
        today = self.page(TodayPage)
        row = self.shown(today, PlannedRow, lambda one: one.planned.family.ref == ref and one.planned.is_visit())
        row.button.click()
        return self.ready()

    def ready(self) -> VisitPage:
        page = self.page(VisitPage)
        self.sitting.until(lambda: page.shown is not None and page.end_button.isVisibleTo(page))
        return page

    def hands_over(self, ref: str, *people: str) -> None:
        self.at.hand_over(family_id(ref), *(self.person(ref, name) for name in people))

    def takes_back(self) -> GivenPage:
        """The family gives it back; only the passphrase opens the desk, and what was given lies there first."""
        for words in ("Stop", "I am the coach"):
            self.at.do("press", words)
        self.unlock()
        page = self.page(GivenPage)
        self.sitting.until(lambda: page.box is not None)
        return page

    def keeps(self, page: GivenPage) -> None:
        if page.alone.isVisibleTo(page):
            page.alone.click()
        page.keep.click()
        self.sitting.until(lambda: page.box is None)

    def ends(self, page: VisitPage, outcome: VisitOutcome, next_day: str) -> None:
        pill = next(one for one in page.end_card.outcome.findChildren(RadioPill) if one.choice.key == outcome)
        pill.click()
        page.end_card.next_day.setFocus()
        QTest.keyClicks(page.end_card.next_day.editor(), next_day)
        page.end_button.click()
        self.sitting.until(lambda: page.shown is not None and not page.end_button.isVisibleTo(page))

    def person(self, ref: str, name: str) -> str:
        return next(one.id for one in self.desk.records(Person, family_id(ref)) if one.known_as == name)

    def tick(self, where: QWidget, name: str) -> None:
        self.shown(where, TickPill, lambda one: one.choice.words.startswith(name)).click()

    def press(self, where: QWidget, words: str) -> None:
        self.shown(where, QAbstractButton, lambda one: words in one.accessibleName()).click()

    def shown(self, where: QWidget, kind: type[W], which: object) -> W:
        assert callable(which)
        found: list[W] = []

        def look() -> bool:
            found[:] = [one for one in where.findChildren(kind) if one.isVisibleTo(where) and which(one)]
            return bool(found)

        self.sitting.until(look)
        return found[0]

    def today_of(self, ref: str) -> Visit:
        """Today's visit to a family, as it is kept."""
        kept = self.desk.records(Visit, family_id(ref))
        return next(one for one in kept if one.started_at and one.started_at.date() == SAMPLE_DAY)

    def ticked_today(self, ref: str) -> set[str]:
        steps = self.desk.records(SubTarget, family_id(ref))
        return {one.words for one in steps if one.state is StepState.DONE and one.done_on == SAMPLE_DAY}
