"""Dates as people say them: written in words here, and read from what was typed in `typed_dates`."""

from datetime import date

from coachdesk.models.person import Person
from coachdesk.tools.date_names import ENGLISH, DateNames
from coachdesk.tools.partial_dates import earliest, latest
from coachdesk.tools.typed_dates import parse_date, parse_partial_date

__all__ = [
    "age_in_words",
    "in_words",
    "parse_date",
    "parse_partial_date",
    "partial_in_words",
    "short",
    "without_year",
    "years_old",
]


def in_words(day: date, names: DateNames = ENGLISH) -> str:
    """The day in full: "Friday 27 November 2026" (ux.md 1)."""
    return _filled(names.long, day, names)


def without_year(day: date, names: DateNames = ENGLISH) -> str:
    """The day without its year, for a page that says the year: "Friday 27 November" (ux.md 1)."""
    return _filled(names.without_year, day, names)


def short(day: date, names: DateNames = ENGLISH) -> str:
    """The day for a narrow column: "Fri 27 Nov 2026"."""
    return _filled(names.short, day, names)


def partial_in_words(partial: str, names: DateNames = ENGLISH) -> str:
    """A date known in part: "2011", "March 2011" or "15 March 2011" (requirements.md 4.1)."""
    pattern = {4: "{year}", 7: names.month_year}.get(len(partial), names.day_month_year)
    return _filled(pattern, earliest(partial), names)


def years_old(birth_date: str, on: date) -> tuple[int, int]:
    """The least and the most whole years someone born on a date known in part can be old; below 0 before birth."""
    return _whole_years(latest(birth_date), on), _whole_years(earliest(birth_date), on)


def age_in_words(person: Person, on: date, names: DateNames = ENGLISH) -> str:
    """How old a person is, as paper and screens say it (F-02).

    "7"; "about 7" when the birth date is known only in part and that matters; "18 months" below two years;
    "due in November 2011"; "died in 2009"; empty when not known or not yet born on that day.
    """
    if person.deceased_on:
        return f"died in {partial_in_words(person.deceased_on[:7], names)}"
    if person.due_date:
        return f"due in {partial_in_words(person.due_date.isoformat()[:7], names)}"
    if not person.birth_date or earliest(person.birth_date) > on:
        return ""
    least, most = years_old(person.birth_date, on)
    if least == most:
        return str(most) if most >= 2 else _months(earliest(person.birth_date), on)
    return f"about {most}" if most else "under 1"


def _months(born: date, on: date) -> str:
    """The age of a small child whose birth date is known to the day or month."""
    months = (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
    if months < 1:
        return "under 1 month"
    return "1 month" if months == 1 else f"{months} months"


def _whole_years(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _filled(pattern: str, day: date, names: DateNames) -> str:
    month, weekday = names.months[day.month - 1], names.weekdays[day.weekday()]
    return pattern.format(
        weekday=weekday, weekday_short=weekday[:3], day=day.day, month=month, month_short=month[:3], year=day.year
    )
