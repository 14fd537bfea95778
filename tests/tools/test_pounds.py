"""Pounds as typed become whole pence, exactly, or are refused by field without repeating them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.errors import BadInput
from coachdesk.tools.pounds import MOST_PENCE, in_pounds, parse_pounds


@given(st.integers(1, MOST_PENCE))
def test_what_is_shown_is_read_back_to_the_penny(pence: int) -> None:
    assert parse_pounds(in_pounds(pence)) == pence
    assert parse_pounds(f"{pence // 100}.{pence % 100:02d}") == pence


@pytest.mark.parametrize(("typed", "pence"), [("£12", 1200), ("12", 1200), (" £ 4.50 ", 450), ("1,250", 125_000)])
def test_the_ways_people_type(typed: str, pence: int) -> None:
    assert parse_pounds(typed) == pence


@pytest.mark.parametrize(
    "typed",
    ["", "twelve", "12.5", "-3", "1e3", "12,50", "0", "0.00", "nan", "inf", "½", "٣", "100000.01", "9" * 50, "1\x002"],
)
def test_what_is_no_sum_is_refused_by_field(typed: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_pounds(typed)
    assert refused.value.field == "pence"
    assert not typed.strip() or typed not in refused.value.sentence


@given(st.text(max_size=60))
def test_anything_typed_is_a_sum_or_a_sentence(typed: str) -> None:
    with suppress(BadInput):
        assert 1 <= parse_pounds(typed) <= MOST_PENCE
