"""Amounts as agencies write them become whole pence or are refused, and pence become words (2.1 rules 1 and 5)."""

import re
from fractions import Fraction

from coachdesk.errors import BadInput

MOST_PENCE = 100_000_000
"""A single amount above a million pounds is a slip."""
_AMOUNT = re.compile(r"£?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]{2}))?")
_POINT_FOR_COMMA = re.compile(r"£?([0-9]{1,3}(?:\.[0-9]{3})+)(?:,([0-9]{2}))?")
_COMMA_FOR_POINT = re.compile(r"£?([0-9]+),([0-9]{2})")
_BELOW_NOTHING = re.compile(r"[-−(].*|.*[-−]")


def parse_amount(typed: str) -> int:
    """The pence of "£1,250", "12" or "12.50"; nothing at all ("0") is an amount too.

    Raises BadInput("pence") for all else. Where a point or comma can only have been meant otherwise the sentence says
    what: "£16.546" is refused, and £16,546.00 suggested (TV-08). `amount_meant` has it as a number.
    """
    plain = _plain(typed)
    found = _AMOUNT.fullmatch(plain)
    if found:
        pence = _pence(found[1], found[2])
        if pence > MOST_PENCE:
            raise BadInput("pence", "That is more than a million pounds. Check the amount.")
        return pence
    meant = amount_meant(typed)
    if meant is not None:
        raise BadInput("pence", f"The amount can be read in two ways. If {to_the_penny(meant)} was meant, write that.")
    if plain and _BELOW_NOTHING.fullmatch(plain):
        raise BadInput("pence", "An amount cannot be below nothing.")
    raise BadInput("pence", "Write an amount in pounds and pence, such as 12 or 1,250.50.")


def amount_meant(typed: str) -> int | None:
    """The pence most likely meant where point and comma were exchanged; None where nothing better can be said."""
    plain = _plain(typed)
    found = _POINT_FOR_COMMA.fullmatch(plain) or _COMMA_FOR_POINT.fullmatch(plain)
    if not found:
        return None
    pence = _pence(found[1].replace(".", ""), found[2])
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


def _plain(typed: str) -> str:
    return "".join(typed.split()) if len(typed) <= 40 and typed.isprintable() else ""


def _pence(pounds: str, pence: str | None) -> int:
    return int(pounds.replace(",", "")) * 100 + int(pence or 0)
