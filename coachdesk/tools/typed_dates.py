"""Dates as coaches type them, day first, read into real dates or refused with a sentence that says what to do."""

import calendar
import re
import unicodedata
from datetime import date, timedelta
from typing import NamedTuple

from coachdesk.errors import BadInput
from coachdesk.tools.date_names import ENGLISH, DateNames

_WORD = re.compile(r"[0-9]+|[^\W\d_]+")
_GAP = re.compile(r"[\s,./'’\-]*")
_YEARS_BACK, _YEARS_ON = 130, 50
_HOW = "Type a date such as 27/11/2026, 27 Nov, Friday or in 2 weeks."

_ORDERS = {
    **dict.fromkeys(("nm", "nmn", "nmy", "nn", "nnn", "nny"), "dmy"),
    **dict.fromkeys(("mn", "mnn", "mny"), "mdy"),
    **dict.fromkeys(("ynn", "ymn"), "ymd"),
}
"""Which number of a calendar date is which, by the kinds of what was typed (see `_Word`)."""


class _Word(NamedTuple):
    """One word or number of what was typed.

    `kind` is n (a number of one or two digits), y (of four), m (a month by name), w (a weekday), r (today, tomorrow),
    u (a unit such as weeks), c (a count in words), a (ago), x (next), o (about) or ? (anything else).
    """

    kind: str
    value: int
    text: str


def parse_date(typed: str, today: date, *, past: bool = False, names: DateNames = ENGLISH) -> date:
    """The day meant by "27/11/26", "27 Nov", "2026-11-27", "Friday", "tomorrow" or "in 2 weeks" (ux.md 8.4).

    A day without its year is the next one from today on (with `past`, the last one up to today); a weekday alone
    is the next after today (with `past`, the last before). A year of two digits is one of 80 back to 19 ahead
    (with `past`, of the last hundred). Raises BadInput("date"); its sentence repeats nothing but the date.
    """
    words = _read(typed, names)
    shape = _shape(words)
    if shape == "w":
        return _weekday(words[0].value, today, past)
    if shape == "xw":
        return _following(words[1].value, today, names)
    if re.fullmatch("r|[nc]?ua?", shape):
        return _relative(words, today, names)
    weekday = words.pop(0).value if shape.startswith("w") else None
    day = _calendar_day(words, today, past, names)
    if weekday not in (None, day.weekday()):
        raise _bad(f"{_said(day, names)} is a {names.weekdays[day.weekday()]}. Check the day or the date.")
    return day


def parse_partial_date(typed: str, today: date, *, names: DateNames = ENGLISH) -> str:
    """A date known to the day, month or year as PartialDate text: "2011", "2011-03" or "2011-03-15".

    Takes "2011", "about 2011", "March 2011", "03/2011" and all that `parse_date` takes, looking back: a day without
    its year is the last one, and a year of two digits is one of the last hundred. Raises BadInput("date").
    """
    words = [word for word in _read(typed, names) if word.kind != "o"]
    shape, values = _shape(words), [word.value for word in words]
    if shape == "y":
        return _real_day(words[0].text, 1, 1, today, True, names).isoformat()[:4]
    if shape in ("ny", "my"):
        return _real_day(words[1].text, values[0], 1, today, True, names).isoformat()[:7]
    if shape in ("yn", "ym"):
        return _real_day(words[0].text, values[1], 1, today, True, names).isoformat()[:7]
    if shape in ("mn", "nn") and values[0] <= 12:
        if values[1] <= (31 if shape == "mn" else 12):
            raise _bad("That could be a day in a month, or a month in a year. Type the whole year, such as 2011.")
        return _real_day(words[1].text, values[0], 1, today, True, names).isoformat()[:7]
    return parse_date(" ".join(word.text for word in words), today, past=True, names=names).isoformat()


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months on; the month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _read(typed: str, names: DateNames) -> list[_Word]:
    """The words and numbers typed, without those that add nothing. Raises BadInput for anything else."""
    if len(typed) > 100:
        raise _bad(_HOW)
    folded = unicodedata.normalize("NFKC", typed).casefold()
    plain = "".join(str(unicodedata.decimal(letter, letter)) for letter in folded)
    if not all(_GAP.fullmatch(gap) for gap in _WORD.split(plain)):
        raise _bad(_HOW)
    return [_named(word, names) for word in _WORD.findall(plain) if word not in names.ignored]


