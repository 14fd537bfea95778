"""By how much what happened during is multiplied, and the two periods that result (V-02, V-04, TV-12, TV-14)."""

from fractions import Fraction
from typing import NamedTuple

from coachdesk.errors import BadInput
from coachdesk.models.window import Window
from coachdesk.tools.windows import months_in_words

_TIMES = {1: "counted once", 2: "doubled", 3: "trebled"}


def factor_of(months_before: int, months_during: int) -> Fraction:
    """Months before for each month during. Raises BadInput("window") where there was no month during."""
    if months_during < 1:
        raise BadInput("window", "There is no month during support, so nothing can be made out of it.")
    return Fraction(months_before, months_during)


def is_whole(factor: Fraction) -> bool:
    """Whether the factor needs no warning: so many whole times."""
    return factor.denominator == 1


def factor_number(factor: Fraction) -> str:
    """ "2", "2.4", or "1.71" with "about" where it has no end: "about 1.71"."""
    if is_whole(factor):
        return str(factor.numerator)
    hundredths = (200 * factor.numerator + factor.denominator) // (2 * factor.denominator)
    number = f"{hundredths // 100}.{hundredths % 100:02d}".rstrip("0")
    return number if Fraction(hundredths, 100) == factor else f"about {number}"


def factor_in_words(months_before: int, months_during: int) -> str:
    """ "12 months before against 6 months during: what happened during is doubled", with the warning where due."""
    factor = factor_of(months_before, months_during)
    times = _TIMES.get(factor.numerator) if is_whole(factor) else None
    words = (
        f"{months_in_words(months_before)} before against {months_in_words(months_during)} during: "
        f"what happened during is {times or f'multiplied by {factor_number(factor)}'}."
    )
    return words if is_whole(factor) else f"{words} That is no whole number of times; read it with care."


class Periods(NamedTuple):
    """The periods a saving is told for. They are not the same, and share some months."""

    measured: Window
    projected: Window
    observed_months: int
    """Of the measured period; the rest of it is assumed."""
    shared_months: int


def periods(before: Window, during: Window) -> Periods:
    """The measured period begins with support, the projected one when it has ended; both are as long as `before`."""
    measured = Window(during.first, before.months)
    projected = Window(during.moved(during.months).first, before.months)
    shared = sum(projected.has(month) for month in measured.each_month())
    return Periods(measured, projected, min(during.months, before.months), shared)
