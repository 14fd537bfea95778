"""What an administrator does when a laptop is lost, an invitation is not wanted any more, or somebody has left.

Everything here is online only (sync.md 3.8): it counts when the server has it, and the round that follows shows it.
"""

from collections.abc import Callable
from contextlib import suppress

from coachdesk.desk.exchange import change_log_of
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import CoachDeskError, NotFound, Refused
from coachdesk.operations.devices.inviting_somebody import let_into_families
from coachdesk.operations.syncing.enrolled import enrolled, members_of
from coachdesk.operations.syncing.going_round import go_round_once
from coachdesk.operations.syncing.lines import Ask
from coachdesk.operations.syncing.membership import say_members
from coachdesk.sync.membership import (
    ControlRecord,
    DeviceRecord,
    OrganisationRole,
    OrganisationState,
    RevokedBecause,
    Role,
    UserRecord,
    is_active_admin,
    write_control,
)
from coachdesk.sync.round.laptop import ORGANISATION

_ONLY_ADMINS = "Only an administrator of your organisation can do that."
_OVERTAKEN = "Somebody else changed who belongs to the organisation at the same moment. Look again, then try once more."
_NOT_THIS = "That is the laptop you are working on. Another administrator has to do this."
_NOT_YOU = "Another administrator has to end your own place in the organisation."
_TRIES = 3


def revoke_laptop(open_desk: OpenDesk, device: str, reason: RevokedBecause, ask: Ask) -> None:
    """A laptop counts no longer, from this moment and for good: its sessions end, and nothing of it is taken.

    What is written after the next round of a lead it cannot read. Raises Refused for one's own laptop, for anybody but
    an administrator, and where somebody else was quicker; NotFound; ServerSaidNo; and what `ask` raises.
    """
    name = bytes.fromhex(device)
    if name == enrolled(open_desk).device:
        raise Refused(_NOT_THIS)

    def record(state: OrganisationState) -> ControlRecord | None:
        if name not in state.devices:
            raise NotFound
        return None if name in state.withdrawn else DeviceRecord(name, reason)

    _say(open_desk, record, ask)


def cancel_invitation(open_desk: OpenDesk, invitation: str, ask: Ask) -> None:
    """Nobody can enrol by it any more. Raises Refused where somebody has already, and as `revoke_laptop`."""
    name = bytes.fromhex(invitation)

    def record(state: OrganisationState) -> ControlRecord | None:
        known = state.invites.get(name)
        if known is None:
            raise NotFound
        if known.used_by is not None:
            raise Refused("This invitation has been used. If that was not who it was for, withdraw the laptop.")
        return None if name in state.withdrawn else DeviceRecord(name, RevokedBecause.CANCELLED)

    _say(open_desk, record, ask)


def set_disabled(open_desk: OpenDesk, worker_id: str, disabled: bool, ask: Ask) -> None:
    """All of a worker's laptops are shut out, or let in again where they are not withdrawn. As `revoke_laptop`.

    Whoever is let in again is a member of the organisation's log again, and of the families that name her.
    """
    user = bytes.fromhex(worker_id)
    if user == enrolled(open_desk).user:
        raise Refused(_NOT_YOU)

    def record(state: OrganisationState) -> ControlRecord | None:
        known = state.users.get(user)
        if known is None:
            raise NotFound
        return None if known.disabled == disabled else UserRecord(state.control_hash, user, known.role, disabled)

    _say(open_desk, record, ask)
    if not disabled:
        people = members_of(open_desk).organisation
        role = Role.LEAD if people.users[user].role is OrganisationRole.ADMIN else Role.WRITER
        say_members(open_desk, people.organisation.hex(), lambda log: {user: role, **log.members}, ask)
        with suppress(CoachDeskError):  # what cannot be done now stays due
            let_into_families(open_desk, worker_id, ask)


def _say(open_desk: OpenDesk, record: Callable[[OrganisationState], ControlRecord | None], ask: Ask) -> None:
    """Says it with the newest of the organisation's log, again where somebody was quicker, until it is so."""
    laptop, log = enrolled(open_desk), change_log_of(open_desk.desk)
    for _ in range(_TRIES):
        go_round_once(open_desk, ask)
        state = members_of(open_desk).organisation
        if not is_active_admin(state, laptop.device):
            raise Refused(_ONLY_ADMINS)
        wanted = record(state)
        if wanted is None:
            return
        log.append_control(laptop.organisation, ORGANISATION, write_control(wanted))
        go_round_once(open_desk, ask)
        if record(members_of(open_desk).organisation) is None:
            return
    raise Refused(_OVERTAKEN)
