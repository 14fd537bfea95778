"""Visits that were, or are to be, at the same time as another."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from coachdesk.models.visit import Visit, VisitOutcome
from coachdesk.tools.tries import visit_time

_NOT_MADE = (VisitOutcome.MOVED, VisitOutcome.WE_CANCELLED, VisitOutcome.COULD_NOT_COME)


def overlapping(visit: Visit, visits: Iterable[Visit]) -> list[Visit]:
    """The others that share time with it, in the order of their beginnings: of the same family or the same worker.

    A visit lasts until it was ended, or as long as planned; one that was not made takes no time.
    """
    if visit.outcome in _NOT_MADE:
        return []
    begins, ends = _span(visit)
    found = [
        one
        for one in visits
        if one.id != visit.id
        and one.outcome not in _NOT_MADE
        and (one.log == visit.log or _goers(one) & _goers(visit))
        and _span(one)[0] < ends
        and begins < _span(one)[1]
    ]
    return sorted(found, key=lambda one: (visit_time(one), one.id))


def _span(visit: Visit) -> tuple[datetime, datetime]:
    begins = visit_time(visit)
    return begins, max(visit.ended_at or begins + timedelta(minutes=visit.planned_minutes), begins)


def _goers(visit: Visit) -> set[str]:
    return {*visit.workers, *visit.workers_came}
