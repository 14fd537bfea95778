"""What the page of a handover shows, read off the screen's thread; Qt-free."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from coachdesk.desk import Desk, Opened
from coachdesk.desk.opening import OpenDesk
from coachdesk.models.family import Assignment, Family
from coachdesk.models.handover import Handover
from coachdesk.models.organisation import Worker, WorkerRole
from coachdesk.models.visit import Visit
from coachdesk.operations.family_access import FamilyAccess, access_of
from coachdesk.operations.half_typed import half_typed
from coachdesk.operations.handing_over_family import handovers_of, hands_of, standing_of
from coachdesk.tools.assignments import assigned_on
from coachdesk.tools.handover import Deed, HandoverState, Hands, Lack, handover_state, lacking, visit_held, why_not

NEAR = timedelta(days=60)
"""Visits are offered from so many days before today to so many after."""


PREFIX = "handover"
"""How the keys of drafts begin: the family and the handover follow."""


@dataclass(frozen=True, slots=True)
class HandoverShown:
    """`handover` is the open one of the family, else its last, else None. `why_not` says of each deed why it cannot be.

    `held` are those who work with the family now, whose role can go; `workers` who could come; `visits` in the diary.
    """

    family: Family
    today: date
    hands: Hands
    handover: Opened[Handover] | None
    state: HandoverState | None
    why_not: Mapping[Deed, str]
    lacks: tuple[Lack, ...]
    is_held: bool
    names: Mapping[str, str]
    held: tuple[Opened[Assignment], ...]
    workers: tuple[tuple[str, str], ...]
    visits: tuple[Visit, ...]
    access: FamilyAccess
    drafts: Mapping[str, str]
    half_typed: tuple[str, ...] = ()
    """What the one who goes has half typed elsewhere about the family; empty for anybody else."""

    @property
    def is_open(self) -> bool:
        """Whether a handover is going on."""
        return self.state is not None and self.state.is_open

    def name(self, worker: str) -> str:
        """A worker's name, empty where it is not known here."""
        return self.names.get(worker, "")


def read_handover(opened: OpenDesk, family_id: str) -> HandoverShown:
    """Raises NotFound where the family is not on this laptop."""
    desk, hands = opened.desk, hands_of(opened)
    family = desk.get(Family, family_id).record
    handover = _current(desk, family_id)
    standing = standing_of(desk, handover.record) if handover else None
    workers = desk.records(Worker)
    held = desk.all(Assignment, family_id)
    now = {one.id for one in assigned_on([one.record for one in held], desk.today())}
    return HandoverShown(
        family=family,
        today=desk.today(),
        hands=hands,
        handover=handover,
        state=handover_state(handover.record) if handover else None,
        why_not={deed: why_not(deed, standing, hands) for deed in Deed} if standing else {},
        lacks=lacking(handover.record) if handover else (),
        is_held=visit_held(standing) if standing else False,
        names={one.id: one.name for one in workers},
        held=tuple(one for one in held if one.record.id in now and one.record.to_date is None),
        workers=tuple((one.id, one.name) for one in workers if _is_ours(one)),
        visits=_visits(desk, family_id, handover),
        access=access_of(opened, family_id),
        drafts=desk.drafts.all(f"{PREFIX}/{family_id}/"),
        half_typed=_left_lying(desk, handover),
    )


def _current(desk: Desk, family_id: str) -> Opened[Handover] | None:
    found = handovers_of(desk, family_id)
    going_on = [one for one in found if handover_state(one.record).is_open]
    chosen = going_on or found
    return chosen[-1] if chosen else None


def _left_lying(desk: Desk, handover: Opened[Handover] | None) -> tuple[str, ...]:
    record = handover.record if handover else None
    if record is None or not handover_state(record).is_open or record.from_worker != desk.owner.worker_id:
        return ()
    return half_typed(desk, record.log)


def _is_ours(worker: Worker) -> bool:
    return worker.left_on is None and worker.role is not WorkerRole.AGENCY_WORKER


def _visits(desk: Desk, family_id: str, handover: Opened[Handover] | None) -> tuple[Visit, ...]:
    """Planned ones and those that took place, and the one that is named already."""
    today = desk.today()
    near = desk.dated(Visit, today + NEAR, today - NEAR, family_id)
    named = handover.record.visit if handover else None
    return tuple(one for one in near if one.id == named or one.outcome is None or one.outcome == "met")
