"""Which families a worker or an agency has to do with, and as what: a contact is found by its family (R-15)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from coachdesk.desk import Desk
from coachdesk.models.appointment import Appointment
from coachdesk.models.family import Assignment, AssignmentRole, Family
from coachdesk.models.organisation import Worker
from coachdesk.models.plan import SubTarget, Target, TargetStatus
from coachdesk.models.visit import Visit
from coachdesk.operations.families import assigned_families
from coachdesk.tools.assignments import assigned_on
from coachdesk.tools.plan_progress import OPEN_STEPS

_AHEAD = timedelta(days=120)


class Part(StrEnum):
    """What somebody has to do with a family, beside an assignment."""

    KEY_WORKER = "key_worker"
    STEP = "step"
    APPOINTMENT = "appointment"
    VISIT = "visit"


@dataclass(frozen=True, slots=True)
class KnownBy:
    """One family, and everything that ties a contact to it, the weightiest first."""

    family: Family
    parts: tuple[AssignmentRole | Part, ...]


_Tie = tuple[str | None, str, AssignmentRole | Part]
"""Who, with which family, as what."""

_WEIGHT: tuple[AssignmentRole | Part, ...] = (Part.KEY_WORKER, *AssignmentRole, Part.STEP, Part.APPOINTMENT, Part.VISIT)


def known_by(desk: Desk) -> Mapping[str, tuple[KnownBy, ...]]:
    """By the id of a worker or an agency, the families of the worker of this vault it has to do with, by their codes.

    An agency is known by what its workers are: a key worker from housing makes housing known. The worker of this
    vault is no contact to be found.
    """
    families = {one.record.id: one.record for one in assigned_families(desk)}
    home = {one.id: one.agency for one in desk.records(Worker) if one.agency}
    found: defaultdict[str, defaultdict[str, set[AssignmentRole | Part]]] = defaultdict(lambda: defaultdict(set))
    for contact, family, part in (*_working(desk), *_doing(desk), *_coming(desk)):
        if contact and contact != desk.owner.worker_id and family in families:
            for one in filter(None, (contact, home.get(contact))):
                found[one][family].add(part)
    return {
        contact: tuple(
            KnownBy(families[family], tuple(sorted(by_family[family], key=_WEIGHT.index)))
            for family in families
            if family in by_family
        )
        for contact, by_family in found.items()
    }


def _working(desk: Desk) -> Iterator[_Tie]:
    for one in assigned_on(desk.records(Assignment), desk.today()):
        yield one.worker, one.log, one.role
        if one.is_key_worker:
            yield one.worker, one.log, Part.KEY_WORKER


def _doing(desk: Desk) -> Iterator[_Tie]:
    active = {one.id for one in desk.records(Target) if one.status is TargetStatus.ACTIVE}
    for step in desk.records(SubTarget):
        if step.owner_worker and step.state in OPEN_STEPS and step.target in active:
            yield step.owner_worker, step.log, Part.STEP


def _coming(desk: Desk) -> Iterator[_Tie]:
    today = desk.today()
    for going in desk.dated(Appointment, today + _AHEAD, today):
        if going.outcome is None:
            yield from ((one, going.log, Part.APPOINTMENT) for one in (going.worker, going.agency))
    for visit in desk.dated(Visit, today + _AHEAD, today):
        if visit.outcome is None:
            yield from ((one, visit.log, Part.VISIT) for one in (*visit.workers, *visit.agencies))
