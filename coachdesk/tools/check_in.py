"""How a check-in stands: agreed for later, past its time with nobody spoken to, or done (requirements.md 6.1)."""

from datetime import datetime
from enum import StrEnum

from coachdesk.models.visit import Visit, VisitOutcome

_OFF = (VisitOutcome.MOVED, VisitOutcome.WE_CANCELLED, VisitOutcome.COULD_NOT_COME)
"""Nobody set out, so nobody waits to hear."""


class CheckInStanding(StrEnum):
    """Only SPOKEN ends it: a visit that is over is not yet a coach who was heard."""

    AGREED = "agreed"
    PAST = "past"
    SPOKEN = "spoken"


def check_in_standing(visit: Visit, now: datetime) -> CheckInStanding | None:
    """How the check-in of a visit stands; None where none was agreed, or nobody set out."""
    if visit.check_in_by is None or visit.outcome in _OFF:
        return None
    if visit.checked_in_at is not None:
        return CheckInStanding.SPOKEN
    return CheckInStanding.PAST if now >= visit.check_in_by else CheckInStanding.AGREED
