"""A cell is read exactly or refused, and what is said of it never repeats it."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.errors import BadInput
from coachdesk.models.contact import MOST_PENCE, ContactKind, CostBasis
from coachdesk.tools import contact_cells as cells

TODAY = date(2011, 9, 1)
days = st.dates(cells.EARLIEST, TODAY)


@given(days)
def test_every_way_of_writing_a_day_is_that_day(day: date) -> None:
    for written in (
        "%d/%m/%Y",
        "%d.%m.%Y",
        "%d %B %Y",
        "%Y-%m-%d",
        "%Y-%m-%d 09:30:00",
        "%d/%m/%Y 9:30 AM",
        "%d-%b-%Y",
    ):
        assert cells.read_day(day.strftime(written), TODAY, short_years=False) == day


@given(st.dates(date(2000, 1, 1), TODAY))
def test_a_year_of_two_digits_is_asked_about_and_then_of_this_century(day: date) -> None:
    written = day.strftime("%d/%m/%y")
    with pytest.raises(BadInput, match="two digits"):
        cells.read_day(written, TODAY, short_years=False)
    assert cells.read_day(written, TODAY, short_years=True) == day


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("31/02/2011", "the calendar does not have"),
        ("31 February 2011", "the calendar does not have"),
        ("29/02/2011", "the calendar does not have"),
        ("02/09/2011", "not come yet"),
        ("15/03/45", "not come yet"),
        ("15/03/1875", "no day|long before"),
        ("15/03/1949", "long before"),
        ("03/15/2011", "day first"),
        ("March 2011", "no whole day"),
        ("2011", "no whole day"),
        ("40617", "no whole day|no day"),
        ("yesterday", "with its year"),
        ("15/03", "with its year"),
        ("Fred Bloggs 2011 x 3", "day first"),
    ],
)
def test_what_is_no_day_is_said_without_repeating_it(cell: str, says: str) -> None:
    with pytest.raises(BadInput, match=says) as refused:
        cells.read_day(cell, TODAY, short_years=cell.endswith("/45"))
    assert cell not in refused.value.sentence


@given(st.integers(0, MOST_PENCE))
def test_an_amount_is_read_to_the_penny_however_it_is_written(pence: int) -> None:
    pounds, rest = divmod(pence, 100)
    for text in (cells.said(pence), f"{pounds}.{rest:02d}", f" £ {pounds:,}.{rest:02d} ", f"GBP {pounds}.{rest:02d}"):
        assert cells.read_pounds(text) == pence
    assert cells.read_pence(str(pence)) == pence


@given(st.integers(0, 999), st.integers(0, 999))
def test_three_places_are_refused_and_thousands_suggested(whole: int, part: int) -> None:
    with pytest.raises(BadInput) as refused:
        cells.read_pounds(f"£{whole}.{part:03d}")
    assert cells.said(int(f"{whole}{part:03d}") * 100) in refused.value.sentence


def test_the_reports_own_slip_is_refused_with_what_it_meant() -> None:
    with pytest.raises(BadInput, match=r"If £16,546\.00 is meant"):
        cells.read_pounds("£16.546")


def test_nothing_there_is_no_amount_and_nought_is_one() -> None:
    assert [cells.read_pounds(" "), cells.read_pence(""), cells.read_pounds("0"), cells.read_pence("0")] == [
        None,
        None,
        0,
        0,
    ]
    assert cells.read_pounds("12.5") == 1250


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("-3", "below nothing"), ("(3.00)", "below nothing"), ("3-", "below nothing"), ("−3.00", "below nothing"),
        ("12,50", r"£12\.50"), ("1,25", r"£1\.25"), ("twelve", "no amount"), ("1e3", "no amount"), ("nan", "no amount"),
        ("1.2345", "no amount"), ("1000000.01", "million"), ("12,345,67", "no amount"),
    ],
)  # fmt: skip
def test_what_is_no_amount_in_pounds_is_said(cell: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        cells.read_pounds(cell)


@pytest.mark.parametrize(
    ("cell", "says"),
    [("12.50", "looks like pounds"), ("£3", "looks like pounds"), ("-3", "below nothing"), ("three", "no whole number"),
     ("100000001", "million")],
)  # fmt: skip
def test_what_are_no_pence_is_said(cell: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        cells.read_pence(cell)


@pytest.mark.parametrize("cell", ["=1+1", '="F1"', "#REF!", "#n/a"])
def test_formulas_and_a_spreadsheets_own_mistakes_are_no_values(cell: str) -> None:
    with pytest.raises(BadInput):
        cells.plain(cell)


def test_few_words_are_known_and_others_refused() -> None:
    assert cells.read_choice("Incident ", cells.KINDS, "kind") is ContactKind.INCIDENT
    assert cells.read_choice(" ", cells.KINDS, "kind") is None
    assert cells.read_basis("excluded: outside the sheet") == (CostBasis.EXCLUDED, "outside the sheet")
    with pytest.raises(BadInput, match="is not a word for kind that"):
        cells.read_choice("incidental", cells.KINDS, "kind")
    assert [cells.read_code(one, "category") for one in ("c01", "")] == ["C01", None]
    with pytest.raises(BadInput):
        cells.read_code("C 01", "category")


def sentence_about(read: Callable[[str], object], cell: str) -> str:
    """What is said of a cell; "" where it is read."""
    try:
        read(cell)
    except BadInput as refused:
        return refused.sentence
    return ""


@settings(max_examples=60)
@given(st.text(max_size=30) | st.from_regex(r"[£0-9,./ -]{1,14}", fullmatch=True))
def test_any_cell_is_read_or_refused_with_a_sentence_that_does_not_hold_it(cell: str) -> None:
    for read in (
        cells.plain,
        lambda one: cells.read_day(one, TODAY, short_years=True),
        cells.read_pounds,
        cells.read_pence,
        lambda one: cells.read_choice(one, cells.KINDS, "kind"),
    ):
        said = sentence_about(read, cell)
        assert len(cell.strip()) < 8 or cell.strip() not in said
