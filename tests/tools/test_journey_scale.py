"""Ticks follow the calendar: each unit once, in order, from end to end; and a day is found again where it lies."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.tools.journey_scale import Scale, Unit, middle, ticks, unit_for

DAYS = st.dates(date(1950, 1, 1), date(2100, 1, 1))
REACHES = st.tuples(DAYS, st.integers(0, 1500)).map(lambda one: (one[0], one[0] + timedelta(days=one[1])))


@given(REACHES, st.sampled_from(Unit))
def test_every_unit_has_one_tick_and_none_two(reach: tuple[date, date], unit: Unit) -> None:
    first, last = reach
    found = list(ticks(first, last, unit))
    assert found[0].day <= first
    assert found[-1].day <= last
    names = [(one.day.year, one.words) for one in found]
    assert len(set(names)) == len(names)
    longest = {Unit.WEEK: 7, Unit.MONTH: 31, Unit.QUARTER: 92, Unit.YEAR: 366}[unit]
    shortest = {Unit.WEEK: 7, Unit.MONTH: 28, Unit.QUARTER: 90, Unit.YEAR: 365}[unit]
    gaps = [(other.day - one.day).days for one, other in pairwise(found)]
    assert all(shortest <= gap <= longest for gap in gaps)
    assert (last - found[-1].day).days < longest
    years = [one.day.year for one in found if one.strong]
    assert len(set(years)) == len(years)


def test_months_are_named_as_the_calendar_has_them() -> None:
    found = list(ticks(date(2010, 8, 20), date(2011, 2, 1), Unit.MONTH))
    assert [one.words for one in found] == ["Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb"]
    assert [one.day for one in found if one.strong] == [date(2011, 1, 1)]
    assert [one.words for one in ticks(date(2010, 8, 20), date(2012, 1, 1), Unit.YEAR)] == ["2010", "2011", "2012"]
    assert [one.words for one in ticks(date(2011, 5, 4), date(2011, 7, 1), Unit.QUARTER)] == ["Apr", "Jul"]
    assert next(ticks(date(2011, 3, 9), date(2011, 3, 9), Unit.WEEK)).words == "7 Mar"


def test_the_ends_of_the_calendar_end_the_ticks() -> None:
    for unit in Unit:
        assert next(ticks(date.min, date.min, unit)).day == date.min
        assert list(ticks(date.max, date.max, unit))[-1].day <= date.max


@given(st.floats(0.01, 200), st.floats(10, 200))
def test_the_words_of_ticks_have_their_room(per_day: float, room: float) -> None:
    unit = unit_for(per_day, room)
    days = {Unit.WEEK: 7, Unit.MONTH: 30, Unit.QUARTER: 90, Unit.YEAR: 365}[unit]
    assert days * per_day >= room or unit is Unit.YEAR


@given(DAYS, st.integers(-3000, 3000), st.floats(0.05, 60))
def test_a_day_is_found_again_where_it_lies(origin: date, days: int, per_day: float) -> None:
    scale, day = Scale(origin, per_day), origin + timedelta(days=days)
    assert scale.day_at((scale.x(day) + scale.end(day)) / 2) == day
    assert middle(day, day, origin) * per_day == (scale.x(day) + scale.end(day)) / 2 or abs(
        middle(day, day, origin) * per_day - (scale.x(day) + scale.end(day)) / 2
    ) < 1e-6 * max(1.0, abs(scale.x(day)))


def test_beyond_the_calendar_is_its_end() -> None:
    scale = Scale(date(2011, 1, 1), 1.0)
    assert (scale.day_at(1e12), scale.day_at(-1e12)) == (date.max, date.min)
