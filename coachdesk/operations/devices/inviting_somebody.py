"""Inviting a colleague who may not be written down yet: nothing is written while there is no way to the server."""

from dataclasses import dataclass, field

from coachdesk.crypto.invitation import WrittenInvitation
from coachdesk.desk import Desk, new_record
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import BadInput
from coachdesk.models.organisation import Worker, WorkerRole
from coachdesk.operations.syncing.inviting import invite
from coachdesk.operations.syncing.lines import Ask
from coachdesk.sync.conversation import hold
from coachdesk.sync.membership import OrganisationRole
from coachdesk.sync.round.greeting import greet


@dataclass(frozen=True, slots=True)
class MadeInvitation:
    """An invitation to be handed over, and whose it is."""

    worker: Worker
    written: WrittenInvitation = field(repr=False)


def our_workers(desk: Desk) -> list[Worker]:
    """Those who can be invited: of the organisation itself, and still here."""
    found = [one for one in desk.records(Worker) if one.agency is None and one.left_on is None]
    return sorted((one for one in found if one.role is not WorkerRole.AGENCY_WORKER), key=lambda one: one.name)


def invite_colleague(open_desk: OpenDesk, worker_id: str, ask: Ask, *, as_admin: bool = False) -> MadeInvitation:
    """An invitation for one laptop of a worker who is written down. Raises what `invite` does."""
    role = OrganisationRole.ADMIN if as_admin else OrganisationRole.WORKER
    written = invite(open_desk, worker_id, ask, role=role)
    return MadeInvitation(open_desk.desk.get(Worker, worker_id).record, written)


def invite_somebody_new(
    open_desk: OpenDesk, name: str, role: WorkerRole, ask: Ask, *, as_admin: bool = False
) -> MadeInvitation:
    """The same for somebody who is written down with it. Raises BadInput about `name` for one who is there already."""
    desk = open_desk.desk
    if any(one.name.casefold() == name.casefold() for one in our_workers(desk)):
        raise BadInput("name", "A colleague of that name is written down already. Choose them in the list.")
    hold(greet(), ask)
    worker = desk.add(new_record(Worker, desk.owner.organisation_id, name=name, role=role))
    return invite_colleague(open_desk, worker.record.id, ask, as_admin=as_admin)
