"""When something was written down against when it happened: late, in time, or by a clock that cannot be right."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

LATE_AFTER = timedelta(hours=24)
"""What is written later than this says why (requirements.md 4.3)."""

UNSURE = timedelta(minutes=2)
"""Two clocks are never alike: less than this is no sign of a wrong one."""


class Timing(StrEnum):
    IN_TIME = "in_time"
    LATE = "late"
    BEFORE_IT_HAPPENED = "before_it_happened"
    CLOCK_MOVED_BACK = "clock_moved_back"


class NoteTimes(NamedTuple):
    """What the times of a note come to, by how much, and a sentence to show; empty when all is well."""

    timing: Timing
    by: timedelta
    sentence: str

    @property
    def needs_reason(self) -> bool:
        """Whether a reason for being late is asked for."""
        return self.timing is Timing.LATE


def note_times(happened_at: datetime, written_at: datetime, latest_known: datetime | None = None) -> NoteTimes:
    """How late a note is, by the clock that was on the laptop when it was written.

    `latest_known` is the latest moment that the vault already has a record of (`desk.latest_moment`): a clock before
    that has moved back. It refuses nothing; a note is kept with the times it was given, and the clock is named. By a
    clock that moved back nobody is called late who is not late by that clock too: it only makes the time look shorter.
    """
    back = latest_known - written_at if latest_known else timedelta(0)
    clock = ""
    if back > UNSURE:
        clock = (
            f"This laptop's clock is {_span(back)} behind what is already written here. Check the date and the time."
        )
    late = written_at - happened_at
    if late > LATE_AFTER:
        why = f"That was {_span(late)} ago. Say in a few words why it is written now."
        return NoteTimes(Timing.LATE, late, f"{clock} {why}".lstrip())
    if clock:
        return NoteTimes(Timing.CLOCK_MOVED_BACK, back, clock)
    if late < -UNSURE:
        return NoteTimes(
            Timing.BEFORE_IT_HAPPENED,
            -late,
            f"By this laptop's clock that is still {_span(-late)} ahead. Check when it happened, or the clock.",
        )
    return NoteTimes(Timing.IN_TIME, max(late, timedelta(0)), "")


def _span(span: timedelta) -> str:
    """ "3 minutes", "1 hour", "25 hours", "2 days": whole units, counted down."""
    minutes = span // timedelta(minutes=1)
    number, unit = (minutes, "minute") if minutes < 60 else (minutes // 60, "hour")
    if number >= 48 and unit == "hour":
        number, unit = number // 24, "day"
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
