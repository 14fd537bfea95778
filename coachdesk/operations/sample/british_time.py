"""The time on a British wall in a given year, without asking the laptop for its time zones."""

from datetime import date, datetime, time, timedelta, timezone
from functools import cache

_WINTER, _SUMMER = timezone(timedelta(0)), timezone(timedelta(hours=1))
_CHANGE = time(2)


def british_time(day: date, at: time) -> datetime:
    """The moment the clock on the wall says `at`: one hour ahead between the last Sundays of March and October, at 2.

    Of the hour that comes twice it is the first; the hour left out is the one after it.
    """
    summer = (_last_sunday(day.year, 3), _CHANGE) <= (day, at) < (_last_sunday(day.year, 10), _CHANGE)
    return datetime.combine(day, at, tzinfo=_SUMMER if summer else _WINTER)


@cache  # asked of every moment that is shown
def _last_sunday(year: int, month: int) -> date:
    """The last Sunday of a month that has 31 days."""
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)
