"""The report of a week: drafted, edited, sent once; what was typed outlives the page; what was sent can be read."""

from collections.abc import Iterator
from datetime import date, time, timedelta

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coachdesk.desk import new_record
from coachdesk.models.coach_report import CoachReport
from coachdesk.models.visit import Visit, VisitOutcome
from coachdesk.operations.coach_reports import draft_key
from coachdesk.operations.families import start_family
from coachdesk.operations.wall_time import wall_time
from coachdesk.ui.pages.coach_report.page import CoachReportPage
from coachdesk.ui.pages.coach_report.sent_page import SentReportsPage
from tests.ui.conftest import Usable
from tests.ui.pages.desk_standing import DeskStanding, standing_on, words

MONDAY = date(2011, 2, 28)


@pytest.fixture
def here(qtbot: QtBot, theme: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskStanding]:
    with standing_on(qtbot, tmp_path_factory.mktemp("report")) as made:
        vale = start_family(made.desk, "Vale").record
        made.clock.move(days=3)  # Friday
        for days in (0, 2):
            at = wall_time(MONDAY + timedelta(days=days), time(10))
            fields = {"planned_at": at, "outcome": VisitOutcome.MET}
            made.desk.add(new_record(Visit, vale.id, **fields))
        yield made


def test_the_visited_family_stands_first_and_its_draft_names_both_visits(here: DeskStanding, usable: Usable) -> None:
    page = here.page(CoachReportPage)
    assert page.accessibleName() == "Report of the week of Monday 28 February 2011"
    first, second = page.cards.values()
    assert first.title.text() == "F2 Vale"
    assert first.field.text() == ("Visit on Monday 28 February, at home.\nVisit on Wednesday 2 March, at home.")
    assert second.field.text() == "No visit was made this week."
    usable(page)


def test_what_is_typed_outlives_the_page_and_is_sent_with_the_rest_once(here: DeskStanding, usable: Usable) -> None:
    page = here.page(CoachReportPage)
    field = page.cards[here.family.id].field
    field.setFocus()
    QTest.keyClicks(field.editor(), "All is well. ")
    page.leave()
    here.settle()
    again = here.page(CoachReportPage)
    edited = again.cards[here.family.id].field.text()
    assert "All is well." in edited
    here.press(again, "Send 2 reports")
    found = {one.log: one.words for one in here.desk.records(CoachReport)}
    assert found[here.family.id] == edited.strip()
    assert "2 reports will go when this laptop next sends." in words(again)
    assert "Sent Fri 4 Mar 2011 at 08:00" in words(again)
    assert not again.send.isEnabled()
    assert here.desk.drafts.all("coach_report/") == {}
    sent = here.page(SentReportsPage, family_id=here.family.id)
    assert "Bronwen, sent Fri 4 Mar 2011" in words(sent)
    assert edited.strip() in words(sent)
    usable(sent)


def test_a_cleared_text_stays_cleared_and_is_not_sent(here: DeskStanding) -> None:
    here.desk.drafts.save(draft_key(here.family.id, MONDAY), " ")
    page = here.page(CoachReportPage)
    assert page.cards[here.family.id].field.text() == ""
    here.press(page, "Send 1 report")
    assert [one.log for one in here.desk.records(CoachReport)] != [here.family.id]
    assert len(here.desk.records(CoachReport)) == 1


def test_weeks_are_turned_and_one_to_come_cannot_be_written_of(here: DeskStanding) -> None:
    page = here.page(CoachReportPage)
    assert not page.after.isEnabled()
    here.press(page, "Week before")
    assert "No family to report of" in words(page)
    assert page.send.words() == "Nothing left to send"
    here.press(page, "Week after")
    assert page.week == MONDAY
    sent = here.page(SentReportsPage, family_id=here.family.id)
    assert "No report of this family is here" in words(sent)
    here.press(sent, "Open the family")
    assert here.went[-1].page == "family"
