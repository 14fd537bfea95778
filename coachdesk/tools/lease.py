"""How long a laptop may go without its server: what it still does after fourteen days, and after thirty (sync.md 8)."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

READ_ONLY_AFTER = timedelta(days=14)
CLOSED_AFTER = timedelta(days=30)


class LeaseStanding(StrEnum):
    """What a connected laptop may do."""

    HOLDS = "holds"
    READ_ONLY = "read_only"
    """Everything is read, and only notes and worries are written."""

    CLOSED = "closed"
    """Families stay shut; notes and worries are still taken."""


@dataclass(frozen=True, slots=True)
class Away:
    """Since which contact, by the server's clock (milliseconds since 1970), and the longest that has been seen."""

    contact: int
    longest: int


def away_since(contact: int, here: int, now: int, seen: Away | None) -> Away:
    """How long the server has not been heard, in milliseconds; `here` and `now` are by this laptop's own clock.

    It never grows shorter but by another contact, so that a clock set back wins nothing.
    """
    longest = seen.longest if seen is not None and seen.contact == contact else 0
    return Away(contact, max(longest, now - here))


def standing_after(away: Away) -> LeaseStanding:
    """What may be done after so long."""
    length = timedelta(milliseconds=away.longest)
    if length >= CLOSED_AFTER:
        return LeaseStanding.CLOSED
    return LeaseStanding.READ_ONLY if length >= READ_ONLY_AFTER else LeaseStanding.HOLDS
