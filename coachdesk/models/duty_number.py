"""A number to ring when it cannot wait: who answers, on which number, and when."""

import re
import unicodedata
from dataclasses import dataclass

from coachdesk.errors import BadInput

EMERGENCY = "999"
"""The national emergency number, shown whatever else is kept or lost."""

EMERGENCY_NUMBERS = frozenset({EMERGENCY, "112"})

WHO_LIMIT, NUMBER_LIMIT, HOURS_LIMIT = 80, 40, 120
"""Longest texts in characters: these are read at arm's length."""

_NUMBER = re.compile(r"\+?[0-9(][0-9 ().\-/]*(?:[ ,]*(?:ext\.?|x|option|[#*]) *[0-9]{1,6})?", re.IGNORECASE)
_DIGITS = range(3, 22)
"""Fifteen at most in the number itself, and six to press once somebody answers."""
_JOINERS = "\u200c\u200d"
"""Some scripts cannot be written without them; no other character without a shape of its own is let in."""


@dataclass(frozen=True, slots=True)
class DutyNumber:
    """Make one with `duty_number`, which checks it. It is kept where the passphrase guards nothing."""

    who: str
    """Who answers: a desk or a post, never a family."""
    number: str
    hours: str = ""
    """When they answer, in words; empty when that is not known."""

    @property
    def is_emergency(self) -> bool:
        """Whether it only repeats the national emergency number."""
        return "".join(sign for sign in self.number if sign.isdigit()) in EMERGENCY_NUMBERS


def duty_number(who: str, number: str, hours: str = "") -> DutyNumber:
    """The three on one line each, trimmed. Raises BadInput with the field's name: `who`, `number` or `hours`."""
    who = _one_line("who", who, WHO_LIMIT)
    number = _one_line("number", _with_plain_digits(number), NUMBER_LIMIT)
    hours = _one_line("hours", hours, HOURS_LIMIT)
    if not who:
        raise BadInput("who", "Type who answers: a desk or a post.")
    if not number:
        raise BadInput("number", "Type the number.")
    if not _NUMBER.fullmatch(number) or sum(sign.isdigit() for sign in number) not in _DIGITS:
        raise BadInput("number", "Type a telephone number as you would dial it, such as 01632 960 001 ext 7.")
    return DutyNumber(who, number, hours)


def _one_line(field: str, text: str, limit: int) -> str:
    text = unicodedata.normalize("NFC", text.strip())
    if any(_cannot_be_shown(sign) for sign in text):
        raise BadInput(field, "There is a sign in it that cannot be shown. Type it anew.")
    text = " ".join(text.split())
    if len(text) > limit:
        raise BadInput(field, f"That is too long. {limit} characters fit.")
    return text


def _cannot_be_shown(sign: str) -> bool:
    category = unicodedata.category(sign)
    return (category[0] == "C" and sign not in _JOINERS) or category in {"Zl", "Zp"}


def _with_plain_digits(text: str) -> str:
    """Digits of every script as 0 to 9, so that they can be dialled and read."""
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in text)
