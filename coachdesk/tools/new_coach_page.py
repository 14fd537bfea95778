"""What the family's page about a new coach says; those it names come without their agency (R-06, R-14)."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from coachdesk.models.family import Assignment, AssignmentRole
from coachdesk.models.handover import Handover
from coachdesk.models.new_coach_page import NewCoachPage
from coachdesk.models.organisation import Worker
from coachdesk.models.visit import Visit
from coachdesk.tools.assignments import assigned_on

_STAYS = {AssignmentRole.COACH: AssignmentRole.ADVOCATE, AssignmentRole.ADVOCATE: AssignmentRole.COACH}


def new_coach_page(
    handover: Handover,
    workers: Mapping[str, Worker],
    assignments: Iterable[Assignment],
    visit: Visit | None,
    *,
    family_ref: str,
    organisation: str,
    now: datetime,
    is_sample: bool = False,
) -> NewCoachPage:
    """The page on a day. Whom to tell when it is not right is whoever holds the family's other role and stays."""
    comes, goes = workers.get(handover.to_worker), workers.get(handover.from_worker)
    other = _other(handover, assignments, now.date())
    stays = workers.get(other)
    at = visit.planned_at if visit is not None else None
    return NewCoachPage(
        family_ref=family_ref,
        goes=goes.name if goes else "",
        comes=comes.name if comes else "",
        is_advocate=handover.role is AssignmentRole.ADVOCATE,
        from_day=handover.from_day,
        last_visit=handover.last_visit,
        visit_on=at.date() if at else handover.visit_on,
        visit_at=f"{at:%H:%M}" if at else "",
        phone=comes.phone if comes else "",
        best_route=comes.best_route if comes else "",
        other=stays.name if stays else "",
        other_phone=stays.phone if stays else "",
        organisation=organisation,
        made_at=now,
        is_sample=is_sample,
    )


def _other(handover: Handover, assignments: Iterable[Assignment], day: date) -> str:
    changing = {handover.from_worker, handover.to_worker}
    held = [one for one in assigned_on(assignments, day) if one.worker not in changing]
    return next((one.worker for one in held if one.role is _STAYS.get(handover.role)), "")
