"""The clock on a British wall, against the days it was put forward and back."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.operations.sample.british_time import british_time


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        (date(2011, 3, 26), 0),
        (date(2011, 3, 27), 1),
        (date(2011, 9, 1), 1),
        (date(2011, 10, 29), 1),
        (date(2011, 10, 30), 0),
        (date(2010, 12, 21), 0),
        (date(2010, 3, 28), 1),
        (date(2013, 3, 31), 1),
    ],
)
def test_summer_time_runs_between_the_last_sundays(day: date, hours: int) -> None:
    assert british_time(day, time(12)).utcoffset() == timedelta(hours=hours)


@given(st.dates(date(1996, 1, 1), date(2037, 12, 30)))
def test_noon_follows_noon_by_a_day_give_or_take_the_hour_of_the_change(day: date) -> None:
    gap = british_time(day + timedelta(days=1), time(12)) - british_time(day, time(12))
    assert gap in (timedelta(hours=23), timedelta(hours=24), timedelta(hours=25))
    assert abs(british_time(day, time(12)) - datetime.combine(day, time(12), tzinfo=UTC)) <= timedelta(hours=1)
