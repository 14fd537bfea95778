"""A contact counts as checked for so many months, and never on the strength of a date that may be older."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.tools.contact_age import is_checked, months_after

TODAY = date(2011, 9, 1)


@pytest.mark.parametrize(
    ("checked_on", "counts"),
    [
        (None, False),
        ("2011-09-01", True),
        ("2011-03-01", True),
        ("2011-02-28", False),
        ("2011-03", True),
        ("2011-02", False),
        ("2011", False),
        ("2011-09-02", False),
        ("2012", False),
    ],
)
def test_six_months_and_no_day_longer(checked_on: str | None, counts: bool) -> None:
    assert is_checked(checked_on, TODAY, 6) is counts


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 60))
def test_once_it_no_longer_counts_it_never_does_again(checked: date, months: int) -> None:
    last = months_after(checked, months)
    assert is_checked(checked.isoformat(), last, months)
    assert not is_checked(checked.isoformat(), last + timedelta(days=1), months)
    assert not is_checked(checked.isoformat(), checked - timedelta(days=1), months)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 60), st.integers(0, 60))
def test_months_add_up_but_for_the_days_a_month_does_not_have(day: date, one: int, other: int) -> None:
    together = months_after(day, one + other)
    parted = months_after(months_after(day, one), other)
    assert (together.year, together.month) == (parted.year, parted.month)
    assert months_after(day, 0) == day
