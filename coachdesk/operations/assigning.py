"""Who works with a family, written down: the first worker of a role, cover while somebody is away, and an end (R-06).

A change from one worker to another is a handover (`handing_over_family`). These are records; `family_access` brings
the signed membership into line with them.
"""

from datetime import date
from typing import Any

from coachdesk.desk import Desk, Opened
from coachdesk.errors import BadInput, Refused
from coachdesk.models.family import Assignment, AssignmentRole
from coachdesk.operations.families import assign, end_assignment
from coachdesk.tools.assignments import assigned_on

_TWICE = "They have this role with the family already."
_TAKEN = "Somebody has this role already. Hand the family over to the new one instead."
_ONE_AT_A_TIME = (AssignmentRole.COACH, AssignmentRole.ADVOCATE)


def assign_first(desk: Desk, family_id: str, worker_id: str, role: AssignmentRole, **more: Any) -> Opened[Assignment]:
    """Somebody begins in a role that nobody has; `from_date` is today unless given.

    Raises Refused where a family that has one coach (or advocate) would have two: that change is a handover, unless
    `overlap_reason` says why there are two.
    """
    held = [one for one in assigned_on(desk.records(Assignment, family_id), desk.today()) if one.role is role]
    if any(one.worker == worker_id for one in held):
        raise Refused(_TWICE)
    if held and role in _ONE_AT_A_TIME and not str(more.get("overlap_reason", "")).strip():
        raise Refused(_TAKEN)
    return assign(desk, family_id, worker_id, role, **more)


def cover_leave(
    desk: Desk, family_id: str, worker_id: str, since: date, until: date, *, why: str, family_told: str
) -> Opened[Assignment]:
    """Somebody comes while another is away, and goes again by themselves after the last day.

    Raises BadInput for days the wrong way round or over, and where why or how the family was told is missing;
    Refused where that worker works with the family anyway.
    """
    if until < since or until < desk.today():
        raise BadInput("to_date", "The last day comes after the first, and is not over yet.")
    if not why.strip():
        raise BadInput("end_reason", "Say in a few words why somebody else comes.")
    if not family_told.strip():
        raise BadInput("family_told", "Say how and when the family was told.")
    now = desk.records(Assignment, family_id)
    if any(one.worker == worker_id for day in (since, until) for one in assigned_on(now, day)):
        raise Refused("They work with this family in those days anyway.")
    more = {"from_date": str(since), "to_date": str(until), "end_reason": why, "family_told": family_told}
    return assign(desk, family_id, worker_id, AssignmentRole.COVER, **more)


def take_off(desk: Desk, assignment: Opened[Assignment], reason: str, family_told: str) -> Opened[Assignment]:
    """Somebody stops working with the family today, and nobody follows. Raises BadInput without why or how told.

    Raises Refused for one whose work has ended.
    """
    if assignment.record.to_date is not None and assignment.record.role is not AssignmentRole.COVER:
        raise Refused("This has ended already.")
    return end_assignment(desk, assignment, reason, family_told)