def _named(word: str, names: DateNames) -> _Word:
    """What one word or number can be in a date."""
    if word.isdigit():
        kind = {1: "n", 2: "n", 4: "y"}.get(len(word), "?")
        return _Word(kind, int(word) if kind != "?" else 0, word)
    month, weekday = names.month_called(word), names.weekday_called(word)
    for kind, value in (
        ("a", 0 if word == names.ago else None),
        ("x", 0 if word == names.following else None),
        ("o", 0 if word in names.about else None),
        ("r", names.relative.get(word)),
        ("c", names.counts.get(word)),
        ("u", 0 if word in names.units else None),
        ("m", month),
        ("w", weekday),
    ):
        if value is not None:
            return _Word(kind, value, word)
    return _Word("?", 0, word)


def _shape(words: list[_Word]) -> str:
    return "".join(word.kind for word in words)


def _relative(words: list[_Word], today: date, names: DateNames) -> date:
    """The day of "tomorrow", "in 2 weeks" or "three days ago"."""
    if words[0].kind == "r":
        return today + timedelta(days=words[0].value)
    count = 1 if words[0].kind == "u" else words[0].value
    days, months = next(names.units[word.text] for word in words if word.kind == "u")
    if count * (days + 31 * months) > _YEARS_ON * 365:
        raise _bad("That is very far away. Check the date.")
    sign = -1 if words[-1].kind == "a" else 1
    return add_months(today, sign * count * months) + timedelta(days=sign * count * days)


def _weekday(weekday: int, today: date, past: bool) -> date:
    """The next such weekday after today, or the last one before."""
    if past:
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _following(weekday: int, today: date, names: DateNames) -> date:
    """The day of "next Friday" where everyone means the same: when the coming Friday is in another week than today."""
    coming = _weekday(weekday, today, past=False)
    if weekday <= today.weekday():
        return coming
    either, other = (_said(day, names) for day in (coming, coming + timedelta(days=7)))
    raise _bad(f"That could be {either} or {other}. Type the date.")


def _calendar_day(words: list[_Word], today: date, past: bool, names: DateNames) -> date:
    """The day given by its numbers, in the order that their kinds tell."""
    order = _ORDERS.get(_shape(words))
    if order is None:
        raise _bad(_HOW)
    by_letter = dict(zip(order, words, strict=False))
    year = by_letter["y"].text if "y" in by_letter else None
    return _real_day(year, by_letter["m"].value, by_letter["d"].value, today, past, names)


def _real_day(year: str | None, month: int, day: int, today: date, past: bool, names: DateNames) -> date:
    """The real day of these numbers; the year may be missing or of two digits. Raises BadInput where there is none."""
    if not 1 <= month <= 12:
        raise _bad(f"There is no month {month}. Type the day first, such as 27/11/2026.")
    said = f"{day} {names.months[month - 1]}"
    if not 1 <= day <= calendar.monthrange(2000, month)[1]:
        raise _bad(f"{said} does not exist.")
    if year is None:
        return _nearest(month, day, today, past)
    whole = _whole_year(year, today, past)
    if not today.year - _YEARS_BACK <= whole <= today.year + _YEARS_ON:
        raise _bad("That year is very far away. Check the year.")
    if day > calendar.monthrange(whole, month)[1]:
        raise _bad(f"{said} {whole} does not exist.")
    return date(whole, month, day)


def _nearest(month: int, day: int, today: date, past: bool) -> date:
    """The next such day from today on, or the last up to today; for 29 February that can take eight years."""
    step = -1 if past else 1
    days = (
        date(year, month, day)
        for year in range(today.year, today.year + 10 * step, step)
        if day <= calendar.monthrange(year, month)[1]
    )
    return next(found for found in days if (found <= today if past else found >= today))


def _whole_year(year: str, today: date, past: bool) -> int:
    """The year of four digits, or of two in the hundred years around today."""
    if len(year) == 4:
        return int(year)
    if len(year) == 1:
        raise _bad(_HOW)
    last = today.year + (0 if past else 19)
    return last - (last - int(year)) % 100


def _said(day: date, names: DateNames) -> str:
    return names.day_month_year.format(day=day.day, month=names.months[day.month - 1], year=day.year)


def _bad(sentence: str) -> BadInput:
    return BadInput("date", sentence)
