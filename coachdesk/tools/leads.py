"""Whether a family has one key worker and one lead agency by name; a blank is a fault of the system (M-15, R-17)."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from coachdesk.models.family import Assignment, AssignmentRole
from coachdesk.models.organisation import Worker
from coachdesk.tools.assignments import assigned_on, key_worker_on


class LeadFault(StrEnum):
    """What nobody is named for."""

    NO_KEY_WORKER = "no_key_worker"
    NO_LEAD_AGENCY = "no_lead_agency"


class Leads(NamedTuple):
    """The id of the key worker and the ids of the agencies that lead; where there is none, its fault."""

    key_worker: str | None
    agencies: tuple[str, ...]
    faults: tuple[LeadFault, ...]


def leads_on(assignments: Iterable[Assignment], workers: Mapping[str, Worker], day: date) -> Leads:
    """Who leads on a day. An agency leads through its lead professional; one who comes from no agency names none."""
    held = assigned_on(assignments, day)
    key = key_worker_on(held, day)
    key_worker = key.worker if key is not None and key.worker in workers else None
    leading = [workers[one.worker].agency for one in held if _leads(one) and one.worker in workers]
    agencies = tuple(dict.fromkeys(one for one in leading if one))
    faults = [LeadFault.NO_KEY_WORKER] if key_worker is None else []
    return Leads(key_worker, agencies, (*faults, *([] if agencies else [LeadFault.NO_LEAD_AGENCY])))


def _leads(assignment: Assignment) -> bool:
    return assignment.role is AssignmentRole.LEAD_PROFESSIONAL
