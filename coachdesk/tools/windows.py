"""Windows of months: read, put beside each other, and refused where they cannot be compared (C-04, C-05)."""

import re
from enum import StrEnum

from coachdesk.errors import BadInput
from coachdesk.models.window import Window, month_number
from coachdesk.tools.dates import partial_in_words

_WINDOW = re.compile(r"([0-9]{4}-(?:0[1-9]|1[0-2]))\.\.([0-9]{4}-(?:0[1-9]|1[0-2]))")


class Compared(StrEnum):
    """What a window is put beside."""

    PRECEDING = "preceding"
    """As many months, directly before it."""
    SAME_MONTHS = "same-months"
    """The same months of the year before, so that no season is put beside another."""


def months_between(first: str, last: str) -> Window:
    """The window from one month to another, both counted. Raises BadInput("window") when the last is before."""
    return Window(first, month_number(last) - month_number(first) + 1)


def parse_window(typed: str) -> Window:
    """The window written as "2010-09..2011-02". Raises BadInput("window") for all else, repeating nothing."""
    found = _WINDOW.fullmatch(typed) if typed.isascii() else None
    if not found:
        raise BadInput("window", "Write a window as its first and last month, such as 2010-09..2011-02.")
    return months_between(found[1], found[2])


def preceding(during: Window) -> Window:
    """As many months, directly before."""
    return during.moved(-during.months)


def year_before(during: Window) -> Window:
    """The same months of the year before."""
    return during.moved(-12)


def earlier_window(during: Window, compared: Compared) -> Window:
    """What `during` is put beside, by name."""
    return preceding(during) if compared is Compared.PRECEDING else year_before(during)


def shared_months(one: Window, other: Window) -> tuple[str, ...]:
    """The months that two windows have in common."""
    return tuple(month for month in one.each_month() if other.has(month))


def refuse_shared(before: Window, during: Window) -> None:
    """Raises BadInput("window") when a month is in both, or the first window is the later one, saying which."""
    shared = shared_months(before, during)
    if shared:
        raise BadInput(
            "window",
            f"{window_in_words(before)} and {window_in_words(during)} share {_months_in_words(shared)}. "
            "A month cannot be both before and during. Choose windows that do not meet.",
        )
    if before.first > during.first:
        raise BadInput("window", "The window before comes after the other one. Change them round.")


def refuse_unlike(before: Window, during: Window) -> None:
    """Raises BadInput("window") when two windows may not be compared: unequal, overlapping, or both (INC3)."""
    if before.months != during.months:
        shared = shared_months(before, during)
        also = f" They also share {_months_in_words(shared)}." if shared else ""
        raise BadInput(
            "window",
            f"{window_in_words(before)} is {months_in_words(before.months)} and {window_in_words(during)} is "
            f"{months_in_words(during.months)}.{also} Compare windows of the same length.",
        )
    refuse_shared(before, during)


def window_in_words(window: Window) -> str:
    """ "September 2010 to February 2011", or "March 2011" for one month."""
    first, last = partial_in_words(window.first), partial_in_words(window.last)
    return first if window.months == 1 else f"{first} to {last}"


def months_in_words(count: int) -> str:
    """ "1 month" or "6 months"."""
    return "1 month" if count == 1 else f"{count} months"


def _months_in_words(months: tuple[str, ...]) -> str:
    return window_in_words(months_between(months[0], months[-1]))
