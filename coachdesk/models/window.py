"""A window: so many whole months from a first one, both ends counted (requirements.md 2.1 rule 3)."""

import calendar
from dataclasses import dataclass
from datetime import date

from coachdesk.errors import BadInput


def month_number(month: str) -> int:
    """Months since the year 0 of "2011-03", so that months can be counted from one another."""
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def month_called(number: int) -> str:
    """The month of that number: "2011-03"."""
    year, month = divmod(number, 12)
    return f"{year:04d}-{month + 1:02d}"


@dataclass(frozen=True, slots=True)
class Window:
    """`months` whole months, `first` ("2011-03") the earliest of them. Raises BadInput for less than one."""

    first: str
    months: int

    def __post_init__(self) -> None:
        if self.months < 1:
            raise BadInput("window", "A window has at least one month, and its last month is not before its first.")

    @property
    def last(self) -> str:
        """The latest month of it, counted in."""
        return month_called(month_number(self.first) + self.months - 1)

    def each_month(self) -> tuple[str, ...]:
        """Its months in their order."""
        first = month_number(self.first)
        return tuple(month_called(first + on) for on in range(self.months))

    @property
    def first_day(self) -> date:
        """The first day of its first month."""
        return date(*year_and_month(self.first), 1)

    @property
    def last_day(self) -> date:
        """The last day of its last month."""
        year, month = year_and_month(self.last)
        return date(year, month, calendar.monthrange(year, month)[1])

    @property
    def days(self) -> int:
        """How many days it has, for a view per day (TV-21)."""
        return sum(calendar.monthrange(*year_and_month(month))[1] for month in self.each_month())

    def has(self, month: str) -> bool:
        """Whether that month is one of its own; an unknown month ("") is of no window."""
        return self.first <= month <= self.last

    def moved(self, months: int) -> "Window":
        """As long a window, so many months on, or back where below 0."""
        return Window(month_called(month_number(self.first) + months), self.months)

    def __str__(self) -> str:
        return f"{self.first}..{self.last}"


def year_and_month(month: str) -> tuple[int, int]:
    """The year and the month, 1 to 12, of "2011-03"."""
    return int(month[:4]), int(month[5:7])
