"""Days that are known only in part: the first and the last they can mean, and the words for them (J-09)."""

import calendar
from datetime import date, timedelta

from coachdesk.models.contact import DateKnown
from coachdesk.models.journey_map import DaySpan
from coachdesk.tools.date_names import ENGLISH, DateNames
from coachdesk.tools.dates import partial_in_words, short
from coachdesk.tools.partial_dates import earliest, latest

NEAR = timedelta(days=7)
"""How far a day said to be "about then" can be from it."""
_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}


def day_span(day: date, known: DateKnown) -> DaySpan:
    """What `day` can mean: itself, a week to either side, its month, three months from its month, its year."""
    if known is DateKnown.DAY:
        return DaySpan(day, day)
    if known is DateKnown.ABOUT:
        return DaySpan(day - min(NEAR, day - date.min), day + min(NEAR, date.max - day))
    if known is DateKnown.YEAR:
        return DaySpan(date(day.year, 1, 1), date(day.year, 12, 31))
    months = 3 if known is DateKnown.SEASON else 1
    return DaySpan(day.replace(day=1), month_end(day, months - 1))


def partial_span(partial: str) -> DaySpan:
    """The same of `2011`, `2011-03` or `2011-03-15`."""
    return DaySpan(earliest(partial), latest(partial))


def partial_known(partial: str) -> DateKnown:
    """How well such a date is known."""
    return {4: DateKnown.YEAR, 7: DateKnown.MONTH}.get(len(partial), DateKnown.DAY)


def month_end(day: date, months: int = 0) -> date:
    """The last day of the month so many months after that of `day`."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def known_in_words(day: date, known: DateKnown, names: DateNames = ENGLISH) -> str:
    """ "Fri 4 Mar 2011", "about Fri 4 Mar 2011", "March 2011", "spring 2009", "May to July 2009" or "2009"."""
    if known is DateKnown.DAY:
        return short(day, names)
    if known is DateKnown.ABOUT:
        return f"{names.about[0]} {short(day, names)}"
    if known is DateKnown.YEAR:
        return partial_in_words(f"{day.year:04d}", names)
    if known is DateKnown.MONTH:
        return partial_in_words(day.isoformat()[:7], names)
    last = month_end(day, 2)
    if day.month in _SEASONS:
        over = f"{day.year}–{last.year}" if last.year != day.year else str(day.year)
        return f"{_SEASONS[day.month]} {over}"
    end = partial_in_words(last.isoformat()[:7], names)
    begin = names.months[day.month - 1] if last.year == day.year else partial_in_words(day.isoformat()[:7], names)
    return f"{begin} to {end}"
