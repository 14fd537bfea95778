"""No text that leaves in a sheet can be worked out there, and each comes back as it was."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coachdesk.models.contact import ContactKind
from coachdesk.tools.sheet_cells import FORMULA_SIGNS, as_cell, csv_table, is_formula, protected, unprotected

WICKED = st.text(st.sampled_from(f"{FORMULA_SIGNS} ';,\"\ufeff\u00a0\u200bA1(|'/"), max_size=8)


@given(WICKED | st.text(max_size=12))
@example("=1+1").via("the plainest formula")
@example(" \t=cmd|' /C calc'!A0").via("a program started by a cell")
@example("'=1").via("a protected text is protected again")
def test_what_leaves_is_no_formula_and_comes_back(text: str) -> None:
    cell = as_cell(text)
    assert cell.lstrip(" \u00a0\u200b\ufeff")[:1] not in tuple(FORMULA_SIGNS)
    assert unprotected(cell) == text
    assert cell in {text, f"'{text}"}


@pytest.mark.parametrize("sign", FORMULA_SIGNS)
def test_each_sign_alone_is_protected(sign: str) -> None:
    assert protected(f"{sign}2") == f"'{sign}2"
    assert protected(f" {sign}2") == f"' {sign}2"


@pytest.mark.parametrize("text", ["", "Police call-out", "O'Brien", "'tis", "2-1", "a=b", "£12.50", "0044 20"])
def test_an_everyday_text_is_left_as_it_is(text: str) -> None:
    assert not is_formula(text)
    assert as_cell(text) == unprotected(text) == text


def test_numbers_and_days_stay_numbers_and_days() -> None:
    values = (None, True, False, -17253, Decimal("-172.53"), 0.5, date(2011, 3, 15), ContactKind.INCIDENT)
    assert [as_cell(one) for one in values] == ["", "yes", "no", "-17253", "-172.53", "0.5", "2011-03-15", "incident"]


@given(st.lists(st.lists(WICKED, min_size=2, max_size=3), max_size=4))
def test_a_table_is_read_back_cell_by_cell_by_anybodys_reader(rows: list[list[str]]) -> None:
    text = csv_table(rows)
    read = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert [[unprotected(cell) for cell in row] for row in read] == rows


@pytest.mark.parametrize("sign", ",;\t|")
def test_no_part_of_a_text_becomes_a_cell_where_another_sign_parts_them(sign: str) -> None:
    text = csv_table([["note", f"seen{sign}=1+1"]])
    cells = next(csv.reader(io.StringIO(text.replace(f"note,{chr(34)}", f"note{sign}{chr(34)}")), delimiter=sign))
    assert cells == ["note", f"seen{sign}=1+1"]
