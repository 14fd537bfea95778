"""Inviting a worker's laptop into the organisation: what it needs travels by paper, telephone or file."""

from datetime import timedelta

from coachdesk.crypto.authorities import authorities_der
from coachdesk.crypto.invitation import InvitationSecret, WrittenInvitation, new_invitation
from coachdesk.desk.exchange import change_log_of
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import Refused
from coachdesk.models.organisation import Worker, WorkerRole
from coachdesk.operations.syncing.enrolled import enrolled, enrolled_at, members_of
from coachdesk.operations.syncing.going_round import go_round_once
from coachdesk.operations.syncing.lines import Ask
from coachdesk.operations.syncing.membership import TRIES, say_members
from coachdesk.operations.syncing.server_place import ServerPlace
from coachdesk.sync.membership import Invite, OrganisationRole, OrganisationState, Role, is_active_admin, write_control
from coachdesk.sync.round.laptop import ORGANISATION

INVITATION_HOLDS = timedelta(hours=72)

_NOT_ADMIN = "Only an administrator of the organisation can invite somebody."
_ENDED = "This worker's place in the organisation has ended, so she cannot be invited."
_OTHER_ROLE = "This worker is in the organisation with another role already. Invite her with that one."
_QUICKER = "Somebody else was changing the organisation at the same moment. Invite her once more."


def invite(
    open_desk: OpenDesk, worker_id: str, ask: Ask, *, role: OrganisationRole = OrganisationRole.WORKER
) -> WrittenInvitation:
    """An invitation for one laptop of a worker's, good for 72 hours and once. Her name goes to the server with it.

    Raises NotFound where there is no such worker, Refused, NotEnrolled, and what `ask` raises: an invitation that
    nobody was handed is of no use to anybody.
    """
    worker = open_desk.desk.get(Worker, worker_id).record
    if worker.role is WorkerRole.AGENCY_WORKER:  # a coach may be lent by an agency: her role says what she does here
        raise Refused("Only our own workers can be invited, not an agency's.")
    if worker.left_on is not None:
        raise Refused(_ENDED)
    user = bytes.fromhex(worker_id)
    laptop, secret = enrolled(open_desk), new_invitation()
    receipt = go_round_once(open_desk, ask)
    expires = receipt.server_time // 1000 + int(INVITATION_HOLDS.total_seconds())
    _append(open_desk, secret, user, role, expires, ask)
    as_member = Role.LEAD if role is OrganisationRole.ADMIN else Role.WRITER
    say_members(open_desk, laptop.organisation.hex(), lambda state: {user: as_member, **state.members}, ask)
    return written_for(secret, laptop.organisation, laptop.root, enrolled_at(open_desk))


def written_for(secret: InvitationSecret, organisation: bytes, root: bytes, place: ServerPlace) -> WrittenInvitation:
    """What travels to the new laptop: the secret, whom to believe, and how to know the server."""
    authorities = authorities_der(place.authorities)
    return WrittenInvitation(secret, organisation, root, place.origin, authorities, place.pins)


def _append(
    open_desk: OpenDesk, secret: InvitationSecret, user: bytes, role: OrganisationRole, expires: int, ask: Ask
) -> None:
    """The invitation's record in the organisation's log, said again where somebody else was quicker."""
    laptop, keys = enrolled(open_desk), secret.keys()
    for _ in range(TRIES):
        people = members_of(open_desk).organisation
        _look_at(people, laptop.device, user, role)
        record = Invite(
            people.control_hash,
            keys.device,
            user,
            role,
            keys.signing,
            keys.receiving,
            secret.welcome(laptop.organisation, laptop.root),
            expires,
        )
        change_log_of(open_desk.desk).append_control(laptop.organisation, ORGANISATION, write_control(record))
        go_round_once(open_desk, ask)
        if keys.device in members_of(open_desk).organisation.invites:
            return
    raise Refused(_QUICKER)


def _look_at(people: OrganisationState, device: bytes, user: bytes, role: OrganisationRole) -> None:
    if not is_active_admin(people, device):
        raise Refused(_NOT_ADMIN)
    known = people.users.get(user)
    if known is not None and known.disabled:
        raise Refused(_ENDED)
    if known is not None and known.role is not role:
        raise Refused(_OTHER_ROLE)
