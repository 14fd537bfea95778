"""Whose laptops are to have a family, as its assignments and handovers say; the signed membership follows (B-03)."""

from collections.abc import Iterable, Mapping, Set
from datetime import date, timedelta
from typing import Literal, NamedTuple

from coachdesk.models.family import Assignment, AssignmentRole
from coachdesk.models.handover import Handover
from coachdesk.tools.handover import HandoverState, handover_state
from coachdesk.tools.partial_dates import earliest, latest

MayDo = Literal["lead", "writer", "reader"]
"""What a member may do, in the words of `sync.membership.Role`: a lead also says who the members are."""

BEFOREHAND = timedelta(days=7)
"""Somebody who begins on a day has the family on the laptop so long before."""

_RANK: Mapping[str, int] = {"reader": 0, "writer": 1, "lead": 2}
_LEADS = AssignmentRole.ADVOCATE
_STAND_OUT = (HandoverState.DECLINED, HandoverState.WITHDRAWN)
_COMING = (HandoverState.PREPARED, HandoverState.ACCEPTED)


class Access(NamedTuple):
    """What is to change: who comes in or may do more, and who goes; of those `late` may have unsent work."""

    comes: Mapping[str, MayDo]
    goes: frozenset[str]
    late: frozenset[str]

    @property
    def is_settled(self) -> bool:
        """Whether the membership is as the records say."""
        return not self.comes and not self.goes


def access_due(
    now: Mapping[str, str],
    assignments: Iterable[Assignment],
    handovers: Iterable[Handover],
    ours: Set[str],
    today: date,
) -> Access:
    """The membership against the records of one family. Ids of workers in hexadecimal.

    `now` is what its members may do, `ours` the workers who have laptops of the organisation's. In are those who are
    assigned or begin within a week, and who is to take over once the family was prepared. Out are only those whose
    assignments have all ended, and who was to take over and did not; who is a member for another reason stays.
    """
    assigned, changes = list(assignments), list(handovers)
    running = [one for one in assigned if not has_ended(one, today)]
    wanted: dict[str, MayDo] = {
        one.worker: "lead" if one.role is _LEADS else "writer"
        for one in sorted(running, key=lambda one: one.role is _LEADS)
        if earliest(one.from_date) <= today + BEFOREHAND
    }
    coming = {one.to_worker for one in changes if handover_state(one) in _COMING}
    for worker in coming:
        wanted.setdefault(worker, "writer")
    over = [one for one in changes if handover_state(one) is HandoverState.DONE]
    for one in over:
        if one.to_worker in wanted and now.get(one.from_worker) == "lead":
            wanted[one.to_worker] = "lead"
    known = {one.worker for one in assigned} | {one.to_worker for one in changes if handover_state(one) in _STAND_OUT}
    staying = wanted.keys() | {one.worker for one in running}
    goes = frozenset(worker for worker in now if worker in known - staying)
    comes = {
        worker: role
        for worker, role in wanted.items()
        if worker in ours and _RANK[role] > _RANK.get(now.get(worker, ""), -1)
    }
    handed_in = {one.from_worker for one in over if one.handed_in_on is not None}
    return Access(comes, goes, frozenset(worker for worker in goes if worker not in handed_in))


def has_ended(one: Assignment, today: date) -> bool:
    """Cover lasts to the end of its last day; whatever else ends today has been ended by somebody, and is over."""
    last = latest(one.to_date) if one.to_date else date.max
    return last < today if one.role is AssignmentRole.COVER else last <= today
