"""What is planned for half past two is shown at half past two of that day, on either side of a change of clocks."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.operations.shown_time import on_the_wall
from coachdesk.operations.wall_time import wall_time


@given(st.dates(date(1997, 1, 1), date(2036, 12, 31)), st.times(), st.integers(-12, 14))
def test_the_wall_shows_what_was_planned_wherever_it_was_written(day: date, at: time, hours: int) -> None:
    moment = wall_time(day, at)
    shown = on_the_wall(moment.astimezone(timezone(timedelta(hours=hours))))
    assert shown == moment
    if not time(1) <= at < time(2):
        assert (shown.date(), shown.time()) == (day, at)


@given(st.integers(0, 14_000).map(lambda days: datetime(1997, 1, 1, 1, 30, tzinfo=UTC) + timedelta(days, 17 * days)))
def test_a_moment_stays_the_same_moment(moment: datetime) -> None:
    assert on_the_wall(moment) == moment
    assert on_the_wall(moment, "America/New_York") == moment


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2011, 3, 26), 0), (date(2011, 3, 27), 1), (date(2011, 10, 29), 1), (date(2011, 10, 30), 0)],
)
def test_the_hour_of_summer_begins_and_ends(day: date, hours: int) -> None:
    at_eight = datetime.combine(day, time(8 - hours), tzinfo=UTC)
    assert on_the_wall(at_eight).isoformat() == f"{day}T08:00:00+0{hours}:00"


@pytest.mark.parametrize("zone", ["Mars/Olympus", "America"])
def test_in_an_unknown_zone_it_stays_as_written(zone: str) -> None:
    moment = datetime(2011, 7, 1, 8, tzinfo=UTC)
    assert on_the_wall(moment, zone) is moment
