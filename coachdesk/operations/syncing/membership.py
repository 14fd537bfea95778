"""Saying who the members of a family's log are: only with a way to the server, and only what the server then has."""

from collections.abc import Callable, Mapping

from coachdesk.desk.exchange import change_log_of
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import NotEnrolled, Refused
from coachdesk.operations.syncing.enrolled import enrolled, members_of
from coachdesk.operations.syncing.going_round import go_round_once
from coachdesk.operations.syncing.lines import Ask
from coachdesk.operations.syncing.new_logs import is_there
from coachdesk.sync.membership import FamilyState, Role, may_control
from coachdesk.sync.round.known_members import KnownMembers
from coachdesk.sync.round.laptop import FAMILY, ORGANISATION
from coachdesk.sync.round.leading import change_members

TRIES = 4
"""How often it is said again when somebody else was quicker."""

_NOT_YOURS = "Only whoever leads the work with a family, or an administrator, can say who works with it."
_NO_LAPTOP = "Somebody named here has no laptop in the organisation yet. Invite her first."
_NO_LEAD = "Somebody must lead the work with the family. Name a lead."
_QUICKER = "Somebody else was changing this at the same moment. Look at it again, then say it once more."


def set_members(open_desk: OpenDesk, family_id: str, members: Mapping[str, Role], ask: Ask) -> None:
    """From now on exactly these work with the family, by worker id; whoever left reads nothing written after it.

    Raises NotEnrolled, Refused, and what `ask` raises: whether it came about is then seen at the next round.
    """
    wanted = {bytes.fromhex(worker): role for worker, role in members.items()}
    if Role.LEAD not in wanted.values():
        raise Refused(_NO_LEAD)
    say_members(open_desk, family_id, lambda _: wanted, ask)


def say_members(
    open_desk: OpenDesk, log_id: str, wanted: Callable[[FamilyState], Mapping[bytes, Role]], ask: Ask
) -> None:
    """What `set_members` does of any log, the members worked out anew each time from those there are."""
    laptop, log = enrolled(open_desk), bytes.fromhex(log_id)
    kind = ORGANISATION if log == laptop.organisation else FAMILY
    go_round_once(open_desk, ask, first=(log_id,))
    for _ in range(TRIES):
        known = members_of(open_desk)
        state = known.of(log)
        members = wanted(state)
        if state.members == members:
            return
        _look_at(known, state, laptop.device, members)
        change_members(laptop, change_log_of(open_desk.desk), state, kind, members)
        go_round_once(open_desk, ask, first=(log_id,))
    raise Refused(_QUICKER)


def members_by_worker(open_desk: OpenDesk, family_id: str) -> dict[str, Role]:
    """Who works with a family by its signed records, by worker id; nobody where the vault is not connected."""
    try:
        state = members_of(open_desk).of(bytes.fromhex(family_id))
    except NotEnrolled:
        return {}
    return {worker.hex(): role for worker, role in state.members.items()}


def _look_at(known: KnownMembers, state: FamilyState, device: bytes, members: Mapping[bytes, Role]) -> None:
    if not may_control(state, known.organisation, device) or state.epoch not in known.keys(state.log):
        raise Refused(_NOT_YOURS)
    if any(not is_there(known.organisation, one) for one in members.keys() - state.members.keys()):
        raise Refused(_NO_LAPTOP)
