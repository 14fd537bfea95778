"""Hours of a week as people type them: "30", "37.5", "37h30", "22:15"; in minutes."""

import re

from coachdesk.errors import BadInput

_HOURS = re.compile(r"(?P<hours>[0-9]{1,3})(?:[.,](?P<part>[0-9]{1,2}))?\s*(?:h|hrs?|hours?)?", re.IGNORECASE)
_WITH_MINUTES = re.compile(
    r"(?P<hours>[0-9]{1,3})\s*(?::|h|hrs?|hours?)\s*(?P<minutes>[0-9]{1,2})\s*(?:m|min|mins|minutes?)?", re.IGNORECASE
)
_WEEK = 7 * 24 * 60


def parse_hours(typed: str) -> int | None:
    """The minutes meant, up to a whole week; None for nothing typed. Raises BadInput for `hours`."""
    words = typed.strip()
    if not words:
        return None
    found = _WITH_MINUTES.fullmatch(words)
    if found:
        minutes, beside = int(found["hours"]) * 60, int(found["minutes"])
        if beside > 59:
            raise BadInput("hours", "An hour has sixty minutes. Write hours such as 30, 37.5 or 37:30.")
        minutes += beside
    else:
        found = _HOURS.fullmatch(words)
        if not found:
            raise BadInput("hours", "Write the hours of a week, such as 30, 37.5 or 37:30.")
        minutes = int(found["hours"]) * 60 + round(float(f"0.{found['part'] or 0}") * 60)
    if minutes > _WEEK:
        raise BadInput("hours", "A week has 168 hours. Write the hours there are for visits, such as 30.")
    return minutes


def hours_typed(minutes: int | None) -> str:
    """The same as one types it: "30", "37:30"; "" for nothing."""
    if minutes is None:
        return ""
    return f"{minutes // 60}:{minutes % 60:02}" if minutes % 60 else str(minutes // 60)
