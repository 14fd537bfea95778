"""Whatever an agency sends through the real door is rows or a sentence that names row and column; nothing is kept."""

import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.errors import Unreadable
from coachdesk.models.contact import Contact
from coachdesk.models.organisation import Sector
from coachdesk.models.person import FamilyRole
from coachdesk.operations.agencies import add_agency
from coachdesk.operations.agency_sheets import look_at_sheet, read_sheet
from coachdesk.operations.families import start_family
from coachdesk.operations.importing_contacts import bring_in
from coachdesk.operations.people import add_person
from coachdesk.operations.sheet_columns import columns_of, fitting, unknown_agencies
from coachdesk.sandbox.parent import TOO_LARGE
from coachdesk.tools.contact_columns import ColumnMap, Meaning
from coachdesk.tools.contact_rows import Verdict
from tests.desks import HandClock, new_desk
from tests.sandbox.workbooks import ods, packed, sheet_xml, xlsx

HEADINGS = ["family", "date", "kind", "description", "agency", "cost", "id"]
GOOD = ["F1", "2011-03-15", "incident", "Call-out", "Police", "12.50", "7"]
BAD: dict[str, tuple[list[str], str]] = {
    "three decimals": (["F1", "2011-03-15", "incident", "A", "Police", "£16.546", ""], "column F: .*£16,546.00"),
    "31 February": (["F1", "31/02/2011", "incident", "A", "Police", "1", ""], "column B: .*calendar"),
    "to come": (["F1", "2031-01-01", "incident", "A", "Police", "1", ""], "column B: .*not come yet"),
    "before birth": (["F3", "2001-01-01", "incident", "A", "Police", "1", ""], "column B: .*before the birth"),
    "below nothing": (["F1", "2011-03-15", "incident", "A", "Police", "-5", ""], "column F: .*below nothing"),
    "no agency": (["F1", "2011-03-15", "incident", "A", "Nobody", "1", ""], "column E: .*no directory"),
    "two families": (["F2", "2011-03-15", "incident", "A", "Police", "1", ""], "column A: .*two families"),
    "a formula": (["F1", "2011-03-15", "incident", '"=cmd|A0"', "Police", "1", ""], "column D: .*formula"),
    "the same id": (["F1", "2011-03-16", "incident", "A", "Police", "1", "7"], "column G: .*same as in row 2"),
    "more than headings": (
        ["F1", "2011-03-15", "incident", "A", "Police", "1", "", "x"],
        "column H: .*more in this row",
    ),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    opened = new_desk(tmp_path_factory.mktemp("sheets") / "vault", HandClock(datetime(2011, 9, 1, tzinfo=UTC)))
    start_family(opened.desk, "Ashdown", "F1")
    start_family(opened.desk, "Lane", "F2")
    opened.desk.amend(start_family(opened.desk, "Castell", "F9"), ref="F2")  # as two laptops may without a network
    third = start_family(opened.desk, "Osei", "F3").record
    add_person(opened.desk, third.id, "Efua", FamilyRole.PARENT, birth_date="2005")
    add_agency(opened.desk, "Police", Sector.POLICE)
    yield opened.desk
    opened.close()


def written(folder: Path, content: bytes, ending: str = ".csv") -> Path:
    file = folder / f"sheet{ending}"
    file.write_bytes(content)
    return file


def test_each_bad_row_is_a_sentence_with_its_row_and_column_and_the_good_ones_come_in(
    desk: Desk, tmp_path: Path
) -> None:
    rows = [HEADINGS, GOOD, *(row for row, _ in BAD.values())]
    preview = look_at_sheet(desk, written(tmp_path, "\n".join(",".join(row) for row in rows).encode()))
    assert [one.verdict for one in preview.rows] == [Verdict.READY, *[Verdict.REFUSED] * len(BAD)]
    for number, (row, (_, says)) in enumerate(zip(preview.rows[1:], BAD.values(), strict=True), 3):
        assert len(row.reasons) == 1, row.reasons
        (sentence,) = row.reasons
        assert sentence.startswith(f"Row {number}, ")
        assert re.search(says, sentence), sentence
    assert not desk.records(Contact)
    bring_in(desk, preview)
    assert [one.what for one in desk.records(Contact)] == ["Call-out"]


WHOLE: dict[str, tuple[str, bytes, str]] = {
    "a million rows": (".csv", b"a,b\n" * 1_000_000, "200,000 rows"),
    "entities": (".xlsx", xlsx(sheet_xml([HEADINGS, GOOD], before='<!DOCTYPE x [<!ENTITY e "x">]>')), "instructions"),
    "an ods with entities": (".ods", ods([HEADINGS], '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///x">]>'), "instructions"),
    "no workbook": (".xlsx", packed({"notes.txt": "hello"}), "there is none in it"),
    "all hidden": (".xlsx", xlsx(sheet_xml([HEADINGS, GOOD]), states=("hidden",)), "Show the one that is meant"),
    "headings alone": (".csv", ",".join(HEADINGS).encode(), "no row below"),
    "a folder of pictures": (".csv", b"\x89PNG\r\n\x1a\n\0\0\0", "neither a table"),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_that_is_refused_whole_says_why_and_nothing_is_kept(desk: Desk, tmp_path: Path, name: str) -> None:
    ending, content, says = WHOLE[name]
    before = desk.state_hash()
    with pytest.raises(Unreadable, match=says):
        look_at_sheet(desk, written(tmp_path, content, ending))
    assert desk.state_hash() == before


def test_a_bomb_is_refused_before_it_goes_off(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", "<w/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(200):
                part.write(b" " * (1 << 20))
    with pytest.raises(Unreadable, match="than is safe"):
        read_sheet(bomb)


def test_cells_joined_and_sheets_hidden_are_told(desk: Desk, tmp_path: Path) -> None:
    rows = [HEADINGS, GOOD, [*GOOD[:6], "8"], [*GOOD[:6], "9"]]
    content = xlsx(sheet_xml(rows, joined="B3:C4"), sheet_xml([["secret"]]), states=("visible", "veryHidden"))
    preview = look_at_sheet(desk, written(tmp_path, content, ".xlsx"))
    assert preview.hidden_sheets == 1
    assert [one.reasons[0].split(":")[0] for one in preview.rows if one.row > 2] == [
        "Row 3, column B",
        "Row 4, column B",
    ]


def test_what_is_too_large_is_not_even_read(tmp_path: Path) -> None:
    file = tmp_path / "large.csv"
    with file.open("wb") as opened:
        opened.truncate(65 * 1024 * 1024)
    with pytest.raises(Unreadable, match=TOO_LARGE):
        read_sheet(file)


def test_columns_are_shown_by_letter_heading_and_examples_and_unknown_names_are_asked_about(
    desk: Desk, tmp_path: Path
) -> None:
    read = read_sheet(written(tmp_path, b"family,,agency\nF1,x,Police\nF2,,Bobbies\nF2,,Bobbies\n"))
    assert [(one.letter, one.heading, one.examples) for one in columns_of(read)] == [
        ("A", "family", ("F1", "F2")), ("C", "agency", ("Police", "Bobbies")),
    ]  # fmt: skip
    said = ColumnMap({Meaning.AGENCY: "Agency", Meaning.DAY: "when"}, agencies={"x": "Police"})
    assert unknown_agencies(desk, read, said) == ("Bobbies",)
    assert unknown_agencies(desk, read, ColumnMap({}, agencies={})) == ()
    assert fitting(read, said) == ColumnMap({Meaning.AGENCY: "Agency"}, agencies={"x": "Police"})
    assert unknown_agencies(desk, read, ColumnMap({Meaning.AGENCY: "agency"}, agencies={"bobbies": "Police"})) == ()
