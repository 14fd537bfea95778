"""What is printed is read back; half a pound goes up on both sides of nothing; words say more or less."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.errors import BadInput
from coachdesk.models.contact import MOST_PENCE
from coachdesk.tools.contact_cells import read_pounds
from coachdesk.tools.money import (
    amount_meant,
    headline,
    more_or_less,
    nearest,
    to_the_penny,
    whole_pounds,
)
from tests.tools.sample_figures import vectors


@given(st.integers(0, MOST_PENCE))
def test_what_is_printed_is_read_back_to_the_penny(pence: int) -> None:
    assert read_pounds(to_the_penny(pence)) == pence


def test_three_decimals_are_refused_and_what_was_meant_is_suggested() -> None:
    vector = vectors()["TV-08"]
    with pytest.raises(BadInput, match=r"£16,546\.00"):
        read_pounds(vector["in"])
    assert amount_meant(vector["in"]) == vector["out"]["suggest_p"]


@pytest.mark.parametrize(
    ("typed", "pence"),
    [("1.234,56", 123_456), ("12,50", 1250), ("1.234.567,00", None), ("12.50", None), ("1,2", None), ("9" * 41, None)],
)
def test_a_point_that_stood_for_a_comma(typed: str, pence: int | None) -> None:
    assert amount_meant(typed) == pence


@given(st.text(max_size=60))
def test_whatever_is_typed_means_an_amount_or_nothing(typed: str) -> None:
    meant = amount_meant(typed)
    assert meant is None or 0 <= meant <= MOST_PENCE


@given(st.integers(-(10**9), 10**9))
def test_a_headline_is_the_nearest_pound_and_its_sign_changes_no_figure(pence: int) -> None:
    pounds = whole_pounds(pence)
    assert abs(pounds * 100 - pence) <= 50
    assert whole_pounds(-pence) == -pounds
    assert whole_pounds(abs(pence)) * 100 - abs(pence) > -50


@given(st.fractions(min_value=-1000, max_value=1000))
def test_the_nearest_whole_number_is_within_a_half_and_its_sign_changes_nothing(exact: Fraction) -> None:
    assert abs(nearest(exact) - exact) <= Fraction(1, 2)
    assert nearest(-exact) == -nearest(exact)


def test_signs_and_words() -> None:
    assert nearest(Fraction(5, 2)) == 3
    assert to_the_penny(-5) == "−£0.05"
    assert [headline(pence) for pence in (1_286_322, -1_725_300, -49, 50)] == ["£12,863", "−£17,253", "£0", "£1"]
    vector = vectors()["TV-07"]
    assert more_or_less(vector["in"]["earlier_p"] - vector["in"]["later_p"]) == vector["out"]["words"]
    assert more_or_less(1_654_600) == "cost £16,546.00 less"
    assert more_or_less(0) == "cost the same"
