"""From the family or a visit one key leads to a call that is logged in a few actions, and can be taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coachdesk.desk import new_record
from coachdesk.models.call import Call, CallAnswer, CallWay
from coachdesk.models.organisation import Agency, Sector
from coachdesk.operations.visits import start_unplanned
from coachdesk.ui.pages.call.page import CallPage
from coachdesk.ui.pages.family import FamilyPage
from coachdesk.ui.pages.visit.page import VisitPage
from coachdesk.ui.theme import Theme
from tests.ui.conftest import Usable
from tests.ui.pages.desk_standing import DeskStanding, standing_on, words
from tests.ui.pages.page_visit import PageVisit, visit

__all__ = ["visit"]

SECONDS_FOR_A_KEY, SECONDS_TO_THINK = 0.28, 1.35
"""Card, Moran, Newell."""


@pytest.fixture
def here(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[DeskStanding]:
    with standing_on(qtbot, tmp_path) as made:
        yield made


@pytest.mark.parametrize("begin", ["family", "visit"])
def test_by_keyboard_it_is_logged_in_five_actions_and_fifteen_seconds(visit: PageVisit, begin: str) -> None:
    begun = start_unplanned(visit.desk, visit.family_id).record
    if begin == "family":
        visit.go(FamilyPage, "family", family_id=visit.family_id)
    else:
        visit.go(VisitPage, "visit", family_id=visit.family_id)
    before = {one.id for one in visit.desk.records(Call, visit.family_id)}
    actions = keys = 0

    def press(key: Qt.Key, *, acts: bool = True) -> None:
        nonlocal actions, keys
        visit.press(key)
        visit.settle()
        actions, keys = actions + acts, keys + 1

    press(Qt.Key.Key_F7)
    page = visit.here_is(CallPage)
    assert visit.here().accessibleName().startswith("Grace")
    press(Qt.Key.Key_Space)
    while visit.here().accessibleName() != "I rang, they answered":
        press(Qt.Key.Key_Tab, acts=False)
    press(Qt.Key.Key_Space, acts=False)
    press(Qt.Key.Key_Right)
    assert page.came.chosen() == "no_answer"
    press(Qt.Key.Key_Tab, acts=False)
    visit.write("Rings out")
    actions, keys = actions + 1, keys + len("Rings out")
    press(Qt.Key.Key_Return)
    (call,) = [one for one in visit.desk.records(Call, visit.family_id) if one.id not in before]
    assert (call.person, call.answer, call.words) == (visit.person("Grace").id, CallAnswer.NO_ANSWER, "Rings out")
    assert call.visit == (begun.id if begin == "visit" else None)
    assert actions <= 6
    assert keys * SECONDS_FOR_A_KEY + actions * SECONDS_TO_THINK <= 15
    assert "Rings out" in words(page)
    visit.press(Qt.Key.Key_Escape)
    visit.settle()
    assert not isinstance(visit.stack.page, CallPage), "a kept call does not hold anybody back"


def test_what_is_missing_is_said_at_its_field(here: DeskStanding) -> None:
    page = here.page(CallPage, family_id=here.family.id)
    here.press(page, "Keep this call")
    assert page.person.problem()
    here.press(page, "Amina")
    assert "07700 900123 · mornings only" in page.number.words()
    here.press(page, "Keep this call")
    assert page.came.problem()
    assert here.desk.records(Call) == []
    assert not here.broken


def test_whom_never_to_contact_is_said_in_place_of_the_number(here: DeskStanding) -> None:
    page = here.page(CallPage, family_id=here.family.id)
    here.press(page, "Dean")
    assert "not to be contacted" in page.number.words()
    assert "07700 900555" not in words(page)


def test_a_call_with_an_agency_is_kept_and_can_be_taken_back(here: DeskStanding) -> None:
    police = here.desk.add(
        new_record(Agency, here.desk.owner.organisation_id, name="Police", sector=Sector.POLICE)
    ).record
    page = here.page(CallPage, family_id=here.family.id)
    here.press(page, "Amina")
    page.directory.choose(f"agency:{police.id}")
    page.directory.edited.emit()
    assert page.person.chosen() == ""
    here.press(page, "They rang")
    here.press(page, "Keep this call")
    (call,) = here.desk.records(Call)
    assert (call.agency, call.person, call.way) == (police.id, None, CallWay.THEY_CALLED)
    assert page.is_clean()
    here.press(page, "Undo")
    assert here.desk.records(Call) == []


def test_a_half_typed_word_comes_back(here: DeskStanding, usable: Usable) -> None:
    page = here.page(CallPage, family_id=here.family.id)
    page.words.setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "Rings o")
    page.leave()
    here.settle()
    again = here.page(CallPage, family_id=here.family.id)
    assert again.words.text() == "Rings o"
    usable(again)
