"""The visit adds up the small sums, asks later what each changed, and tells of visits at one time."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coachdesk.models.small_spend import SmallSpend
from coachdesk.models.visit import Visit, VisitOutcome
from coachdesk.operations.families import start_family
from coachdesk.operations.notes import small_spend
from coachdesk.operations.visits import end_visit, plan_visit, start_unplanned, start_visit
from coachdesk.ui.pages.visit.page import VisitPage
from coachdesk.ui.theme import Theme
from tests.ui.conftest import Usable
from tests.ui.pages.desk_standing import DeskStanding, standing_on


@pytest.fixture
def here(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[DeskStanding]:
    with standing_on(qtbot, tmp_path) as made:
        yield made


def opened(here: DeskStanding) -> VisitPage:
    begun = start_unplanned(here.desk, here.family.id).record
    return here.page(VisitPage, family_id=here.family.id, record_id=begun.id)


def test_twelve_pounds_and_more_are_added_up_for_this_family_only(here: DeskStanding) -> None:
    page = opened(here)
    assert not page.spend.total.isVisibleTo(page), "nothing spent, nothing said"
    page.spend.open()
    for field, words in ((page.spend.what, "Door lock"), (page.spend.pounds, "12")):
        field.setFocus()
        QTest.keyClicks(field.editor(), words)
    here.press(page, "Keep the sum")
    assert [one.pence for one in here.desk.records(SmallSpend)] == [1200]
    small_spend(here.desk, here.family.id, "Bus fares", 450)
    small_spend(here.desk, start_family(here.desk, "Beck").record.id, "Pushbike", 9900)
    here.settle()
    assert page.spend.total.words() == "Small sums for this family so far: £16.50."


def test_what_a_sum_changed_is_asked_at_a_later_visit_and_kept_with_it(here: DeskStanding, usable: Usable) -> None:
    lock = small_spend(here.desk, here.family.id, "Door lock", 1200).record
    small_spend(here.desk, here.family.id, "Bus fares", 450, what_it_changed="Got to the dentist")
    here.clock.move(days=7)
    page = opened(here)
    assert list(page.spend.asked.fields) == [lock.id]
    field = page.spend.asked.fields[lock.id]
    assert "Door lock, £12" in field.label()
    usable(page)
    field.setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "She sleeps")
    page.refresh()
    here.settle()
    assert field.text() == "She sleeps"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    here.settle()
    assert here.desk.get(SmallSpend, lock.id).record.what_it_changed == "She sleeps"
    assert page.spend.asked.fields == {}
    assert here.desk.drafts.all("small_spend/") == {}


@pytest.mark.parametrize("ended", [False, True])
def test_visits_at_one_time_are_both_kept_and_it_is_said(here: DeskStanding, ended: bool) -> None:
    beck = start_family(here.desk, "Beck").record
    other = plan_visit(here.desk, beck.id, here.desk.now() - timedelta(minutes=10))
    if ended:
        other = start_visit(here.desk, other)
        here.clock.move(minutes=20)
        end_visit(here.desk, other, VisitOutcome.MET, here.desk.now() + timedelta(days=7))
        here.clock.move(minutes=-10)
    page = opened(here)
    assert "At the same time as another visit:" in page.when.words()
    assert beck.ref in page.when.words()
    assert "Beck" not in page.when.words(), "no family's name lies on another's table"
    assert "Both are kept." in page.when.words()
    today = here.desk.today()
    assert {one.log for one in here.desk.records(Visit) if one.planned_at.date() == today} == {beck.id, here.family.id}


def test_one_after_the_other_nothing_is_said(here: DeskStanding) -> None:
    beck = start_family(here.desk, "Beck").record
    plan_visit(here.desk, beck.id, here.desk.now() + timedelta(minutes=60))
    page = opened(here)
    assert "same time" not in page.when.words()
