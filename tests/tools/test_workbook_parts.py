"""A workbook we write holds what was put in, as the reader of agencies' workbooks reads it, and never a formula."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from coachdesk.reports.workbook import workbook_bytes
from coachdesk.sandbox.tasks.workbook import workbook_sheet
from coachdesk.tools.sheet_cells import unprotected
from coachdesk.tools.workbook_parts import workbook_parts

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("=+-@<&>\"'_x0D\n"), max_size=9)


def read(rows: list[list[object]]) -> list[list[str]]:
    return [list(row) for row in workbook_sheet(workbook_bytes("Sheet", rows), 0).rows]


@settings(max_examples=60)
@given(st.lists(TEXT, min_size=1, max_size=3))
@example(["_x0041_"]).via("what spreadsheets read as A")
@example(['=HYPERLINK("http://x")']).via("a formula")
def test_texts_come_back_as_they_were(texts: list[str]) -> None:
    whole = [*texts, "end"]
    assert [unprotected(one) for one in read([["h"] * len(whole), whole])[1]] == [one.strip() for one in whole]


def test_numbers_days_and_empty_cells_are_what_they_are() -> None:
    row = ["x", 12, Decimal("16546.00"), date(2011, 3, 15), None, True, -3, "end"]
    assert read([["h"] * 8, row])[1] == ["x", "12", "16546", "2011-03-15", "", "yes", "-3", "end"]


@pytest.mark.parametrize("text", ["=1+1", " =1", "+44", "\t@x"])
def test_no_part_holds_a_formula_and_every_text_lies_inline(text: str) -> None:
    sheet = workbook_parts('<"a">', [["h"], [text]])["xl/worksheets/sheet1.xml"]
    assert "<f" not in sheet
    assert sheet.count('t="inlineStr"') == 2
    assert "&#x27;" in sheet or "'" in sheet


def test_signs_that_xml_cannot_hold_are_left_out() -> None:
    parts = workbook_parts("t", [["h"], ["a\x01b\ufffec\ud800d\re"]])
    assert ">abcd&#13;e<" in parts["xl/worksheets/sheet1.xml"]


def test_the_same_table_is_the_same_bytes() -> None:
    assert workbook_bytes("t", [["h"], ["x"]]) == workbook_bytes("t", [["h"], ["x"]])
