"""The directory says how old each entry is and whose it is; one tap makes it checked; a family finds its contacts."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coachdesk.desk import new_record
from coachdesk.models.family import Assignment, AssignmentRole
from coachdesk.models.organisation import Agency, Organisation, Sector, Worker
from coachdesk.operations.agencies import add_agency, add_worker
from coachdesk.ui.page import Page
from coachdesk.ui.pages.agencies.agency_page import AgencyPage
from coachdesk.ui.pages.agencies.page import AgenciesPage
from coachdesk.ui.pages.agencies.worker_page import WorkerPage
from coachdesk.ui.pages.settings.our_work import OurWorkCard
from coachdesk.ui.theme import Theme
from coachdesk.ui.widgets.buttons import Button
from tests.ui.conftest import Shoot, Usable
from tests.ui.pages.desk_standing import DeskStanding, standing_on, words


@pytest.fixture
def here(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[DeskStanding]:
    with standing_on(qtbot, tmp_path) as made:
        homes = add_agency(made.desk, "Brue Vale Homes", Sector.HOUSING, phone="01632 960 005", area="Brue Vale").record
        about = {"job": "Housing officer", "phone": "01632 960 006", "best_route": "Text first, mornings"}
        jo = add_worker(made.desk, "Jo Marsh", homes.id, **about).record
        add_agency(made.desk, "Brue Vale Police", Sector.POLICE, phone="01632 960 007", checked_on="2010-03")
        values = {"worker": jo.id, "role": AssignmentRole.LEAD_PROFESSIONAL, "from_date": "2011-01-01"}
        made.desk.add(new_record(Assignment, made.family.id, **values))
        yield made


def rows(page: AgenciesPage) -> list[str]:
    return [one.words() for one in page._found.findChildren(Button) if one.isVisibleTo(page)]


def entry(here: DeskStanding, kind: type[Agency] | type[Worker], name: str) -> str:
    return next(one.id for one in here.desk.records(kind) if one.name == name)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("homes", ["Brue Vale Homes", "Jo Marsh"]),
        ("officer", ["Jo Marsh"]),
        ("police", ["Brue Vale Police"]),
        ("f1", ["Brue Vale Homes", "Jo Marsh"]),
        ("LANE", ["Brue Vale Homes", "Jo Marsh"]),
    ],
)
def test_by_agency_role_or_family_a_contact_is_two_steps_away(here: DeskStanding, typed: str, found: list[str]) -> None:
    page = here.page(AgenciesPage)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, typed)
    here.settle()
    assert rows(page) == found
    here.press(page, found[-1])
    assert here.went[-1].page in ("worker", "agency")


def test_a_row_says_how_to_reach_whose_it_is_and_how_old_it_is(here: DeskStanding) -> None:
    said = words(here.page(AgenciesPage))
    assert "Housing officer · Brue Vale Homes · 01632 960 006 · Text first, mornings" in said
    assert said.count("F1 Lane: lead professional") == 2
    assert "Not checked since March 2010" in said
    assert said.count("Never checked") == 2


def test_one_tap_makes_it_checked_until_so_many_months_are_over(here: DeskStanding) -> None:
    jo = entry(here, Worker, "Jo Marsh")
    page = here.page(WorkerPage, record_id=jo)
    assert "Never checked" in words(page)
    here.press(page, "I rang: it is right")
    assert "Checked 1 March 2011 by Bronwen" in words(page)
    kept = here.desk.get(Worker, jo).record
    assert (kept.checked_on, kept.checked_by) == ("2011-03-01", here.desk.owner.worker_id)
    here.clock.at += timedelta(days=184)
    assert "Checked 1 March 2011 by Bronwen" in words(here.page(AgenciesPage))
    here.clock.at += timedelta(days=1)
    assert "Not checked since 1 March 2011" in words(here.page(AgenciesPage))
    here.desk.amend(here.desk.get(Organisation, here.desk.owner.organisation_id), contacts_hold_months=12)
    assert "Checked 1 March 2011 by Bronwen" in words(here.page(AgenciesPage))


def test_a_tap_too_much_is_taken_back(here: DeskStanding) -> None:
    police = entry(here, Agency, "Brue Vale Police")
    page = here.page(AgencyPage, record_id=police)
    here.press(page, "I rang: it is right")
    here.press(page, "Undo")
    assert here.desk.get(Agency, police).record.checked_on == "2010-03"
    assert "Not checked since March 2010" in words(page)


def test_both_settings_are_kept(here: DeskStanding) -> None:
    page = here.page(Page)
    card = OurWorkCard(page, page)
    page.add(card)
    card.look()
    here.settle()
    assert card.holds.chosen() == "6"
    here.press(page, "12 months")
    card.available.setFocus()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "30")
    card.available.leave()
    here.settle()
    assert here.desk.get(Organisation, here.desk.owner.organisation_id).record.contacts_hold_months == 12
    assert here.desk.get(Worker, here.desk.owner.worker_id).record.minutes_a_week == 1800
    here.desk.amend(here.desk.get(Organisation, here.desk.owner.organisation_id), contacts_hold_months=9)
    card.look()
    here.settle()
    assert card.holds.chosen() == "9"


@pytest.mark.parametrize("which", ["list", "agency", "worker"])
def test_it_has_names_room_and_tab(here: DeskStanding, usable: Usable, shoot: Shoot, which: str) -> None:
    if which == "list":
        page: Page = here.page(AgenciesPage)
        shoot(page, "agencies")
        shoot(page, "agencies", (640, 360), 200)
    elif which == "agency":
        page = here.page(AgencyPage, record_id=entry(here, Agency, "Brue Vale Homes"))
    else:
        page = here.page(WorkerPage, record_id=entry(here, Worker, "Jo Marsh"))
        shoot(page, "worker")
    usable(page)
