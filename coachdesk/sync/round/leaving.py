"""Nothing of a family leaves a laptop on the server's word alone: somebody who may must have signed that it shall."""

from coachdesk.errors import Malformed
from coachdesk.sync.conversation import Conversation, Request
from coachdesk.sync.membership import Erase, Role, State
from coachdesk.sync.protocol.envelope import read_envelope
from coachdesk.sync.protocol.log_hash import FIRST_LOG_HASH, short
from coachdesk.sync.round.asking import Asking, ServerSaidNo
from coachdesk.sync.round.known_members import KnownMembers
from coachdesk.sync.round.row import control_in


def ask_for_proof(asking: Asking, log: bytes) -> Conversation[bytes | None]:
    """The signed record by which the server turns this laptop away, or None where it has none to show."""
    path = f"/v1/log/{log.hex()}?after=0&at={short(FIRST_LOG_HASH).hex()}"
    try:
        yield from asking.answer(Request("GET", path))
    except ServerSaidNo as no:
        return no.refusal.record
    return None


def is_proved(members: KnownMembers, log: bytes, user: bytes, record: bytes | None) -> bool:
    """Whether a lead or an admin signed that the log is to be forgotten, or that this user is no longer in it.

    Whoever leaves changes the key, so only a record of a later epoch counts: an old one, shown again, proves nothing.
    """
    try:
        envelope = read_envelope(record or b"")
    except Malformed:
        return False
    signed = control_in(envelope)
    if signed is None or signed.manifest.log != log or not signed.is_signed(members.organisation):
        return False
    state = members.of(log)
    signer = members.organisation.devices[signed.manifest.device].user
    if state.members.get(signer) is not Role.LEAD and signer not in members.organisation.ever_admins:
        return False
    found = signed.record
    leaves = isinstance(found, State) and found.epoch > state.epoch and user not in found.members
    return leaves or isinstance(found, Erase)
