"""The words a date is read and written with: one table a language, so that no other module names a month."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class DateNames:
    """The date words of one language. All are compared without regard to capitals.

    `months` and `weekdays` (Monday first) are also understood from their first three letters on.
    """

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    weekday_spellings: Mapping[str, int]
    """Short forms that are not the start of the name: "weds" for Wednesday."""
    relative: Mapping[str, int]
    """Days away from today: today 0, tomorrow 1."""
    units: Mapping[str, tuple[int, int]]
    """A span of time as (days, months)."""
    counts: Mapping[str, int]
    ago: str
    following: str
    """The word of "next Friday"."""
    about: tuple[str, ...]
    ignored: frozenset[str]
    """Words that add nothing: "on the 27th of November", "in 2 weeks' time"."""
    long: str = "{weekday} {day} {month} {year}"
    without_year: str = "{weekday} {day} {month}"
    short: str = "{weekday_short} {day} {month_short} {year}"
    day_month_year: str = "{day} {month} {year}"
    month_year: str = "{month} {year}"

    def month_called(self, word: str) -> int | None:
        """1 to 12 for a month's name or its beginning, else None."""
        place = _starting_with(self.months, word)
        return None if place is None else place + 1

    def weekday_called(self, word: str) -> int | None:
        """0 (Monday) to 6 for a weekday's name or its beginning, else None."""
        exact = self.weekday_spellings.get(word)
        return _starting_with(self.weekdays, word) if exact is None else exact


def _starting_with(names: tuple[str, ...], word: str) -> int | None:
    """The place of the only name that starts with `word` (three letters or more)."""
    if len(word) < 3:
        return None
    found = [place for place, name in enumerate(names) if name.casefold().startswith(word)]
    return found[0] if len(found) == 1 else None


ENGLISH = DateNames(
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    weekday_spellings={"weds": 2},
    relative={"today": 0, "now": 0, "tomorrow": 1, "yesterday": -1},
    units={
        "day": (1, 0),
        "days": (1, 0),
        "week": (7, 0),
        "weeks": (7, 0),
        "fortnight": (14, 0),
        "month": (0, 1),
        "months": (0, 1),
        "year": (0, 12),
        "years": (0, 12),
    },
    counts={
        **dict.fromkeys(("a", "an", "one"), 1),
        **{word: n for n, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine"), 2)},
        **{word: n for n, word in enumerate(("ten", "eleven", "twelve"), 10)},
    },
    ago="ago",
    following="next",
    about=("about", "around", "circa"),
    ignored=frozenset({"in", "on", "the", "of", "this", "coming", "time", "s", "st", "nd", "rd", "th"}),
)
