"""Inviting a colleague who may not be written down yet: nothing is written while there is no way to the server."""

from contextlib import suppress
from dataclasses import dataclass, field

from coachdesk.crypto.invitation import WrittenInvitation
from coachdesk.desk import new_record
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.models.family import Assignment
from coachdesk.models.organisation import Worker, WorkerRole
from coachdesk.operations.family_access import access_of, settle_access
from coachdesk.operations.syncing.inviting import invite
from coachdesk.operations.syncing.lines import Ask
from coachdesk.operations.syncing.our_workers import our_workers
from coachdesk.sync.conversation import hold
from coachdesk.sync.membership import OrganisationRole
from coachdesk.sync.round.greeting import greet


@dataclass(frozen=True, slots=True)
class MadeInvitation:
    """An invitation to be handed over, and whose it is."""

    worker: Worker
    written: WrittenInvitation = field(repr=False)


def invite_colleague(open_desk: OpenDesk, worker_id: str, ask: Ask, *, as_admin: bool = False) -> MadeInvitation:
    """An invitation for one laptop of a worker who is written down, with the families she works with.

    Raises what `invite` does. Where the line breaks after it, she is invited, and the families are still due.
    """
    role = OrganisationRole.ADMIN if as_admin else OrganisationRole.WORKER
    written = invite(open_desk, worker_id, ask, role=role)
    with suppress(CoachDeskError):
        let_into_families(open_desk, worker_id, ask)
    return MadeInvitation(open_desk.desk.get(Worker, worker_id).record, written)


def let_into_families(open_desk: OpenDesk, worker_id: str, ask: Ask) -> None:
    """Each family that names her, and that this laptop may speak for, has her as a member. Raises what `ask` does."""
    families = {one.log for one in open_desk.desk.records(Assignment) if one.worker == worker_id}
    for family in sorted(families):
        access = access_of(open_desk, family)
        if worker_id in access.due.comes and not access.why_not:
            settle_access(open_desk, family, ask)


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
