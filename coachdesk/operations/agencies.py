"""The directory of agencies and their workers, and when somebody last made sure that it is right (R-15, F-13)."""

from typing import Any, TypeVar

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.models.organisation import Agency, Organisation, Sector, Worker, WorkerRole

C = TypeVar("C", Agency, Worker)

HOLDS = 6
"""Months for which a checked contact counts as checked, unless the organisation says otherwise."""


def add_agency(desk: Desk, name: str, sector: Sector, **more: Any) -> Opened[Agency]:
    """An agency in the organisation's directory. Raises BadInput."""
    return desk.add(new_record(Agency, desk.owner.organisation_id, name=name, sector=sector, **more))


def add_worker(desk: Desk, name: str, agency_id: str = "", **more: Any) -> Opened[Worker]:
    """A named worker, of an agency or of none. Raises BadInput."""
    values = {"role": WorkerRole.AGENCY_WORKER, "agency": agency_id or None, **more}
    return desk.add(new_record(Worker, desk.owner.organisation_id, name=name, **values))


def say_it_is_right(desk: Desk, opened: Opened[C]) -> Opened[C]:
    """The worker of this vault rang today, and what is written there is right."""
    return desk.amend(opened, checked_on=desk.today().isoformat(), checked_by=desk.owner.worker_id)


def contacts_hold(desk: Desk) -> int:
    """For how many months a checked contact counts as checked."""
    organisation = desk.find(Organisation, desk.owner.organisation_id)
    return organisation.record.contacts_hold_months if organisation is not None else HOLDS


def say_contacts_hold(desk: Desk, months: int) -> Opened[Organisation]:
    """Says so for the whole organisation. Raises BadInput for less than a month or more than five years."""
    return desk.amend(desk.get(Organisation, desk.owner.organisation_id), contacts_hold_months=months)
