"""Nothing of a family leaves a laptop on the server's word alone: somebody who may must have signed that it shall.

Who may is read from the log, and a laptop that is turned away reads it no more. So it asks for the signed records one
by one, each the next after what it has heard, until one says so.
"""

from coachdesk.errors import Malformed
from coachdesk.sync.conversation import Conversation, Request
from coachdesk.sync.membership import Erase, FamilyState, Role, SignedControl, State
from coachdesk.sync.protocol.envelope import read_envelope
from coachdesk.sync.protocol.log_hash import FIRST_LOG_HASH, short
from coachdesk.sync.round.asking import Asking, ServerSaidNo
from coachdesk.sync.round.known_members import KnownMembers
from coachdesk.sync.round.laptop import Laptop
from coachdesk.sync.round.row import control_in


def is_proved_to(laptop: Laptop, members: KnownMembers, asking: Asking, log: bytes) -> Conversation[bool]:
    """Whether it is signed that a log is to be forgotten here, by whoever leads it after all that has been signed.

    Each record that is shown must follow the one before it, so this ends, and nothing is remembered of them. A log that
    was begun again, and not read since, stands where it stood before. Where nothing signed is known, nothing is proved:
    whoever was first to say who leads would be believed.
    """
    state = members.of(log) if members.of(log).epoch else members.ever(log)
    while state.epoch:
        record = yield from _ask_for_record(asking, log, state.control_hash)
        if is_proved(members, log, laptop.user, record, state):
            return True
        signed = _signed(members, log, record)
        after = members.after(signed, state) if signed is not None else state
        if after is state:
            break
        state = after
    return False


def _ask_for_record(asking: Asking, log: bytes, heard: bytes) -> Conversation[bytes | None]:
    """The signed record after `heard` by which the server turns this laptop away; None where it has none to show."""
    path = f"/v1/log/{log.hex()}?after=0&at={short(FIRST_LOG_HASH).hex()}&heard={heard.hex()}"
    try:
        yield from asking.answer(Request("GET", path))
    except ServerSaidNo as no:
        return no.refusal.record
    return None


def is_proved(
    members: KnownMembers, log: bytes, user: bytes, record: bytes | None, state: FamilyState | None = None
) -> bool:
    """Whether a lead or an admin signed that the log is to be forgotten, or that this user is no longer in it.

    Who leads is asked of `state`, of all that is known here unless given. Whoever leaves changes the key, so only a
    record of a later epoch counts: an old one, shown again, proves nothing.
    """
    signed = _signed(members, log, record)
    if signed is None:
        return False
    state = state or members.of(log)
    signer = members.organisation.devices[signed.manifest.device].user
    if state.members.get(signer) is not Role.LEAD and signer not in members.organisation.ever_admins:
        return False
    found = signed.record
    leaves = isinstance(found, State) and found.epoch > state.epoch and user not in found.members
    return leaves or isinstance(found, Erase)


def _signed(members: KnownMembers, log: bytes, record: bytes | None) -> SignedControl | None:
    """A control record of this log that a laptop known here signed; None for anything else."""
    try:
        envelope = read_envelope(record or b"")
    except Malformed:
        return None
    signed = control_in(envelope)
    is_good = signed is not None and signed.manifest.log == log and signed.is_signed(members.organisation)
    return signed if is_good else None
