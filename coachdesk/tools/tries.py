"""Persistence: how often in a row it was tried to reach a family, told for the coach, never against them (Z-01)."""

from collections.abc import Iterable
from datetime import datetime

from coachdesk.models.call import Call, CallAnswer, CallPurpose, CallWay
from coachdesk.models.visit import Visit, VisitOutcome

_OURS = (CallWay.WE_CALLED, CallWay.WE_TEXTED)
_TRIED = (CallAnswer.NO_ANSWER, CallAnswer.LEFT_MESSAGE, CallAnswer.WRONG_NUMBER)


def tries_in_a_row(visits: Iterable[Visit], calls: Iterable[Call] = ()) -> int:
    """Visits with nobody in and unanswered calls of ours since the family was last met or spoken with.

    A visit that was moved or cancelled, and a text sent, neither count nor end the row.
    """
    marks = [(visit_time(one), _of_visit(one)) for one in visits] + [(one.at, _of_call(one)) for one in calls]
    count = 0
    for _at, tried in sorted(marks, key=lambda mark: mark[0], reverse=True):
        if tried is False:
            break
        count += tried is True
    return count


def visit_time(visit: Visit) -> datetime:
    """When a visit began, or else when it was to begin."""
    return visit.started_at or visit.planned_at


def _of_visit(visit: Visit) -> bool | None:
    """True for a try, False for having met or heard of them, None for what says nothing."""
    if visit.outcome is VisitOutcome.NOBODY_IN:
        return True
    return False if visit.outcome in (VisitOutcome.MET, VisitOutcome.COULD_NOT_COME) else None


def _of_call(call: Call) -> bool | None:
    if call.person is None or call.purpose is CallPurpose.CHASING:
        return None
    if call.way not in _OURS or call.answer is CallAnswer.SPOKE:
        return False
    return True if call.answer in _TRIED else None
