"""A meeting is written down with who came, its promises become steps; what happened in their life is kept beside it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coachdesk.models.contact import DateKnown
from coachdesk.models.life_event import LifeEvent
from coachdesk.models.meeting import FamilyPart, Meeting
from coachdesk.models.organisation import Sector
from coachdesk.models.plan import SubTarget
from coachdesk.operations.agencies import add_agency, add_worker
from coachdesk.operations.meetings import add_meeting
from coachdesk.operations.plans import add_target, start_plan
from coachdesk.ui.frame.jump_hits import find_with
from coachdesk.ui.pages.life_events.page import LifeEventForm, LifeEventPage, LifeEventsPage
from coachdesk.ui.pages.meetings.form import MeetingForm
from coachdesk.ui.pages.meetings.list_page import MeetingsPage
from coachdesk.ui.pages.meetings.page import MeetingPage
from coachdesk.ui.theme import Theme
from coachdesk.ui.widgets.field import Field
from coachdesk.ui.widgets.gathered_field import GatheredField
from tests.ui.conftest import Usable
from tests.ui.pages.desk_standing import DeskStanding, standing_on, words


@pytest.fixture
def here(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[DeskStanding]:
    with standing_on(qtbot, tmp_path) as made:
        yield made


def write(field: Field, text: str) -> None:
    field.setFocus()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, text)


def gather(field: Field, *keys: str) -> None:
    """As if each had been found by typing its name."""
    assert isinstance(field, GatheredField)
    for key in keys:
        field._search.choose(key)
        field._found()


def test_a_meeting_is_kept_with_who_came_and_how_the_family_took_part(here: DeskStanding) -> None:
    homes = add_agency(here.desk, "Homes", Sector.HOUSING).record.id
    ali, jo = (add_worker(here.desk, name, homes).record.id for name in ("Ali", "Jo"))
    page = here.page(MeetingPage, family_id=here.family.id)
    form = page.form
    assert isinstance(form, MeetingForm)
    here.press(page, "Keep this meeting")
    assert form.when.problem()
    write(form.when, "3 Feb 2011")
    here.press(page, "The team around the family")
    here.press(page, "Amina")
    here.press(page, "They were there")
    gather(form.fields["workers_came"], ali, jo)
    gather(form.fields["agencies_came"], homes)
    write(form.fields["decided"], "One worker rings, not four")
    write(form.cost, "12,50")
    here.press(page, "Keep this meeting")
    assert "£12.50" in form.cost.problem()
    form.cost.set_text("250")
    here.press(page, "Keep this meeting")
    (kept,) = here.desk.records(Meeting)
    assert (kept.met_on, kept.people_came, kept.family_part) == (
        date(2011, 2, 3),
        (here.amina.id,),
        FamilyPart.THERE,
    )
    assert (kept.workers_came, kept.agencies_came, kept.pence) == ((ali, jo), (homes,), 25000)
    again = here.page(MeetingPage, family_id=here.family.id, record_id=kept.id)
    here.press(again, "Jo")
    assert here.desk.get(Meeting, kept.id).record.workers_came == (ali,)
    here.press(again, "They were there")
    assert here.desk.get(Meeting, kept.id).record.family_part is FamilyPart.NOT_SAID
    form = again.form
    assert isinstance(form, MeetingForm)
    gather(form.fields["workers_came"], jo)
    here.settle()
    assert here.desk.get(Meeting, kept.id).record.workers_came == (ali, jo)
    form.cost.set_text("")
    write(form.cost, "x")
    form.cost.leave()
    assert form.cost.problem()
    form.cost.set_text("")
    write(form.cost, "300")
    again.leave()
    here.settle()
    assert here.desk.get(Meeting, kept.id).record.pence == 30000


def test_a_promise_becomes_a_step_of_the_plan(here: DeskStanding, usable: Usable) -> None:
    meeting = add_meeting(here.desk, here.family.id, met_on=date(2011, 2, 3)).record
    without = here.page(MeetingPage, family_id=here.family.id, record_id=meeting.id)
    assert "has none yet" in words(without)
    here.press(without, "Open the plan")
    assert here.went[-1].page == "plan"
    warm = add_target(here.desk, start_plan(here.desk, here.family.id), "A home that is warm").record.id
    page = here.page(MeetingPage, family_id=here.family.id, record_id=meeting.id)
    here.press(page, "Make it a step")
    assert page.promises.words.problem()
    write(page.promises.words, "Housing mends the boiler")
    assert not page.is_clean()
    assert page.promises.target.chosen() == warm
    page.promises.owner.choose(f"person:{here.amina.id}")
    page.promises.due.set_day(date(2011, 3, 15))
    here.press(page, "Make it a step")
    (step,) = here.desk.records(SubTarget, here.family.id)
    assert (step.words, step.owner_person, step.due) == ("Housing mends the boiler", here.amina.id, date(2011, 3, 15))
    assert here.desk.get(Meeting, meeting.id).record.promises == (step.id,)
    assert "Housing mends the boiler\nAmina · by Tue 15 Mar 2011" in words(page)
    assert page.is_clean()
    usable(page)
    listed = here.page(MeetingsPage, family_id=here.family.id)
    assert "1 promise" in words(listed)
    here.press(listed, "Open: Another meeting")
    assert here.went[-1].where["record_id"] == meeting.id


def test_what_happened_is_kept_with_its_time_and_listed_the_latest_first(here: DeskStanding, usable: Usable) -> None:
    page = here.page(LifeEventPage, family_id=here.family.id, on="spring 2009")
    form = page.form
    assert isinstance(form, LifeEventForm)
    here.press(page, "Keep it")
    assert form.fields["what"].problem()
    write(form.fields["what"], "They moved to the flat")
    here.press(page, "Yusuf")
    here.press(page, "Keep it")
    (kept,) = here.desk.records(LifeEvent)
    assert (kept.what, kept.people, kept.date_known) == (
        "They moved to the flat",
        (here.yusuf.id,),
        DateKnown.SEASON,
    )
    again = here.page(LifeEventPage, family_id=here.family.id, record_id=kept.id)
    usable(again)
    here.settle()
    assert again.accessibleName() == "They moved to the flat: Lane"
    listed = here.page(LifeEventsPage, family_id=here.family.id)
    assert "spring 2009" in words(listed)
    usable(listed)
    (hit,) = find_with(here.desk, lambda _page: True)("moved")
    assert (hit.title, hit.kind, hit.place.page) == ("They moved to the flat", "what happened", "life_event")
    here.press(again, "Remove it")
    assert again.accessibleName() == "This has been removed"
    assert "Nothing written down yet" in words(listed)
