"""Who works for the organisation itself, and whom somebody means when she types a name."""

from coachdesk.desk import Desk, new_record
from coachdesk.errors import NotFound, Refused
from coachdesk.models.organisation import Worker, WorkerRole


def our_workers(desk: Desk) -> list[Worker]:
    """Those who work here and are still here, by name; one whom an agency lent to us is one of ours by her role."""
    found = [one for one in desk.records(Worker) if one.role is not WorkerRole.AGENCY_WORKER and one.left_on is None]
    return sorted(found, key=lambda one: one.name)


def our_worker(desk: Desk, name: str, role: WorkerRole | None = None) -> Worker:
    """Our own worker of that name; with a `role` she is written down where nobody of ours has the name.

    Raises NotFound, Refused where two have it, BadInput.
    """
    wanted = " ".join(name.split())
    found = [one for one in our_workers(desk) if one.name.casefold() == wanted.casefold()]
    if len(found) > 1:
        raise Refused("Two workers have that name. Give one of them another name first.")
    if not found and role is None:
        raise NotFound("Nobody of your organisation has that name. Say what she does with --role, and she is added.")
    if not found:
        return desk.add(new_record(Worker, desk.owner.organisation_id, name=wanted, role=role)).record
    return found[0]
