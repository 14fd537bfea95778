"""All families in one look, on the advocate's own sample: in one sentence, narrowed by a press, led on by a name."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from coachdesk.desk import new_record
from coachdesk.models.family import FamilyState
from coachdesk.models.values import new_id
from coachdesk.models.worry import Worry
from coachdesk.operations.sample import family_id
from coachdesk.operations.worries import unread_worries
from coachdesk.tools.caseload_list import CaseloadRow, UnseenChild
from coachdesk.ui.page import Page
from coachdesk.ui.pages.caseload_list.page import CaseloadListPage
from coachdesk.ui.pages.caseload_list.promises_page import AgencyPromisesPage
from coachdesk.ui.pages.caseload_list.words import children_words, report_words, seen_words
from coachdesk.ui.pages.today import TodayPage
from tests.tools.records import family, person
from tests.ui.conftest import Usable
from tests.ui.pages.desk_standing import DeskStanding, standing_on, words
from tests.ui.pages.standing import Standing

TODAY = date(2011, 9, 1)


def button(page: Page, name: str) -> QAbstractButton:
    buttons = page.findChildren(QAbstractButton)
    return next(one for one in buttons if one.accessibleName().startswith(name) and one.isVisibleTo(page))


def refs(page: CaseloadListPage) -> list[str]:
    return [one.row.family.ref for one in page.listed if one.isVisibleTo(page)]


def test_one_look_says_who_is_unseen_what_is_overdue_and_which_agency_is_late(
    standing_as_advocate: Standing, usable: Usable
) -> None:
    standing = standing_as_advocate
    page = standing.page(CaseloadListPage)
    assert isinstance(page, CaseloadListPage)
    standing.quiet(lambda: page.listed)
    assert page.band.words().startswith(
        "2 families not seen for ten days · 4 reviews overdue · "
        "NHS Mental Health Trust is late with 2 steps · Jobcentre and Benefits is late with 2 steps"
    )
    assert refs(page)[:2] == ["F9", "F6"]
    said = words(page)
    for sentence in ("Not seen for 14 days", "Not seen for 10 days", "Seen 9 days ago", "Review 7 days late"):
        assert sentence in said
    button(page, "Not seen for ten days: 2").click()
    assert refs(page) == ["F9", "F6"]
    button(page, "Review overdue: 4").click()
    assert refs(page) == ["F9", "F2", "F3", "F7"]
    button(page, "All: 9").click()
    button(page, "NHS Mental Health Trust: 2 steps late").click()
    assert standing.went[-1].page == "agency_promises"
    promised = standing.page(AgencyPromisesPage, **standing.went[-1].where)
    standing.quiet(lambda: "48 days late" in words(promised))
    button(promised, "F6 Okafor").click()
    assert (standing.went[-1].page, standing.went[-1].family_id) == ("plan", family_id("F6"))
    button(page, "F9  Harkness").click()
    assert (standing.went[-1].page, standing.went[-1].family_id) == ("family", family_id("F9"))
    button(page, "Weekly reports of F9").click()
    assert (standing.went[-1].page, standing.went[-1].family_id) == ("reports_sent", family_id("F9"))
    usable(promised)
    usable(page)


@pytest.fixture
def here(qtbot: QtBot, theme: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskStanding]:
    with standing_on(qtbot, tmp_path_factory.mktemp("list")) as made:
        yield made


def test_a_worry_somebody_else_wrote_stands_first_until_it_was_open(here: DeskStanding) -> None:
    values = {"seen": "tired", "strengths_none_seen": True, "written_by": new_id()}
    at = {"happened_at": here.desk.now(), "written_at": here.desk.now()}
    here.desk.add(new_record(Worry, here.family.id, **values, **at))
    page = here.page(CaseloadListPage)
    assert page.band.words().startswith("1 family with a worry you have not read")
    here.press(page, "1 worry you have not read")
    assert (here.went[-1].page, here.went[-1].family_id) == ("worry", here.family.id)
    assert len(unread_worries(here.desk)) == 1, "the list alone reads nothing"


def test_without_families_the_list_says_what_will_stand_there_and_nothing_is_late(here: DeskStanding) -> None:
    page = here.page(CaseloadListPage)
    assert page.band.words() == "Everybody was seen, and nothing is overdue or late."
    assert "Not met yet, 0 days since the start" in words(page)
    here.desk.amend(here.desk.get(type(here.family), here.family.id), state=FamilyState.CLOSED)
    here.settle()
    assert "No families yet" in words(page)
    assert not page.band.isVisibleTo(page)


def row(days: int | None, seen: date | None, **fields: object) -> CaseloadRow:
    return CaseloadRow(family=family(), coach="", seen=seen, days=days, **fields)  # type: ignore[arg-type]


def test_each_sentence_is_about_what_was_written_down(qtbot: QtBot) -> None:
    assert [seen_words(row(days, TODAY)) for days in (0, 1, 2)] == ["Seen today", "Seen yesterday", "Seen 2 days ago"]
    assert seen_words(row(None, None)) == "No visit is written down yet"
    since = (UnseenChild(person("Tia"), TODAY - timedelta(days=12)), UnseenChild(person("Joy"), None))
    assert children_words(row(1, TODAY, children=since), TODAY) == [
        "Tia not seen for 12 days",
        "Nobody has written down seeing Joy",
    ]
    one = row(1, TODAY, no_report=(date(2011, 8, 15),))
    assert report_words(one) == "The report of the week of Mon 15 Aug 2011 is not here"


def test_today_leads_the_advocate_to_the_list_and_a_coach_to_the_report_from_friday_on(
    here: DeskStanding, standing_as_advocate: Standing
) -> None:
    page = standing_as_advocate.page(TodayPage)
    standing_as_advocate.quiet(lambda: "Ashdown" in words(page))
    button(page, "All families in one look").click()
    assert standing_as_advocate.went[-1].page == "caseload_list"
    coach = here.page(TodayPage)

    def shown() -> list[str]:
        named = [one.accessibleName() for one in coach.findChildren(QAbstractButton) if one.isVisibleTo(coach)]
        return [one for one in named if one in ("Report of the week", "All families in one look")]

    assert shown() == [], "it is Tuesday"
    here.clock.move(days=3)
    coach.refresh()
    here.settle()
    assert shown() == ["Report of the week"]
