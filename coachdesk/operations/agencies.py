"""The directory of agencies and their workers (R-15)."""

from typing import Any

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.models.organisation import Agency, Sector, Worker, WorkerRole


def add_agency(desk: Desk, name: str, sector: Sector, **more: Any) -> Opened[Agency]:
    """An agency in the organisation's directory. Raises BadInput."""
    return desk.add(new_record(Agency, desk.owner.organisation_id, name=name, sector=sector, **more))


def add_worker(desk: Desk, name: str, agency_id: str = "", **more: Any) -> Opened[Worker]:
    """A named worker, of an agency or of none. Raises BadInput."""
    values = {"role": WorkerRole.AGENCY_WORKER, "agency": agency_id or None, **more}
    return desk.add(new_record(Worker, desk.owner.organisation_id, name=name, **values))
