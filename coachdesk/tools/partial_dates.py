"""What a date known only to its month or year allows: the first and the last day it can mean."""

import calendar
from datetime import date


def earliest(partial: str) -> date:
    """The first day that `2011`, `2011-03` or `2011-03-15` can mean (requirements.md 4.1)."""
    year, month, day = _parts(partial)
    return date(year, month or 1, day or 1)


def latest(partial: str) -> date:
    """The last day that `2011`, `2011-03` or `2011-03-15` can mean (requirements.md 4.1)."""
    year, month, day = _parts(partial)
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def may_cover(from_date: str | None, to_date: str | None, day: date) -> bool:
    """True when a span from one partial date to another, both days counted, can hold that day.

    A missing end is open: since always, or still going on.
    """
    began = from_date is None or earliest(from_date) <= day
    return began and (to_date is None or day <= latest(to_date))


def surely_covers(from_date: str | None, to_date: str | None, day: date) -> bool:
    """True when the span holds that day whatever the unknown months and days were."""
    began = from_date is None or latest(from_date) <= day
    return began and (to_date is None or day <= earliest(to_date))


def _parts(partial: str) -> tuple[int, int, int]:
    """Year, month and day as numbers; 0 where not known."""
    year, month, day = ([int(part) for part in partial.split("-")] + [0, 0])[:3]
    return year, month, day
