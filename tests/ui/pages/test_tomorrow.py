"""Before you go: what must be known stands first, a private address only at a press, and today's is one press away."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coachdesk.operations.families import add_household, add_stay
from coachdesk.operations.visits import plan_visit
from coachdesk.operations.wall_time import wall_time
from coachdesk.ui.pages.tomorrow import TomorrowPage
from coachdesk.ui.theme import Theme
from tests.ui.conftest import Usable
from tests.ui.pages.desk_standing import DeskStanding, standing_on, words

TOMORROW = wall_time(date(2011, 3, 2), time(9, 30))


@pytest.fixture
def here(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[DeskStanding]:
    with standing_on(qtbot, tmp_path) as made:
        yield made


def at_home(here: DeskStanding, private: bool) -> None:
    more = {"address": "1 Mill Street", "access_notes": "Mind the step", "address_restricted": private}
    home = add_household(here.desk, here.family.id, "The flat", **more).record
    add_stay(here.desk, here.family.id, here.amina.id, home.id)
    fields = {"household": home.id, "bring": "The grant form", "travel_minutes": 25}
    plan_visit(here.desk, here.family.id, TOMORROW, **fields)


def test_what_to_know_and_to_take_is_on_one_card(here: DeskStanding) -> None:
    at_home(here, private=False)
    said = words(here.page(TomorrowPage))
    for part in ("Never contact: ", "09:30", "1 Mill Street", "Mind the step", "Amina", "The grant form", "25 minute"):
        assert part in said
    assert said.index("Never contact") < said.index("1 Mill Street")


def test_a_private_address_is_shown_only_at_a_press(here: DeskStanding) -> None:
    at_home(here, private=True)
    page = here.page(TomorrowPage)
    assert "Mill Street" not in words(page)
    here.press(page, "Show the address of The flat")
    assert "1 Mill Street — never print or tell this address" in words(page)


def test_todays_visits_are_one_press_away_and_nothing_is_said_kindly(here: DeskStanding) -> None:
    at_home(here, private=False)
    page = here.page(TomorrowPage)
    here.press(page, "Today’s visits")
    assert "No visit is planned" in words(page)
    here.press(page, "Tomorrow’s visits")
    assert "09:30" in words(page)


@pytest.mark.parametrize("private", [False, True])
def test_it_has_names_room_and_tab(here: DeskStanding, usable: Usable, private: bool) -> None:
    at_home(here, private)
    usable(here.page(TomorrowPage))
