"""Where days lie on a map, and its ticks: by the calendar, so that no month is ever named twice or left out."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from coachdesk.tools.date_names import ENGLISH, DateNames
from coachdesk.tools.day_spans import month_end


class Scale(NamedTuple):
    """So many pixels a day, counted from the first day of the map."""

    origin: date
    per_day: float

    def x(self, day: date) -> float:
        """Where that day begins."""
        return (day - self.origin).days * self.per_day

    def end(self, day: date) -> float:
        """Where that day ends."""
        return ((day - self.origin).days + 1) * self.per_day

    def day_at(self, x: float) -> date:
        """The day that lies there; the first or last of the calendar beyond its ends."""
        days = int(x // self.per_day)
        most, least = (date.max - self.origin).days, (date.min - self.origin).days
        return self.origin + timedelta(days=min(most, max(least, days)))


def middle(first: date, last: date, origin: date) -> float:
    """Days from the origin to the middle of a span, both its days counted in."""
    return ((first - origin).days + (last - origin).days + 1) / 2


class Unit(StrEnum):
    """What lies between two ticks."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_DAYS = {Unit.WEEK: 5, Unit.MONTH: 30, Unit.QUARTER: 90}
"""A week's words are longer: it counts as less."""


class Tick(NamedTuple):
    """A line at the beginning of a day, and the words to its right; `strong` where a year begins."""

    day: date
    words: str
    strong: bool


def unit_for(per_day: float, room: float) -> Unit:
    """The finest unit whose ticks leave `room` pixels for their words."""
    return next((unit for unit, days in _DAYS.items() if days * per_day >= room), Unit.YEAR)


def ticks(first: date, last: date, unit: Unit, names: DateNames = ENGLISH) -> Iterator[Tick]:
    """From the unit that holds the first day to the one that holds the last, each once, in order."""
    day = _begin(first, unit)
    while day <= last:
        yield Tick(day, _words(day, unit, names), day.month == 1 and day.day <= (7 if unit is Unit.WEEK else 1))
        following = _next(day, unit)
        if following is None:
            return
        day = following


def _begin(day: date, unit: Unit) -> date:
    if unit is Unit.WEEK:
        return day - timedelta(days=min(day.weekday(), (day - date.min).days))
    if unit is Unit.YEAR:
        return day.replace(month=1, day=1)
    if unit is Unit.QUARTER:
        return day.replace(month=day.month - (day.month - 1) % 3, day=1)
    return day.replace(day=1)


def _next(day: date, unit: Unit) -> date | None:
    """The beginning of the next unit; None at the end of the calendar."""
    months = {Unit.MONTH: 0, Unit.QUARTER: 2, Unit.YEAR: 11}
    end = day + timedelta(days=min(6, (date.max - day).days)) if unit is Unit.WEEK else month_end(day, months[unit])
    return end + timedelta(days=1) if end < date.max else None


def _words(day: date, unit: Unit, names: DateNames) -> str:
    if unit is Unit.YEAR:
        return str(day.year)
    month = names.months[day.month - 1][:3]
    return f"{day.day} {month}" if unit is Unit.WEEK else month
