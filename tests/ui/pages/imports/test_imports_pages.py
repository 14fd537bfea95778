"""A sheet is looked at, its columns said in plain words, brought in, listed and taken out, by whoever sits here."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coachdesk.errors import DiskFull
from coachdesk.models.contact_batch import BatchState, ContactBatch
from coachdesk.models.organisation import Sector
from coachdesk.operations import importing_contacts
from coachdesk.operations.agencies import add_agency
from coachdesk.operations.agency_sheets import look_at_sheet, remembered_columns
from coachdesk.operations.contacts import contacts_of, waiting_contacts
from coachdesk.operations.importing_contacts import bring_in
from coachdesk.operations.sheet_columns import ColumnSeen
from coachdesk.tools.contact_columns import ColumnMap, Meaning
from coachdesk.ui.pages.imports.bring_in_page import BringInPage
from coachdesk.ui.pages.imports.columns_card import ColumnsCard
from coachdesk.ui.pages.imports.page import ImportsPage
from tests.sandbox.workbooks import sheet_xml, xlsx
from tests.ui.conftest import Usable
from tests.ui.pages.desk_standing import DeskStanding, standing_on, words

GOOD = "family,date,kind,description,agency,cost\n"
ROWS = (
    "F1,2010-02-01,incident,Call-out,Police,16.50\n",
    "F1,2010-02-02,,Visit,Police,\n",
    "F9,31/02/2010,x,y,Nobody,1\n",
)


@pytest.fixture
def standing(qtbot: QtBot, tmp_path: Path) -> Iterator[DeskStanding]:
    with standing_on(qtbot, tmp_path) as made:
        add_agency(made.desk, "Police", Sector.POLICE)
        add_agency(made.desk, "School", Sector.SCHOOL)
        yield made


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    file = tmp_path / "sheet.csv"
    file.write_text(GOOD + "".join(ROWS), encoding="utf-8")
    return file


def at_rest(standing: DeskStanding) -> None:
    """Waits until what takes long is over and shown."""
    standing.qtbot.waitUntil(lambda: not standing.deeds.is_carrying(), timeout=20_000)
    QApplication.processEvents()
    standing.qtbot.waitUntil(lambda: not standing.deeds.is_carrying(), timeout=20_000)
    standing.settle()


def looked_at(standing: DeskStanding, file: Path) -> BringInPage:
    page = standing.page(BringInPage)
    page.sheet.take(file)
    standing.press(page, "Look at it")
    at_rest(standing)
    return page


def test_a_sheet_comes_in_is_listed_and_goes_in_two_presses(
    standing: DeskStanding, sheet: Path, usable: Usable
) -> None:
    before = standing.desk.state_hash(standing=True)
    page = looked_at(standing, sheet)
    assert set(page.report.lines()) == {
        "Row 4, column A: the family is no code of a family on this laptop.",
        "Row 4, column B: the day is a day that the calendar does not have.",
        "Row 4, column E: the agency is in no directory here. Add it, or say which one is meant.",
        "Row 4, column C: the kind is not a word for kind that CoachDesk knows.",
    }
    page.report.sort.choose("ready")
    page.report._begin()
    (line,) = page.report.lines()
    assert "emergency · \u2068Call-out\u2069 · \u2068Police\u2069 · £16.50" in line
    assert not page.is_clean()
    usable(page)
    standing.press(page, "Bring in 2 rows")
    at_rest(standing)
    assert "2 rows came in. Waiting for somebody to say what it was: 1. 1 row was left out." in page.result.words()
    assert (len(contacts_of(standing.desk)), len(waiting_contacts(standing.desk))) == (1, 1)
    assert page.is_clean()
    standing.press(page, "Say what they were")
    assert standing.went[-1].page == "contacts_waiting"
    listed = standing.page(ImportsPage)
    (card,) = listed.cards.values()
    assert "2 rows · 1 came without saying what it was · \u2068Bronwen\u2069" in words(listed)
    card.take.click()
    usable(listed)
    card.keep.click()
    card.take.click()
    card.really.click()
    at_rest(standing)
    assert listed.cards == {}
    assert standing.desk.state_hash(standing=True) == before


def test_columns_are_said_in_plain_words_and_remembered_for_the_agencys_next(
    standing: DeskStanding, tmp_path: Path, usable: Usable
) -> None:
    file = tmp_path / "odd.csv"
    file.write_text("Fam;Tag;Was;Wer;Rest\nF1;15.02.10;Visit;Bobbies;x\n", encoding="utf-8")
    page = standing.page(BringInPage)
    page.sheet.whose.choose("Police")
    page.sheet.take(file)
    page._begin_looking()
    at_rest(standing)
    assert "Say which column is: family, day, what." in words(page)
    assert not page.report.isVisibleTo(page)
    for heading, meaning in (("Fam", "family"), ("Tag", "day"), ("Was", "what"), ("Wer", "what")):
        page.columns.fields[heading].choose(meaning)
    page._look_again()
    at_rest(standing)
    assert "Two columns cannot both be: what happened." in words(page)
    page.columns.fields["Wer"].choose("agency")
    page._look_again()
    at_rest(standing)
    assert len(page.report.lines()) == 2
    page.columns.named["Bobbies"].choose("Police")
    page.columns.short_years.set_ticked(True)
    page.columns.kind.choose("intervention")
    page._look_again()
    at_rest(standing)
    usable(page)
    standing.press(page, "Bring in 1 row")
    at_rest(standing)
    kept = remembered_columns(standing.desk, "Police")
    assert kept is not None
    assert kept.columns == {Meaning.FAMILY: "Fam", Meaning.DAY: "Tag", Meaning.WHAT: "Was", Meaning.AGENCY: "Wer"}
    assert (kept.agencies, kept.always, kept.short_years) == (
        {"Bobbies": "Police"},
        {Meaning.KIND: "intervention"},
        True,
    )
    file.write_text("Fam;Tag;Was;Wer\nF1;16.02.10;Visit;Bobbies\n", encoding="utf-8")
    page._begin_looking()
    at_rest(standing)
    assert "Remembered from this agency’s last sheet." in words(page)
    assert page._take.words() == "Bring in 1 row"


def test_what_is_no_sheet_is_a_sentence_and_a_workbook_of_two_asks_which(
    standing: DeskStanding, tmp_path: Path
) -> None:
    bad = tmp_path / "sheet.csv"
    bad.write_bytes(b"\x01\x02")
    page = looked_at(standing, bad)
    assert "neither a table of text" in words(page)
    rows = [["family", "date", "description"], ["F1", "2010-02-01", "Visit"]]
    both = tmp_path / "book.xlsx"
    both.write_bytes(
        xlsx(sheet_xml(rows), sheet_xml([["x", "y"]]), sheet_xml(rows), states=("visible", "visible", "hidden"))
    )
    page.sheet.take(both)
    page._begin_looking()
    at_rest(standing)
    assert "has 2 sheets" in words(page)
    page.sheet.number.set_text("one")
    page._begin_looking()
    assert "Write a number" in page.sheet.number.problem()
    page.sheet.number.set_text("1")
    page._begin_looking()
    at_rest(standing)
    page.columns.agency.choose("School")
    page._look_again()
    at_rest(standing)
    assert "1 hidden sheet of this workbook was not read." in words(page)
    assert page._take.words() == "Bring in 1 row"


def test_who_says_stop_has_nothing_and_may_begin_again(
    standing: DeskStanding, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = standing.desk.state_hash(standing=True)
    page = looked_at(standing, sheet)
    page._begin()
    page._stop()
    at_rest(standing)
    assert "It was stopped. Nothing was brought in." in words(page)
    assert standing.desk.state_hash(standing=True) == before
    assert page._take.isEnabled()


def test_an_import_that_did_not_finish_is_listed_first_and_others_are_left_a_day(
    standing: DeskStanding, sheet: Path
) -> None:
    desk = standing.desk

    def power_goes(_done: int, _of: int) -> bool:
        raise DiskFull

    bring_in(desk, look_at_sheet(desk, sheet), "School")
    sheet.write_text(GOOD + ROWS[0].replace("-01,", "-03,"), encoding="utf-8")
    with pytest.raises(DiskFull):
        bring_in(desk, look_at_sheet(desk, sheet), "Police", power_goes)
    page = standing.page(ImportsPage)
    first, second = page.cards.values()
    assert (first.title.words(), second.title.words()) == ("Police", "School")
    assert "It was not finished, so none of it counts." in words(page)
    left = next(one for one in desk.all(ContactBatch) if one.record.state is BatchState.STAGING)
    desk.amend(left, by="e" * 32)
    page.show_fresh()
    standing.settle()
    assert next(iter(page.cards.values())).take.isHidden()
    standing.clock.move(hours=25)
    page.show_fresh()
    standing.settle()
    card = next(iter(page.cards.values()))
    card.take.click()
    card.really.click()
    at_rest(standing)
    assert [one.title.words() for one in page.cards.values()] == ["School"]
    assert importing_contacts.undo(desk, next(iter(page.cards))) == 2


def test_contacts_are_saved_as_a_sheet_and_what_is_not_in_it_is_said(
    standing: DeskStanding, sheet: Path, tmp_path: Path
) -> None:
    bring_in(standing.desk, look_at_sheet(standing.desk, sheet))
    page = standing.page(ImportsPage)
    standing.press(page, "Save the sheet")
    assert "Choose a folder that is there." in page.out.folder.problem()
    for ending in (".xlsx", ".csv"):
        page.out.form.choose(ending)
        page.out.folder.set_path(tmp_path)
        standing.press(page, "Save the sheet")
        at_rest(standing)
        (saved,) = tmp_path.glob(f"contacts-*{ending}")
        assert f"Saved 1 contact as {saved.name}. Not in it: 1 waiting" in page.out.told.words()


def test_a_column_whose_field_is_not_there_yet_means_what_it_was_taken_for(qtbot: QtBot) -> None:
    card = ColumnsCard()
    qtbot.addWidget(card)
    seen = [ColumnSeen("A", f"heading {number}", ()) for number in range(30)]
    card.show_columns(seen, ColumnMap({Meaning.DAY: "heading 29", Meaning.WHAT: "heading 0"}), remembered=False)
    assert len(card.fields) < 30
    said = card.said()
    qtbot.waitUntil(lambda: len(card.fields) == 30)
    assert card.said() == said
    assert said.columns == {Meaning.DAY: "heading 29", Meaning.WHAT: "heading 0"}
