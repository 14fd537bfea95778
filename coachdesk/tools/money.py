"""Whole pence as figures print them: to the penny, rounded for a headline, and in words (2.1 rules 1, 2 and 5).

What agencies write becomes pence in `contact_cells`, what a coach spends in `pounds`.
"""

import re
from fractions import Fraction

from coachdesk.models.contact import MOST_PENCE

_POINT_FOR_COMMA = re.compile(r"£?([0-9]{1,3}(?:\.[0-9]{3})+)(?:,([0-9]{2}))?")
_COMMA_FOR_POINT = re.compile(r"£?([0-9]+),([0-9]{2})")


def amount_meant(typed: str) -> int | None:
    """The pence most likely meant where point and comma were exchanged; None where nothing better can be said."""
    plain = "".join(typed.split()) if len(typed) <= 40 else ""
    found = _POINT_FOR_COMMA.fullmatch(plain) or _COMMA_FOR_POINT.fullmatch(plain)
    if not found:
        return None
    pence = int(found[1].replace(".", "")) * 100 + int(found[2] or 0)
    return pence if pence <= MOST_PENCE else None


def to_the_penny(pence: int) -> str:
    """ "£12,863.22" or "−£0.05", with its pence always."""
    pounds, rest = divmod(abs(pence), 100)
    return f"{'−' if pence < 0 else ''}£{pounds:,}.{rest:02d}"


def whole_pounds(pence: int) -> int:
    """Pounds for a headline, half a pound up; below nothing as above it, so that a sign changes no figure."""
    pounds = (abs(pence) + 50) // 100
    return -pounds if pence < 0 else pounds


def headline(pence: int) -> str:
    """ "£12,863" or "−£17,253"."""
    pounds = whole_pounds(pence)
    return f"{'−' if pounds < 0 else ''}£{abs(pounds):,}"


def more_or_less(saving_pence: int) -> str:
    """A saving in words: "cost £2,197.83 more", "cost £16,546.00 less" or "cost the same" (2.1 rule 5, TV-07)."""
    if not saving_pence:
        return "cost the same"
    return f"cost {to_the_penny(abs(saving_pence))} {'less' if saving_pence > 0 else 'more'}"


def nearest(exact: Fraction) -> int:
    """The nearest whole number, a half away from nothing."""
    whole = (2 * abs(exact.numerator) + exact.denominator) // (2 * exact.denominator)
    return -whole if exact < 0 else whole
