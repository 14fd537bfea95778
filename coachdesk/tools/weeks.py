"""Weeks by their Mondays, and which of them a report has not come for."""

from collections.abc import Collection
from datetime import date, timedelta

WEEK = timedelta(days=7)
REPORT_DAYS = 7
"""A report may take so many days after its week's last day before the list says that it is not here (T-09)."""
_FRIDAY = 4
WEEKS_ASKED = 4
"""Of how many weeks reports are still asked for."""


def monday_of(day: date) -> date:
    """The Monday of the week a day is in."""
    return day - timedelta(days=day.weekday())


def report_week(today: date) -> date:
    """The Monday of the week to write a report of: from Friday on this one, until then the last."""
    return monday_of(today) if today.weekday() >= _FRIDAY else monday_of(today) - WEEK


def weeks_without_report(today: date, since: date | None, sent: Collection[date]) -> tuple[date, ...]:
    """The Mondays of the weeks that ended seven days ago or earlier and have no report, the earliest first (T-09).

    Only the last `WEEKS_ASKED` of them are looked at, and none before that of `since`, the day the work began.
    """
    last = monday_of(today - WEEK - timedelta(days=REPORT_DAYS - 1))
    asked = (last - back * WEEK for back in reversed(range(WEEKS_ASKED)))
    return tuple(one for one in asked if one not in sent and (since is None or one >= monday_of(since)))
