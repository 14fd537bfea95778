"""What is typed for a new visit or appointment waits through lock and crash; too much is said before it is saved."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coachdesk.models.appointment import Appointment, TravelNeed
from coachdesk.models.person import ContactRoute, ReadingNeed
from coachdesk.models.visit import CheckInWay, Visit
from coachdesk.operations.appointments import make_appointment
from coachdesk.operations.families import add_household, start_family
from coachdesk.operations.visits import plan_visit
from coachdesk.operations.wall_time import wall_time
from coachdesk.operations.week import say_available
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
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)


def typed(here: DeskStanding, page: VisitNewPage | AppointmentPage, day: str, at: str) -> None:
    when = page.form.when if isinstance(page, VisitNewPage) else page.when
    when.day.setFocus()
    write(day)
    when.at.setFocus()
    write(at)
    here.settle()


def test_what_was_typed_for_a_visit_is_back_after_the_page_and_the_vault_were_left(here: DeskStanding) -> None:
    home = add_household(here.desk, here.family.id, "The flat").record
    add_household(here.desk, here.family.id, "Nan’s")
    page = here.page(VisitNewPage, family_id=here.family.id)
    typed(here, page, "tom", "9:3")
    page.form.purpose.setFocus()
    write("The review")
    here.press(page, "The flat")
    here.press(page, "90 min")
    here.press(page, "No signal is expected")
    here.press(page, "Somebody is to hear")
    page.form.check_in_fields.who.setFocus()
    write("Sam")
    page.leave()
    here.settle()
    again = here.page(VisitNewPage, family_id=here.family.id)
    form = again.form
    assert (form.when.day.typed(), form.when.at.typed(), form.when.minutes.chosen()) == ("tom", "9:3", "90")
    assert (form.purpose.text(), form.place.chosen()) == ("The review", home.id)
    assert form.no_signal.is_ticked()
    assert form.check_in_fields.who.text() == "Sam"
    assert form.check_in_fields.isVisible()
    assert "What you were typing is back." in words(again)
    other = here.page(VisitNewPage, family_id=start_family(here.desk, "Vale").record.id)
    assert other.form.purpose.text() == ""
    assert other.form.when.day.typed() == ""


def test_saved_or_emptied_it_does_not_come_back(here: DeskStanding) -> None:
    page = here.page(VisitNewPage, family_id=here.family.id)
    typed(here, page, "tomorrow", "9:30")
    here.press(page, "Plan this visit")
    assert len(here.desk.records(Visit)) == 1
    assert here.desk.drafts.all("visit_new/") == {}
    page = here.page(VisitNewPage, family_id=here.family.id)
    typed(here, page, "tomorrow", "11")
    page = here.page(VisitNewPage, family_id=here.family.id)
    here.press(page, "Empty the form")
    assert page.form.when.day.typed() == ""
    assert page.is_clean()
    assert here.desk.drafts.all("visit_new/") == {}


def test_begun_without_a_family_it_comes_back_with_the_one_that_was_chosen(here: DeskStanding) -> None:
    home = add_household(here.desk, here.family.id, "The flat").record
    page = here.page(VisitNewPage)
    page.form.family.choose(here.family.id)
    page.form.family.edited.emit()
    here.settle()
    typed(here, page, "tomorrow", "9:30")
    page.leave()
    here.settle()
    again = here.page(VisitNewPage)
    assert again.form.place.chosen() == home.id
    here.press(again, "Plan this visit")
    assert [one.log for one in here.desk.records(Visit)] == [here.family.id]


def test_a_clash_and_too_much_are_said_before_saving_and_stop_nobody(here: DeskStanding) -> None:
    say_available(here.desk, 150)
    plan_visit(here.desk, here.family.id, wall_time(TODAY + timedelta(days=1), time(14)))
    make_appointment(here.desk, here.family.id, TODAY + timedelta(days=1), time(10), about="Bond")
    page = here.page(VisitNewPage, family_id=here.family.id)
    typed(here, page, "tomorrow", "11")
    assert page.form.band.isHidden()
    page.form.when.at.set_at(None)
    typed(here, page, "", "9:30")
    assert "At the same time: F1 Lane, Bond, 10:00 to 10:30." in page.form.band.words()
    page.form.travel_minutes.choose("60")
    page.form.travel_minutes.edited.emit()
    here.settle()
    assert "the week holds 3 h, and there are 2 h 30 min: 30 min too much" in page.form.band.words()
    here.press(page, "Plan this visit")
    assert len(here.desk.records(Visit)) == 2
    assert {one.travel_minutes for one in here.desk.records(Visit)} == {None, 60}


def test_a_check_in_is_agreed_while_planning_with_a_time_already_in_it(here: DeskStanding) -> None:
    page = here.page(VisitNewPage, family_id=here.family.id)
    typed(here, page, "tomorrow", "9:30")
    here.press(page, "Somebody is to hear")
    assert page.form.check_in_fields.by.at() == time(10, 45)
    here.press(page, "Plan this visit")
    assert page.form.check_in_fields.who.problem()
    page.form.check_in_fields.who.setFocus()
    write("Sam")
    here.press(page, "Plan this visit")
    assert "cannot be looked up" in page.form.check_in_fields.phone.problem()
    here.press(page, "They ring me")
    here.press(page, "Plan this visit")
    (kept,) = here.desk.records(Visit)
    assert (kept.check_in_who, kept.check_in_way) == ("Sam", CheckInWay.THEY_RING)
    assert kept.check_in_by == wall_time(TODAY + timedelta(days=1), time(10, 45))
    page = here.page(VisitNewPage, family_id=here.family.id)
    here.press(page, "Somebody is to hear")
    assert page.form.check_in_fields.who.text() == "Sam"


def test_what_was_typed_for_an_appointment_is_back_and_goes_when_it_is_added(here: DeskStanding) -> None:
    page = here.page(AppointmentPage, family_id=here.family.id)
    typed(here, page, "4 July", "2.30")
    page.form.about.setFocus()
    write("Bond for the flat")
    here.press(page, "Needs a lift")
    here.press(page, "Amina")
    page.leave()
    here.settle()
    page = here.page(AppointmentPage, family_id=here.family.id)
    assert (page.form.about.text(), page.when.day.typed(), page.when.at.typed()) == (
        "Bond for the flat",
        "4 July",
        "2.30",
    )
    page.when.at.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    write(" pm")
    here.press(page, "Add this appointment")
    (kept,) = here.desk.records(Appointment)
    assert (kept.about, kept.travel_need, kept.people) == ("Bond for the flat", TravelNeed.LIFT, (here.amina.id,))
    assert here.desk.drafts.all("appointment_new/") == {}


def test_an_appointment_says_what_it_is_in_the_way_of_new_or_moved(here: DeskStanding) -> None:
    plan_visit(here.desk, here.family.id, wall_time(TODAY, time(15)))
    page = here.page(AppointmentPage, family_id=here.family.id)
    typed(here, page, "today", "15:30")
    assert "At the same time: F1 Lane, Visit, 15:00 to 16:00." in page.band.words()
    kept = make_appointment(here.desk, here.family.id, TODAY, time(11), about="Bond").record
    page = here.page(AppointmentPage, family_id=here.family.id, record_id=kept.id)
    typed(here, page, "today", "11:15")
    assert page.band.isHidden()
    page.when.at.set_at(None)
    typed(here, page, "", "15:45")
    assert "F1 Lane, Visit" in page.band.words()
    assert page.band.isVisible()


def test_the_way_somebody_wants_to_be_reached_stands_where_they_are_asked_to_go(here: DeskStanding) -> None:
    amina = here.desk.get(type(here.amina), here.amina.id)
    here.desk.amend(amina, preferred_contact=ContactRoute.LETTER, reading_needs=(ReadingNeed.READ_ALOUD,))
    page = here.page(AppointmentPage, family_id=here.family.id)
    assert "Amina: Safe: mornings only · Wants: letter" in words(page)
    assert "Letters may not reach this person" in words(page)
    assert "Dean:" not in words(page)


@pytest.mark.parametrize("new", [VisitNewPage, AppointmentPage])
def test_with_everything_shown_it_has_names_room_and_tab(
    here: DeskStanding, usable: Usable, new: type[VisitNewPage] | type[AppointmentPage]
) -> None:
    plan_visit(here.desk, here.family.id, wall_time(TODAY, time(15)))
    page = here.page(new, family_id=here.family.id)
    typed(here, page, "today", "15:30")
    if isinstance(page, VisitNewPage):
        here.press(page, "Somebody is to hear")
    usable(page)
