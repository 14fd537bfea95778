"""An appointment is made with the keyboard, kept field by field, moved, and told how it went without blame (L-06)."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coachdesk.models.appointment import Appointment, AppointmentOutcome, TravelNeed
from coachdesk.models.plan import Barrier
from coachdesk.models.visit import Visit, VisitPlace
from coachdesk.operations.appointments import make_appointment
from coachdesk.operations.families import add_household
from coachdesk.ui.pages.appointment.page import AppointmentPage
from coachdesk.ui.pages.visit_new import VisitNewPage
from coachdesk.ui.theme import Theme
from tests.ui.conftest import Usable
from tests.ui.pages.desk_standing import DeskStanding, standing_on, words

TODAY = date(2011, 3, 1)


@pytest.fixture
def here(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[DeskStanding]:
    with standing_on(qtbot, tmp_path) as made:
        yield made


def write(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def made(here: DeskStanding, minutes: int = 30) -> Appointment:
    return make_appointment(here.desk, here.family.id, TODAY, time(7, 30), about="Bond", minutes=minutes).record


def test_a_few_fields_make_one_and_it_is_at_that_time_in_summer(here: DeskStanding) -> None:
    page = here.page(AppointmentPage, family_id=here.family.id)
    page.form.about.setFocus()
    write("Bond for the flat")
    page.when.day.setFocus()
    write("4 July")
    page.when.at.setFocus()
    write("2.30 pm")
    here.press(page, "Needs a lift")
    here.press(page, "Amina")
    here.press(page, "Add this appointment")
    (kept,) = here.desk.records(Appointment)
    assert kept.starts_at.isoformat() == "2011-07-04T14:30:00+01:00"
    assert (kept.about, kept.travel_need, kept.people) == ("Bond for the flat", TravelNeed.LIFT, (here.amina.id,))
    assert here.went[-1].where == {"family_id": here.family.id, "record_id": kept.id}


def test_what_is_missing_is_asked_for_at_its_field_and_nothing_is_kept(here: DeskStanding) -> None:
    page = here.page(AppointmentPage, family_id=here.family.id)
    here.press(page, "Add this appointment")
    assert page.when.day.problem()
    page.when.day.setFocus()
    write("tomorrow")
    page.when.at.setFocus()
    write("2")
    here.press(page, "Add this appointment")
    assert "morning or afternoon" in page.when.at.problem()
    page.when.at.set_at(time(9))
    here.press(page, "Add this appointment")
    assert page.form.about.problem()
    assert here.desk.records(Appointment) == []


def test_without_a_family_it_is_asked_first(here: DeskStanding) -> None:
    page = here.page(AppointmentPage)
    here.press(page, "Add this appointment")
    assert page.family.problem()


def test_it_is_told_with_what_stood_in_the_way_and_can_be_taken_back(here: DeskStanding) -> None:
    about = made(here)
    page = here.page(AppointmentPage, family_id=here.family.id, record_id=about.id)
    here.press(page, "They could not go")
    here.press(page, "Write it down")
    assert page.outcome.barrier.problem()
    here.press(page, "Reading and forms")
    here.press(page, "Write it down")
    kept = here.desk.get(Appointment, about.id).record
    assert (kept.outcome, kept.outcome_barrier) == (AppointmentOutcome.COULD_NOT_COME, Barrier.READING)
    assert "They could not go. Reading and forms" in words(page)
    here.press(page, "It was not so")
    assert here.desk.get(Appointment, about.id).record.outcome is None


def test_another_time_leads_to_the_new_one(here: DeskStanding) -> None:
    about = made(here)
    page = here.page(AppointmentPage, family_id=here.family.id, record_id=about.id)
    page.when.day.set_day(date(2011, 3, 3))
    page.when.at.set_at(time(10))
    here.press(page, "Move it")
    old = here.desk.get(Appointment, about.id).record
    assert old.moved_to == here.went[-1].where["record_id"]


@pytest.mark.parametrize("chosen", ["", "90"])
def test_moved_it_is_as_long_as_the_page_says(here: DeskStanding, chosen: str) -> None:
    about = made(here, minutes=40)
    page = here.page(AppointmentPage, family_id=here.family.id, record_id=about.id)
    assert page.when.minutes.chosen() == "40"
    page.when.day.set_day(date(2011, 3, 3))
    page.when.at.set_at(time(10))
    if chosen:
        here.press(page, "90 min")
        page.refresh()
        here.settle()
    here.press(page, "Move it")
    new = here.desk.get(Appointment, here.desk.get(Appointment, about.id).record.moved_to or "").record
    assert new.minutes == int(chosen or 40)


def test_a_field_left_is_kept_at_once(here: DeskStanding) -> None:
    about = made(here)
    page = here.page(AppointmentPage, family_id=here.family.id, record_id=about.id)
    page.form.place.setFocus()
    write("The Hub")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    here.settle()
    assert here.desk.get(Appointment, about.id).record.place_words == "The Hub"


def test_a_removed_one_says_so_and_comes_back(here: DeskStanding) -> None:
    about = made(here)
    page = here.page(AppointmentPage, family_id=here.family.id, record_id=about.id)
    here.press(page, "Remove it")
    page.refresh()
    here.settle()
    assert page.accessibleName() == "This appointment has been removed"
    here.press(page, "Undo")
    assert [one.id for one in here.desk.records(Appointment)] == [about.id]


def test_a_visit_is_planned_at_their_home_with_day_and_time_alone(here: DeskStanding) -> None:
    home = add_household(here.desk, here.family.id, "The flat").record
    page = here.page(VisitNewPage, family_id=here.family.id)
    page.form.when.day.setFocus()
    write("tomorrow")
    page.form.when.at.setFocus()
    write("9:30")
    here.press(page, "Plan this visit")
    (kept,) = here.desk.records(Visit)
    assert kept.planned_at.isoformat() == "2011-03-02T09:30:00+00:00"
    assert (kept.household, kept.place, kept.planned_minutes) == (home.id, VisitPlace.HOME, 60)
    assert kept.workers == (here.desk.owner.worker_id,)


def test_a_visit_elsewhere_keeps_the_words_and_asks_for_a_family(here: DeskStanding) -> None:
    page = here.page(VisitNewPage)
    page.form.when.day.set_day(TODAY)
    page.form.when.at.set_at(time(15))
    here.press(page, "Somewhere else")
    page.form.place_words.set_text("the café by the school")
    here.press(page, "Plan this visit")
    assert page.form.family.problem()
    page.form.family.choose(here.family.id)
    page.form.family.edited.emit()
    here.settle()
    here.press(page, "Plan this visit")
    (kept,) = here.desk.records(Visit)
    assert (kept.log, kept.place, kept.place_words) == (here.family.id, VisitPlace.ELSEWHERE, "the café by the school")


@pytest.mark.parametrize("kept", [False, True])
def test_an_appointment_has_names_room_and_tab(here: DeskStanding, usable: Usable, kept: bool) -> None:
    usable(here.page(AppointmentPage, family_id=here.family.id, record_id=made(here).id if kept else ""))


def test_planning_a_visit_has_names_room_and_tab(here: DeskStanding, usable: Usable) -> None:
    usable(here.page(VisitNewPage, family_id=here.family.id))
