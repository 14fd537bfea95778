"""The sample caseload lives on its day at any hour, also where the laptop is in winter and the day in summer."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from coachdesk.operations.sample_day import SampleClock
from coachdesk.operations.shown_time import on_the_wall
from tests.desks import HandClock

DAY = date(2011, 9, 1)


@pytest.mark.parametrize("month", [1, 6, 11])
@pytest.mark.parametrize("hours", [-5, 0, 1, 9])
@pytest.mark.parametrize("at", [time(0, 10), time(12, 0), time(23, 30)])
def test_the_wall_shows_the_samples_day_and_the_laptops_time(month: int, hours: int, at: time) -> None:
    laptop = HandClock(datetime.combine(date(2026, month, 22), at, timezone(timedelta(hours=hours))))
    clock = SampleClock(DAY, laptop)
    shown = clock.now()
    assert shown.date() == on_the_wall(shown).date() == DAY
    assert on_the_wall(shown).time().replace(second=0) == at


def test_a_run_past_midnight_goes_on_into_the_next_day() -> None:
    laptop = HandClock(datetime(2026, 11, 22, 23, 59, tzinfo=UTC))
    clock = SampleClock(DAY, laptop)
    before = clock.now()
    laptop.move(minutes=2)
    after = clock.now()
    assert on_the_wall(after).date() == date(2011, 9, 2)
    assert timedelta(minutes=2) <= after - before < timedelta(minutes=3)


def test_it_never_goes_back_where_the_laptops_clock_does_in_october() -> None:
    laptop = HandClock(datetime(2026, 10, 25, 1, 50, tzinfo=timezone(timedelta(hours=1))))
    clock = SampleClock(DAY, laptop)
    before = clock.now()
    laptop.at = datetime(2026, 10, 25, 1, 10, 10, tzinfo=UTC)  # twenty minutes on: the hour has come a second time
    assert timedelta(minutes=20) <= clock.now() - before < timedelta(minutes=21)
