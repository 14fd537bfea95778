"""A time of day as people type it: "9:30", "2.30pm", "14:00"; never guessed between morning and afternoon."""

import re
from datetime import time

from coachdesk.errors import BadInput

_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*([ap])?\.?\s*(?:m\.?)?", re.IGNORECASE)
_FIRST_OF_A_DAY = 7
"""An hour from 1 to 6 alone may be either end of the day, so it is asked about."""


def parse_time(typed: str) -> time:
    """The time meant. Raises BadInput for `time`, with a sentence that says how to write it."""
    words = typed.strip().casefold()
    if words in ("noon", "midday"):
        return time(12)
    found = _TIME.fullmatch(words)
    if not found:
        raise BadInput("time", "Write a time such as 9:30, 2.30 pm or 14:00.")
    hours, minutes, half = int(found[1]), int(found[2] or 0), found[3]
    if minutes > 59 or hours > 23 or (half and not 1 <= hours <= 12):
        raise BadInput("time", "There is no such time. Write one such as 9:30, 2.30 pm or 14:00.")
    if half:
        return time(hours % 12 + (12 if half == "p" else 0), minutes)
    if 0 < hours < _FIRST_OF_A_DAY and not found[1].startswith("0"):
        raise BadInput("time", "Is that morning or afternoon? Write 2 pm or 14:00, or 2 am.")
    return time(hours, minutes)
