"""The week: hours in words and as a bar, blocks where the list has rows, and one press from either to what it is."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coachdesk.models.family import Family
from coachdesk.models.organisation import Worker
from coachdesk.models.visit import Visit, VisitOutcome
from coachdesk.operations.appointments import make_appointment
from coachdesk.operations.families import start_family
from coachdesk.operations.visits import end_visit, plan_visit
from coachdesk.operations.wall_time import wall_time
from coachdesk.ui.pages.week.page import WeekPage
from coachdesk.ui.theme import Theme
from tests.ui.conftest import Shoot, Usable
from tests.ui.pages.desk_standing import DeskStanding, standing_on, words

MONDAY = date(2011, 2, 28)


@pytest.fixture
def here(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[DeskStanding]:
    with standing_on(qtbot, tmp_path) as made:
        yield made


def visit(here: DeskStanding, weekday: int, hour: int, minute: int = 0, family: Family | None = None) -> Visit:
    at = wall_time(MONDAY + timedelta(days=weekday), time(hour, minute))
    fields = {"planned_minutes": 90, "travel_minutes": 30}
    return plan_visit(here.desk, (family or here.family).id, at, **fields).record


def full(here: DeskStanding) -> WeekPage:
    """A week with something of everything in it."""
    vale = start_family(here.desk, "Vale").record
    for weekday, hour in ((0, 9), (1, 9), (2, 14), (3, 9), (3, 16), (4, 10), (4, 13)):
        visit(here, weekday, hour)
    visit(here, 2, 15, family=vale)
    early = plan_visit(here.desk, vale.id, wall_time(MONDAY, time(14)))
    end_visit(here.desk, early, VisitOutcome.NOBODY_IN, wall_time(MONDAY + timedelta(days=4), time(19, 30)))
    make_appointment(here.desk, here.family.id, MONDAY + timedelta(days=3), time(9, 30), about="Bond for the flat")
    make_appointment(here.desk, vale.id, MONDAY + timedelta(days=1), time(11), about="Housing benefit")
    return here.page(WeekPage)


def test_hours_tries_and_what_is_free_or_too_much_are_said_in_words(here: DeskStanding) -> None:
    page = full(here)
    said = words(page)
    assert "10 visits: 18 h with getting there" in said
    assert "1 visit found nobody in. Trying again is the work." in said
    assert "free" not in said
    page.available.setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "16.5")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    here.settle()
    assert here.desk.get(Worker, here.desk.owner.worker_id).record.minutes_a_week == 990
    assert "1 h 30 min more than the 16 h 30 min there are" in words(page)
    page.available.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(QApplication.focusWidget(), "20")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    here.settle()
    assert "2 h of 20 h are free." in words(page)


def test_hours_that_cannot_be_are_asked_about_and_not_kept(here: DeskStanding) -> None:
    page = full(here)
    page.available.setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "lots")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    here.settle()
    assert "Write the hours of a week" in page.available.problem()
    assert here.desk.get(Worker, here.desk.owner.worker_id).record.minutes_a_week is None


def test_every_block_has_a_row_and_both_lead_to_the_same(here: DeskStanding) -> None:
    page = full(here)
    assert page.shown is not None
    everything = [one for day in page.shown.days for one in day.planned]
    assert len(everything) == 12
    for one in everything:
        place = page.picture.place_of(one)
        assert page.picture.block_at(place.center().x(), place.center().y()) is one
        assert page.picture.rect().contains(place.toAlignedRect())
    bond = next(one for one in everything if getattr(one.held, "about", "") == "Bond for the flat")
    where = page.picture.place_of(bond).center()
    QTest.mouseClick(page.picture, Qt.MouseButton.LeftButton, pos=QPoint(int(where.x()), int(where.y())))
    here.press(page, "09:30 to 10:00  F1 Lane: Bond")
    assert [place.where for place in here.went] == [{"family_id": here.family.id, "record_id": bond.held.id}] * 2
    assert {place.page for place in here.went} == {"appointment"}


def test_two_at_the_same_time_are_said_in_the_list_and_marked_in_the_picture(here: DeskStanding) -> None:
    page = full(here)
    assert "At the same time as F1 Lane, 09:30. Move one of them." in words(page)
    assert "At the same time as F2 Vale, 15:00. Move one of them." in words(page)
    assert "Thursday: 3" in page.picture.accessibleName()


def test_the_weeks_before_and_after_are_a_press_away_and_back(here: DeskStanding) -> None:
    page = full(here)
    assert not page.this.isEnabled()
    here.press(page, "Week after")
    assert page.accessibleName() == "Week of Monday 7 March 2011"
    assert words(page).count("Nothing is planned.") == 7
    here.press(page, "Week before")
    here.press(page, "Week before")
    assert page.accessibleName() == "Week of Monday 21 February 2011"
    here.press(page, "This week")
    assert page.accessibleName() == "Week of Monday 28 February 2011"


def test_in_a_small_window_the_list_says_it_all(here: DeskStanding, shoot: Shoot) -> None:
    page = full(here)
    shoot(page, "week")
    assert page.picture.isVisible()
    shoot(page, "week", (640, 360), 200)
    assert not page.picture.isVisible()
    assert "09:00 to 10:30  F1 Lane: Visit" in [one.accessibleName() for one in page.days.findChildren(type(page.this))]


def test_the_picture_turns_round_where_one_reads_from_the_right(here: DeskStanding, right_to_left: None) -> None:
    page = full(here)
    assert page.shown is not None
    first, last = page.shown.days[0].planned[0], page.shown.days[4].planned[0]
    assert page.picture.place_of(first).left() > page.picture.place_of(last).left()
    page.grab()


def test_everything_on_it_has_name_room_and_tab(here: DeskStanding, usable: Usable) -> None:
    usable(full(here))
