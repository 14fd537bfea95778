"""Today: the day by its hours, whom to ring with the safe number only, one tap for what came of it at any hour."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coachdesk.models.call import Call
from coachdesk.models.moments import Asked
from coachdesk.models.visit import Visit, VisitOutcome
from coachdesk.operations.appointments import make_appointment
from coachdesk.operations.letters import keep_letter
from coachdesk.operations.visits import end_visit, plan_visit
from coachdesk.operations.wall_time import wall_time
from coachdesk.ui.pages.today import TodayPage
from coachdesk.ui.theme import Theme
from tests.ui.conftest import Usable
from tests.ui.pages.desk_standing import DeskStanding, standing_on, words

TODAY = date(2011, 3, 1)


@pytest.fixture
def here(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[DeskStanding]:
    with standing_on(qtbot, tmp_path) as made:
        yield made


def visit(here: DeskStanding, hour: int, days: int = 0) -> Visit:
    return plan_visit(here.desk, here.family.id, wall_time(TODAY + timedelta(days=days), time(hour))).record


def test_the_safe_number_and_its_hours_are_shown_and_no_other_number(here: DeskStanding) -> None:
    visit(here, 10)
    make_appointment(here.desk, here.family.id, TODAY, time(11), about="Bond", people=(here.dean.id,))
    said = words(here.page(TodayPage))
    assert "Amina  07700 900123" in said
    assert "Safe: mornings only" in said
    assert "Hello Amina, it is Bronwen. I am coming today at 10:00." in said
    assert "900555" not in said


def test_one_tap_writes_the_call_and_the_row_says_so_until_it_is_taken_back(here: DeskStanding) -> None:
    about = visit(here, 10)
    page = here.page(TodayPage)
    here.press(page, "Amina: Rang, will be in")
    (call,) = here.desk.records(Call)
    assert (call.visit, call.person, call.will_come) == (about.id, here.amina.id, Asked.YES)
    assert "Amina: will be in, 08:00" in words(page)
    here.press(page, "Undo")
    assert here.desk.records(Call) == []
    assert "Amina  07700 900123" in words(page)


def test_a_try_is_told_kindly_and_stays_to_be_rung(here: DeskStanding) -> None:
    before = plan_visit(here.desk, here.family.id, wall_time(TODAY, time(7)))
    end_visit(here.desk, before, VisitOutcome.NOBODY_IN, wall_time(TODAY, time(15)))
    page = here.page(TodayPage)
    here.press(page, "Amina: No answer")
    said = words(page)
    assert "Tried 1 time, last at 08:00: no answer" in said
    assert "You have tried 2 times in a row" in said
    assert "Amina  07700 900123" in said


def test_start_opens_the_visit_and_comes_to_its_page(here: DeskStanding) -> None:
    about = visit(here, 10)
    page = here.page(TodayPage)
    here.press(page, "Start: F1 Lane")
    assert here.desk.get(Visit, about.id).record.started_at == here.clock.at
    assert here.went[-1].page == "visit"
    assert here.went[-1].where == {"family_id": here.family.id, "record_id": about.id}
    here.press(page, "Go on: F1 Lane")
    assert len(here.went) == 2


def test_two_at_once_are_said_in_words(here: DeskStanding) -> None:
    visit(here, 10)
    plan_visit(here.desk, here.family.id, wall_time(TODAY, time(10, 30)))
    assert "At the same time as F1 Lane, 10:30. Move one of them." in words(here.page(TodayPage))


@pytest.mark.parametrize("day", [date(2011, 3, 26), date(2011, 3, 27), date(2011, 10, 29), date(2011, 10, 30)])
def test_a_page_left_open_turns_with_the_day(here: DeskStanding, day: date) -> None:
    here.clock.at = wall_time(day, time(20))
    plan_visit(here.desk, here.family.id, wall_time(day, time(21)))
    plan_visit(here.desk, here.family.id, wall_time(day + timedelta(days=1), time(9, 30)))
    page = here.page(TodayPage)
    assert "21:00" in words(page)
    here.clock.at = wall_time(day, time(23, 59))
    page.look_at_clock()
    here.settle()
    assert "I am coming tomorrow at 09:30" in words(page)
    assert "I am coming today" not in words(page)
    here.clock.at = wall_time(day + timedelta(days=1), time(8))
    page.look_at_clock()
    here.settle()
    assert "I am coming today at 09:30" in words(page)
    assert [f"{one.starts:%H:%M}" for one in page.shown.planned] == ["09:30"] if page.shown else False


def test_a_letter_stands_here_until_it_is_dealt_with(here: DeskStanding) -> None:
    fields = {"from_words": "County court", "says": "Rent is owed.", "wants": "Send the form", "by_when": TODAY}
    keep_letter(here.desk, here.family.id, **fields)
    page = here.page(TodayPage)
    assert "County court · due today" in words(page)
    here.press(page, "Letter of F1 Lane")
    assert here.went[-1].page == "letter"


def test_lists_are_short_until_all_is_asked_for(here: DeskStanding) -> None:
    for hour in range(9, 21):
        visit(here, hour)
    page = here.page(TodayPage)
    assert words(page).count("I am coming today") == 3
    here.press(page, "Show all: 4 more")
    here.press(page, "Show all: 9 more")
    assert words(page).count("I am coming today") == 12
    assert words(page).count("F1 Lane: Visit\n") == 12


def test_everything_on_it_has_name_room_and_tab(here: DeskStanding, usable: Usable) -> None:
    visit(here, 10)
    visit(here, 10)
    visit(here, 9, days=-1)
    make_appointment(here.desk, here.family.id, TODAY, time(11), about="Bond", people=(here.amina.id,))
    usable(here.page(TodayPage))
