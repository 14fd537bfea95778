"""Shares, means and what a pound brought: worked out exactly, rounded once, when shown (TV-09, TV-32, TV-33)."""

from fractions import Fraction

from coachdesk.models.comparison import Comparison
from coachdesk.models.figures import Sum
from coachdesk.tools.money import nearest

PER_POUND_WORDS = "for each £1 of the estimated programme cost, in this window, counting public spending only"


def mean_pence(pence: int, n: int) -> int:
    """The mean in whole pence, half a penny away from nothing. `n` is at least 1."""
    return nearest(Fraction(pence, n))


def share(part: int, whole: int) -> Fraction | None:
    """A part of a whole; None where there is no whole to be a part of."""
    return Fraction(part, whole) if whole else None


def as_decimal(exact: Fraction, places: int) -> str:
    """The number with so many decimals, a half away from nothing: "1.48"."""
    scaled = nearest(exact * 10**places)
    whole, rest = divmod(abs(scaled), 10**places)
    sign = "−" if scaled < 0 else ""
    return f"{sign}{whole}.{rest:0{places}d}" if places else f"{sign}{whole}"


def in_percent(exact: Fraction | None, places: int = 1) -> str:
    """ "50.7%"; "no cost recorded" where there was nothing to share."""
    return "no cost recorded" if exact is None else f"{as_decimal(exact * 100, places)}%"


def incident_share(incidents: Sum, interventions: Sum) -> Fraction | None:
    """The part that incidents have of the cost, never of the number of contacts (C-15)."""
    return share(incidents.pence, incidents.pence + interventions.pence)


def per_pound(comparison: Comparison) -> Fraction | None:
    """Gross saving for each pound of programme cost; None where the programme is said to cost nothing (TV-32)."""
    return share(comparison.saving, comparison.programme_cost)


def break_even(comparison: Comparison) -> int:
    """The pence a family that the programme could cost before nothing is left (TV-33)."""
    return mean_pence(comparison.saving, len(comparison.families))


def per_day(pence: int, days: int) -> int:
    """Whole pence a day, for windows of as many months but not as many days (TV-21)."""
    return mean_pence(pence, days)


def nearest_thousand(pence: int) -> int:
    """Whole pounds to the nearest thousand, for "around £11,000" (TV-13)."""
    return nearest(Fraction(pence, 100_000)) * 1000
