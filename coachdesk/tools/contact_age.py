"""Whether a contact of the directory still counts as checked, or when it last was (F-13)."""

from calendar import monthrange
from datetime import date

from coachdesk.tools.partial_dates import earliest


def is_checked(checked_on: str | None, today: date, months: int) -> bool:
    """True when it was surely checked within so many months up to today.

    A date known only in part counts from its first day. A day to come is a slip and counts as not checked.
    """
    if checked_on is None:
        return False
    first = earliest(checked_on)
    return first <= today and (months_after(first, months) >= today)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month where it has no such day."""
    whole = day.year * 12 + day.month - 1 + months
    year, month = divmod(whole, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
