"""How somebody wants to be reached stands where they are to be rung; letters nobody reads are asked about first."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coachdesk.desk import new_record
from coachdesk.models.appointment import TravelNeed
from coachdesk.models.family import Assignment, AssignmentRole, Family
from coachdesk.models.organisation import Sector
from coachdesk.models.person import ContactRoute, Person, ReadingNeed
from coachdesk.models.plan import Plan, SubTarget, Target
from coachdesk.operations.agencies import add_agency, add_worker
from coachdesk.operations.appointments import make_appointment
from coachdesk.operations.visits import plan_visit
from coachdesk.operations.wall_time import wall_time
from coachdesk.ui.icons import IconLabel
from coachdesk.ui.pages.family import FamilyPage
from coachdesk.ui.pages.person.page import PersonPage
from coachdesk.ui.pages.today import TodayPage
from coachdesk.ui.pages.tomorrow import TomorrowPage
from coachdesk.ui.theme import Theme
from coachdesk.ui.widgets.labels import SafeLabel
from tests.ui.conftest import Shoot, lay_out
from tests.ui.pages.desk_standing import DeskStanding, standing_on, words

TODAY = date(2011, 3, 1)


@pytest.fixture
def here(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[DeskStanding]:
    with standing_on(qtbot, tmp_path) as made:
        yield made


def amina(here: DeskStanding, **fields: object) -> Person:
    opened = here.desk.get(Person, here.amina.id)
    return here.desk.amend(opened, **fields).record if fields else opened.record


def person_page(here: DeskStanding) -> PersonPage:
    return here.page(PersonPage, family_id=here.family.id, person_id=here.amina.id)


def test_a_letter_to_who_cannot_read_it_is_asked_about_before_it_is_saved(here: DeskStanding) -> None:
    amina(here, reading_needs=(ReadingNeed.READ_ALOUD,), preferred_contact=ContactRoute.TEXT)
    page = person_page(here)
    here.press(page, "Letter")
    assert "Letters may not reach this person" in words(page)
    assert "It is not saved yet." in words(page)
    assert amina(here).preferred_contact is ContactRoute.TEXT
    here.press(page, "Save letters all the same")
    assert amina(here).preferred_contact is ContactRoute.LETTER
    assert "It is not saved yet." not in words(page)
    assert "Letters may not reach this person" in words(page)


def test_a_letter_that_waits_is_back_after_the_page_was_left_and_another_way_ends_it(here: DeskStanding) -> None:
    amina(here, reading_needs=(ReadingNeed.HELP_WITH_FORMS,))
    here.press(person_page(here), "Letter")
    page = person_page(here)
    assert "It is not saved yet." in words(page)
    here.press(page, "Text")
    assert amina(here).preferred_contact is ContactRoute.TEXT
    assert "Letters may not reach" not in words(page)
    assert "It is not saved yet." not in words(person_page(here))


def test_letters_to_who_reads_them_are_saved_at_once_and_so_is_no_need_any_more(here: DeskStanding) -> None:
    here.press(person_page(here), "Letter")
    assert amina(here).preferred_contact is ContactRoute.LETTER
    amina(here, reading_needs=(ReadingNeed.READ_ALOUD,), preferred_contact=None)
    page = person_page(here)
    here.press(page, "Letter")
    assert amina(here).preferred_contact is None
    page.form.reading.choose(()) if page.form else None
    page.form.reading.edited.emit() if page.form else None
    here.settle()
    assert amina(here).preferred_contact is ContactRoute.LETTER


def test_what_getting_there_needs_and_the_way_to_reach_them_stand_on_the_day(here: DeskStanding) -> None:
    amina(here, preferred_contact=ContactRoute.TEXT)
    travel = {"travel_need": TravelNeed.FARE, "travel_words": "two zones", "people": (here.amina.id,)}
    for days in (0, 1):
        day = TODAY + timedelta(days=days)
        make_appointment(here.desk, here.family.id, day, time(11), about="Bond", **travel)
        plan_visit(here.desk, here.family.id, wall_time(day, time(15)), travel_words="park by the chapel")
    today = words(here.page(TodayPage))
    assert "Needs the fare: two zones" in today
    assert "park by the chapel" in today
    assert "Safe: mornings only · Wants: text" in today
    before = words(here.page(TomorrowPage))
    assert "11:00 Bond · Needs the fare: two zones" in before
    assert "07700 900123 · Safe: mornings only · Wants: text" in before
    assert "900555" not in before


def test_nobody_in_charge_is_said_as_a_fault_until_somebody_is_named(here: DeskStanding) -> None:
    page = here.page(FamilyPage, family_id=here.family.id)
    assert "No lead agency is named" in words(page)
    assert "No key worker is named" not in words(page)
    assert "Bronwen, coach, key worker, since" in words(page)
    jo = add_worker(here.desk, "Jo", add_agency(here.desk, "Brue Vale Homes", Sector.HOUSING).record.id).record.id
    lead = {"worker": jo, "role": AssignmentRole.LEAD_PROFESSIONAL, "from_date": "2011-01-01"}
    here.desk.add(new_record(Assignment, here.family.id, **lead))
    here.settle()
    assert "Jo, Brue Vale Homes, lead professional, since" in words(page)
    assert "No lead agency is named" not in words(page)
    mine = next(one for one in here.desk.all(Assignment) if one.record.is_key_worker)
    mine = here.desk.amend(mine, is_key_worker=False)
    here.settle()
    assert "No key worker is named" in words(page)
    here.desk.amend(here.desk.get(Family, here.family.id), closed_on="2011-03-01")
    here.settle()
    assert "No key worker is named" not in words(page)


def test_the_mark_of_a_late_step_stands_beside_its_words_also_in_the_smallest_window(
    here: DeskStanding, theme: Theme, shoot: Shoot
) -> None:
    plan = here.desk.add(new_record(Plan, here.family.id, started_on=TODAY)).record.id
    target = here.desk.add(new_record(Target, here.family.id, plan=plan, family_words="Calm")).record.id
    due = TODAY - timedelta(days=3)
    here.desk.add(new_record(SubTarget, here.family.id, target=target, words="Ring the school", due=due))
    page = here.page(TodayPage)
    theme.set_percent(200)
    lay_out(page, (640, 360))
    label = next(one for one in page.findChildren(SafeLabel) if one.words() == "Ring the school")
    marks = [one for one in page.steps.rows.findChildren(IconLabel) if one.isVisibleTo(page)]
    tops = [
        abs(mark.mapTo(page, mark.rect().topLeft()).y() - label.mapTo(page, label.rect().topLeft()).y())
        for mark in marks
    ]
    assert tops
    assert max(tops) < label.height()
