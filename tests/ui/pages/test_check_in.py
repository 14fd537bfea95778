"""Whom to ring by when stands on Today, before leaving and at the visit, until “We’ve spoken”; nothing rings itself."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coachdesk.desk import Opened
from coachdesk.models.visit import CheckInWay, Visit
from coachdesk.operations.check_in import agree_check_in
from coachdesk.operations.visits import plan_visit, start_visit
from coachdesk.operations.wall_time import wall_time
from coachdesk.ui.pages.check_in.page import CheckInPage
from coachdesk.ui.pages.history.told import tell_history
from coachdesk.ui.pages.today import TodayPage
from coachdesk.ui.pages.tomorrow import TomorrowPage
from coachdesk.ui.pages.visit.page import VisitPage
from coachdesk.ui.theme import Theme
from tests.ui.conftest import Shoot, Usable
from tests.ui.pages.desk_standing import DeskStanding, standing_on, words

TODAY = date(2011, 3, 1)


@pytest.fixture
def here(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[DeskStanding]:
    with standing_on(qtbot, tmp_path) as made:
        yield made


def agreed(here: DeskStanding, days: int = 0, way: CheckInWay = CheckInWay.WE_RING) -> Opened[Visit]:
    visit = plan_visit(here.desk, here.family.id, wall_time(TODAY + timedelta(days=days), time(9, 30)))
    return agree_check_in(here.desk, visit, time(10, 45), "Sam", "01632 960 001", way, "ring the farm, then 999.")


AGREED = (
    "Ring Sam by 10:45: 01632 960 001. If they hear nothing: ring the farm, then 999. This laptop can’t ring for you."
)
PAST = "It is past 10:45. Ring Sam now: 01632 960 001. If they hear nothing: ring the farm, then 999."


def test_it_stands_before_leaving_on_today_and_at_the_visit(here: DeskStanding) -> None:
    visit = agreed(here)
    agreed(here, days=1)
    assert AGREED in words(here.page(TodayPage))
    assert AGREED in words(here.page(TomorrowPage))
    page = here.page(VisitPage, family_id=here.family.id, record_id=visit.record.id)
    assert AGREED in words(page)
    assert "We’ve spoken" not in words(page)


def test_past_its_time_a_band_stands_on_both_pages_until_they_have_spoken(here: DeskStanding) -> None:
    visit = start_visit(here.desk, agreed(here))
    today = here.page(TodayPage)
    page = here.page(VisitPage, family_id=here.family.id, record_id=visit.record.id)
    assert not today.check_in.isVisible()
    here.clock.at = wall_time(TODAY, time(10, 45))
    for one in (today, page):
        one.check_in.look_at_clock()
        here.settle()
        assert one.check_in.isVisible()
        assert words(one).count(PAST) == 1
    assert f"F1 Lane: {PAST}" in words(today)
    here.press(today, "We’ve spoken: Sam")
    assert here.desk.get(Visit, visit.record.id).record.checked_in_at == here.clock.at
    assert not today.check_in.isVisible()
    assert "Spoken with Sam at 10:45." in words(page)
    here.press(page, "Not yet")
    assert PAST in words(page)
    assert today.check_in.isVisible()


def test_where_they_ring_it_says_so_and_whom_to_ring_when_they_did_not(here: DeskStanding) -> None:
    agreed(here, way=CheckInWay.THEY_RING)
    page = here.page(TodayPage)
    assert "Sam rings you by 10:45." in words(page)
    here.clock.at = wall_time(TODAY, time(11))
    page.refresh()
    here.settle()
    assert "It is past 10:45, and Sam was to ring you. Ring Sam: 01632 960 001." in words(page)


def test_agreed_with_nobody_by_name_it_still_says_what_to_do(here: DeskStanding) -> None:
    by = wall_time(TODAY, time(10, 45))
    plan_visit(here.desk, here.family.id, wall_time(TODAY, time(9, 30)), check_in_by=by)
    theirs = {"check_in_by": by, "check_in_way": CheckInWay.THEY_RING}
    plan_visit(here.desk, here.family.id, wall_time(TODAY, time(9)), **theirs)
    said = words(here.page(TodayPage))
    assert "Ring a colleague by 10:45: no number is written down." in said
    assert "A colleague rings you by 10:45." in said


def test_it_is_agreed_for_a_visit_that_is_planned_with_the_keyboard(here: DeskStanding) -> None:
    visit = plan_visit(here.desk, here.family.id, wall_time(TODAY, time(9, 30))).record
    before = here.page(VisitPage, family_id=here.family.id, record_id=visit.id)
    here.press(before, "Agree who should hear from you")
    where = {"family_id": here.family.id, "record_id": visit.id}
    assert (here.went[-1].page, here.went[-1].where) == ("check_in", where)
    page = here.page(CheckInPage, **where)
    for text in ("Sam", "01632 960 001"):
        field = page.fields.who if text == "Sam" else page.fields.phone
        field.setFocus()
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, text)
    assert page.fields.by.at() == time(10, 45)
    page.leave()
    here.settle()
    page = here.page(CheckInPage, **where)
    assert (page.fields.who.text(), page.fields.by.at()) == ("Sam", time(10, 45))
    here.press(page, "Keep this check-in")
    kept = here.desk.get(Visit, visit.id).record
    assert (kept.check_in_who, kept.check_in_phone) == ("Sam", "01632 960 001")
    assert here.desk.drafts.all("check_in/") == {}
    page = here.page(CheckInPage, **where)
    assert page.fields.phone.text() == "01632 960 001"
    here.press(page, "No check-in")
    assert here.desk.get(Visit, visit.id).record.check_in_by is None


def test_its_history_tells_it_in_words(here: DeskStanding) -> None:
    visit = agreed(here)
    (told, _first), _more = tell_history(here.desk, here.family.id, visit.record.id, 9)
    assert told.about == "A visit"
    lines = "\n".join(told.lines)
    for words_told in ("Check-in by: Tuesday 1 March 2011, ", "Check-in with: “Sam”", "Number for the check-in"):
        assert words_told in lines


def test_what_cannot_be_is_asked_about_at_its_field(here: DeskStanding) -> None:
    visit = plan_visit(here.desk, here.family.id, wall_time(TODAY, time(9, 30))).record
    page = here.page(CheckInPage, family_id=here.family.id, record_id=visit.id)
    here.press(page, "Keep this check-in")
    assert page.fields.who.problem()
    page.fields.who.set_text("Sam")
    page.fields.phone.set_text("1234")
    page.fields.by.set_at(time(9))
    here.press(page, "Keep this check-in")
    assert "before the visit begins" in page.fields.by.problem()
    page.fields.by.set_at(None)
    here.press(page, "Keep this check-in")
    assert page.fields.by.problem()
    assert here.desk.get(Visit, visit.id).record.check_in_by is None


def test_the_page_and_the_band_have_names_room_and_tab(here: DeskStanding, usable: Usable, shoot: Shoot) -> None:
    visit = start_visit(here.desk, agreed(here)).record
    usable(here.page(CheckInPage, family_id=here.family.id, record_id=visit.id))
    here.clock.at = wall_time(TODAY, time(11))
    page = here.page(TodayPage)
    shoot(page, "today-check-in")
    shoot(page, "today-check-in", (640, 360), 200)
    usable(page)
    page = here.page(VisitPage, family_id=here.family.id, record_id=visit.id)
    shoot(page, "visit-check-in")
    usable(page)
