"""Whether a visit is the first on which the family is met."""

from collections.abc import Iterable

from coachdesk.models.visit import Visit, VisitOutcome
from coachdesk.tools.tries import visit_time


def is_first_visit(visit: Visit, visits: Iterable[Visit]) -> bool:
    """True while no other of the family's visits, on which somebody was met, began before it; tries do not count."""
    return not any(
        one.outcome is VisitOutcome.MET and one.id != visit.id and visit_time(one) <= visit_time(visit)
        for one in visits
        if one.log == visit.log
    )
