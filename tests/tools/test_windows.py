"""Windows are whole months with both ends counted, and are put beside each other only when they are alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.errors import BadInput
from coachdesk.models.window import Window, month_called, month_number
from coachdesk.tools.windows import (
    Compared,
    earlier_window,
    months_between,
    months_in_words,
    parse_window,
    preceding,
    refuse_shared,
    refuse_unlike,
    shared_months,
    window_in_words,
    year_before,
)
from tests.tools.sample_figures import PILOT, vectors

WINDOWS = st.builds(Window, st.builds(month_called, st.integers(2000 * 12, 2030 * 12)), st.integers(1, 40))


def test_months_are_counted_with_both_ends_as_published() -> None:
    vector = vectors()["TV-21"]
    assert [months_between(*ends).months for ends in vector["in"]] == vector["out"]
    days = (PILOT.days, preceding(PILOT).days, year_before(PILOT).days)
    assert days == tuple(vector["days"][name] for name in ("pilot", "preceding", "same_months_2010"))


@given(WINDOWS)
def test_a_window_is_its_months_in_their_order(window: Window) -> None:
    months = window.each_month()
    assert len(months) == window.months
    assert (months[0], months[-1]) == (window.first, window.last)
    assert [month_number(month) - month_number(window.first) for month in months] == list(range(window.months))
    assert all(window.has(month) for month in months)
    assert not window.has(window.moved(window.months).first)
    assert not window.has(window.moved(-1).first)
    assert not window.has("")
    assert parse_window(str(window)) == window


@given(WINDOWS)
def test_what_precedes_is_as_long_and_directly_before(window: Window) -> None:
    before = earlier_window(window, Compared.PRECEDING)
    assert before == preceding(window)
    assert before.months == window.months
    assert month_number(before.last) + 1 == month_number(window.first)
    refuse_unlike(before, window)


def test_the_same_months_of_the_year_before() -> None:
    assert earlier_window(PILOT, Compared.SAME_MONTHS) == Window("2010-03", 6)


@given(WINDOWS, WINDOWS)
def test_windows_are_refused_exactly_when_they_differ_in_length_meet_or_stand_the_wrong_way_round(
    before: Window, during: Window
) -> None:
    both = set(before.each_month()) & set(during.each_month())
    assert set(shared_months(before, during)) == both
    if before.months != during.months or both or before.first > during.first:
        with pytest.raises(BadInput) as refused:
            refuse_unlike(before, during)
        assert refused.value.field == "window"
    else:
        refuse_unlike(before, during)
    if not both and before.first < during.first:
        refuse_shared(before, during)


def test_the_reason_names_lengths_and_the_months_they_share() -> None:
    seven = Window("2010-09", 7)
    with pytest.raises(BadInput, match=r"7 months .* 6 months\. They also share March 2011\."):
        refuse_unlike(seven, PILOT)
    with pytest.raises(BadInput, match=r"12 months and March 2011 to August 2011 is 6 months\. Compare"):
        refuse_unlike(Window("2010-03", 12), PILOT)
    with pytest.raises(BadInput, match="share March 2011 to July 2011"):
        refuse_unlike(Window("2011-02", 6), PILOT)
    with pytest.raises(BadInput, match="Change them round"):
        refuse_unlike(PILOT, preceding(PILOT))


@pytest.mark.parametrize(
    "typed", ["", "2011-03", "2011-03..2011-13", "2011-3..2011-08", "2011-08..2011-03", "2011-03...2011-08", "٢٠١١-03"]
)
def test_what_is_no_window_is_refused(typed: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_window(typed)
    assert refused.value.field == "window"
    assert not typed or typed not in refused.value.sentence


def test_windows_in_words() -> None:
    assert window_in_words(PILOT) == "March 2011 to August 2011"
    assert window_in_words(Window("2011-03", 1)) == "March 2011"
    assert [months_in_words(count) for count in (1, 6)] == ["1 month", "6 months"]
