"""The time on a British wall in a given year, without asking the laptop for its time zones."""

from datetime import date, datetime, time, timedelta, timezone

_WINTER, _SUMMER = timezone(timedelta(0)), timezone(timedelta(hours=1))


def british_time(day: date, at: time) -> datetime:
    """The moment the clock on the wall says `at`: one hour ahead between the last Sundays of March and October."""
    summer = _last_sunday(day.year, 3) <= day < _last_sunday(day.year, 10)
    return datetime.combine(day, at, tzinfo=_SUMMER if summer else _WINTER)


def _last_sunday(year: int, month: int) -> date:
    """The last Sunday of a month that has 31 days."""
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)
