"""Visits counted: one is one for the family and one for each agency that came; and the hours of a worker's week."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from coachdesk.models.organisation import Worker, WorkerRole
from coachdesk.models.visit import Visit, VisitOutcome

_OFF = (VisitOutcome.MOVED, VisitOutcome.WE_CANCELLED, VisitOutcome.COULD_NOT_COME)
"""What no worker set out for."""


class VisitCounts(NamedTuple):
    """Visits on which somebody was met, by family and by agency (M-06)."""

    families: Counter[str]
    agencies: Counter[str]


class VisitWeek(NamedTuple):
    """The hours of one worker's week, in minutes (R-12)."""

    visits: int
    planned: int
    travel: int
    nobody_in: int
    """Visits of the week on which nobody was in: tries that took time."""
    over: int
    """Planned and travel beyond the time there is; 0 when it fits, or when nobody said how much there is."""


def visit_counts(visits: Iterable[Visit], workers: Iterable[Worker]) -> VisitCounts:
    """How often each family was met, and by each agency, however many of its workers came (M-06).

    A coach on loan from an agency comes as a coach, so that agency is not counted for it.
    """
    home = {one.id: one.agency for one in workers if one.agency and one.role is WorkerRole.AGENCY_WORKER}
    counts = VisitCounts(Counter(), Counter())
    for visit in visits:
        if visit.outcome is VisitOutcome.MET:
            counts.families[visit.log] += 1
            came = {home[one] for one in visit.workers_came if one in home}
            counts.agencies.update(came.union(visit.agencies_came))
    return counts


def visit_week(
    visits: Iterable[Visit],
    worker: str,
    monday: date,
    day_of: Callable[[Visit], date],
    available_minutes: int | None = None,
) -> VisitWeek:
    """What a worker's seven days from `monday` hold; `day_of` says on which day by the wall a visit is (R-12).

    To see over-booking before a visit is saved, pass that visit as well. The length of a visit that was made is the
    planned one: it is what the week had to find room for.
    """
    week = [
        one
        for one in visits
        if worker in one.workers
        and one.outcome not in _OFF
        and timedelta(0) <= day_of(one) - monday < timedelta(days=7)
    ]
    planned, travel = sum(one.planned_minutes for one in week), sum(one.travel_minutes or 0 for one in week)
    return VisitWeek(
        visits=len(week),
        planned=planned,
        travel=travel,
        nobody_in=sum(one.outcome is VisitOutcome.NOBODY_IN for one in week),
        over=0 if available_minutes is None else max(planned + travel - available_minutes, 0),
    )
