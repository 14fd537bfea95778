"""Sums as coaches type them, "£12" or "4.50", kept as whole pence (P-15)."""

import re

from coachdesk.errors import BadInput

MOST_PENCE = 10_000_000
_SUM = re.compile(r"£?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]{2}))?")


def parse_pounds(typed: str) -> int:
    """The pence of "12", "£12", "£1,250" or "12.50". Raises BadInput("pence") for all else, repeating nothing."""
    found = _SUM.fullmatch("".join(typed.split())) if len(typed) <= 40 and typed.isprintable() else None
    if not found:
        raise BadInput("pence", "Type a sum such as 12 or 4.50.")
    pence = int(found[1].replace(",", "")) * 100 + int(found[2] or 0)
    if not pence:
        raise BadInput("pence", "Type what was spent; it cannot be nothing.")
    if pence > MOST_PENCE:
        raise BadInput("pence", "That is more than a small sum. Check it.")
    return pence


def in_pounds(pence: int) -> str:
    """ "£12" or "£4.50"."""
    whole, rest = divmod(pence, 100)
    return f"£{whole:,}.{rest:02d}" if rest else f"£{whole:,}"
