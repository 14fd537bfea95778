"""A new laptop joins: its vault is made, the server takes it in by an invitation, and a first round brings the rest."""

import shutil
from pathlib import Path

from coachdesk.crypto import key_file
from coachdesk.crypto.authorities import authorities_pem
from coachdesk.crypto.device_keys import DeviceKeys
from coachdesk.crypto.invitation import WrittenInvitation, typed_invitation
from coachdesk.crypto.passphrase_choice import check_choice
from coachdesk.crypto.receiving_keys import new_receiving_seed
from coachdesk.crypto.recovery_code import RecoveryCode
from coachdesk.crypto.signatures import new_signing_seed
from coachdesk.desk import Clock, opening
from coachdesk.desk.opening import Costs, OpenDesk
from coachdesk.errors import CoachDeskError, JoiningUnfinished, NotOurServer, Unreadable, VaultExists
from coachdesk.models.organisation import Organisation, Worker
from coachdesk.operations.syncing.enrolled import (
    CAME_BY,
    JOINING,
    ORGANISATION_ROOT,
    RECEIVING_SEED,
    SERVER_PLACE,
    members_of,
)
from coachdesk.operations.syncing.going_round import go_round_once
from coachdesk.operations.syncing.inviting import written_for
from coachdesk.operations.syncing.joining import BEGUN, go_on_joining, is_joining
from coachdesk.operations.syncing.lines import Ask
from coachdesk.operations.syncing.refused import is_for_good, why_not
from coachdesk.operations.syncing.server_place import ServerPlace
from coachdesk.operations.vaults import STANDARD, NewVault
from coachdesk.sync.conversation import hold
from coachdesk.sync.protocol.arriving import Welcome
from coachdesk.sync.round.asking import ServerSaidNo
from coachdesk.sync.round.greeting import ask_welcome


def place_in(invitation: WrittenInvitation) -> ServerPlace:
    """The server that an invitation leads to."""
    return ServerPlace(invitation.address, authorities_pem(invitation.authorities), invitation.pins)


def by_typed_code(code: str, place: ServerPlace, ask: Ask) -> WrittenInvitation:
    """The invitation of a code that was typed, its organisation and root as only its secret can have sealed them.

    Raises BadInput for a slip in the code, Refused for one that counts no longer, and what `ask` raises.
    """
    secret = typed_invitation(code)
    organisation, root = secret.open_welcome(_welcome(secret.keys().device, ask).welcome)
    return written_for(secret, organisation, root, place)


def enrol(
    folder: Path,
    passphrase: bytearray,
    invitation: WrittenInvitation,
    clock: Clock,
    ask: Ask,
    costs: Costs = STANDARD,
) -> NewVault:
    """A vault for the invited worker, enrolled, with all that the organisation has for it.

    Where the line breaks before the server can have taken it in, nothing is left. Where it breaks later,
    JoiningUnfinished is raised and the vault stays: the same call with the same passphrase goes on. Raises Refused for
    an invitation that counts no longer, VaultExists, NotSaved, and what `ask` raises. The caller wipes the passphrase.
    """
    if folder.exists():
        open_desk, code = _go_on(folder, passphrase, invitation, clock, costs)
    else:
        open_desk, code = _begin(folder, passphrase, invitation, clock, ask, costs)
    try:
        go_on_joining(open_desk, ask)
        go_round_once(open_desk, ask)
        _look_at(open_desk)
        _keep_recovery(open_desk, passphrase, costs)
    except ServerSaidNo as no:
        was_never_in = is_joining(open_desk) and is_for_good(no)
        open_desk.close()
        if not was_never_in:
            raise JoiningUnfinished from no
        shutil.rmtree(folder, ignore_errors=True)  # it never belonged to anybody
        raise why_not(no) from no
    except CoachDeskError as trouble:
        open_desk.close()
        raise JoiningUnfinished from trouble
    except BaseException:
        open_desk.close()
        raise
    return NewVault(open_desk, code)


def _begin(
    folder: Path, passphrase: bytearray, invitation: WrittenInvitation, clock: Clock, ask: Ask, costs: Costs
) -> tuple[OpenDesk, RecoveryCode]:
    check_choice(passphrase)
    keys, welcome = invitation.secret.keys(), welcome_of(invitation, ask)
    return opening.create(
        folder,
        passphrase,
        clock=clock,
        organisation_id=invitation.organisation.hex(),
        worker_id=welcome.user.hex(),
        keyring={
            opening.DEVICE_KEY: new_signing_seed(),
            RECEIVING_SEED: new_receiving_seed(),
            CAME_BY: keys.to_bytes(),
            ORGANISATION_ROOT: invitation.root,
            SERVER_PLACE: place_in(invitation).to_bytes(),
            JOINING: BEGUN,
        },
        costs=costs,
    )


def _go_on(
    folder: Path, passphrase: bytearray, invitation: WrittenInvitation, clock: Clock, costs: Costs
) -> tuple[OpenDesk, RecoveryCode]:
    """The vault of an earlier attempt that was cut short, with a new recovery code: nobody has seen the first."""
    open_desk = opening.unlock(folder, passphrase, clock=clock, costs=costs)
    came_by = open_desk.named_value(CAME_BY)
    is_same = bool(came_by) and DeviceKeys.from_bytes(came_by) == invitation.secret.keys()
    if not is_same or is_whole(open_desk):
        open_desk.close()
        raise VaultExists
    place = folder / key_file.KEY_FILE
    opened = key_file.unlock(place, passphrase, floor=costs.floor)
    try:
        return open_desk, key_file.renew(place, opened, passphrase, cost=costs.cost, floor=costs.floor)
    finally:
        opened.wipe()


def _keep_recovery(open_desk: OpenDesk, passphrase: bytearray, costs: Costs) -> None:
    """From its first day two officers can open this laptop again."""
    key = key_file.unlock(open_desk.folder / key_file.KEY_FILE, passphrase, floor=costs.floor)
    try:
        open_desk.keep_recovery(key)
    finally:
        key.wipe()


def is_whole(open_desk: OpenDesk) -> bool:
    """Whether the first round has brought what a vault cannot do without: whose it is, and in which organisation."""
    owner = open_desk.desk.owner
    found = (open_desk.desk.find(Organisation, owner.organisation_id), open_desk.desk.find(Worker, owner.worker_id))
    return None not in found


def _look_at(open_desk: OpenDesk) -> None:
    """Whether the organisation's signed records say that this is the worker's laptop, whatever the server said."""
    owner = open_desk.desk.owner
    known = members_of(open_desk).organisation.devices.get(bytes.fromhex(owner.device_id))
    if known is None or known.user.hex() != owner.worker_id or not is_whole(open_desk):
        raise JoiningUnfinished


def welcome_of(invitation: WrittenInvitation, ask: Ask) -> Welcome:
    """What stands in an invitation, once it is sure that it is the organisation's. Raises Refused, NotOurServer."""
    welcome = _welcome(invitation.secret.keys().device, ask)
    try:
        meant = invitation.secret.open_welcome(welcome.welcome)
    except Unreadable as forged:
        raise NotOurServer from forged
    if meant != (invitation.organisation, invitation.root):
        raise NotOurServer
    return welcome


def _welcome(device: bytes, ask: Ask) -> Welcome:
    try:
        return hold(ask_welcome(device), ask)
    except ServerSaidNo as no:
        raise why_not(no) from no
