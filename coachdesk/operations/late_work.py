"""Work that came late: written by somebody who had left a family before she was told, and let in, or left, by a lead.

Held changes are in the log and count for nobody until a lead's signed record names them; left alone they stay held.
"""

from collections.abc import Collection

from coachdesk.desk import Desk
from coachdesk.desk.exchange import change_log_of
from coachdesk.desk.held_changes import LateChange, held_changes
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import NotEnrolled, Refused
from coachdesk.operations.syncing.enrolled import enrolled, members_of
from coachdesk.operations.syncing.going_round import go_round_once
from coachdesk.operations.syncing.lines import Ask
from coachdesk.operations.syncing.membership import TRIES
from coachdesk.sync.membership import may_control
from coachdesk.sync.round.laptop import FAMILY, ORGANISATION
from coachdesk.sync.round.leading import admit

__all__ = ["LateChange", "admit_late_work", "late_work", "may_admit"]

_AT_ONCE = 1000
"""How many changes one signed record names at most."""

_NOT_YOURS = "Only whoever leads the work with a family, or an administrator, can let late work in."
_QUICKER = "Somebody else was changing this at the same moment. Look at it again, then say it once more."


def late_work(desk: Desk, family_id: str = "") -> list[LateChange]:
    """Everything that waits to be let in, of one family or of all on this laptop, in the order of the logs."""
    return held_changes(desk, family_id)


def may_admit(open_desk: OpenDesk, log_id: str) -> bool:
    """Whether whoever sits here may let late work of a family in."""
    try:
        known, device = members_of(open_desk), enrolled(open_desk).device
    except NotEnrolled:
        return False
    state = known.of(bytes.fromhex(log_id))
    return state.epoch > 0 and may_control(state, known.organisation, device)


def admit_late_work(open_desk: OpenDesk, log_id: str, ask: Ask, changes: Collection[str] | None = None) -> int:
    """A lead lets held changes in, all or those named by id: from now on they count for everybody. How many.

    Only with a way to the server. Raises NotEnrolled, Refused, and what `ask` raises: whether it came about is then
    seen at the next round.
    """
    laptop, log, kept = enrolled(open_desk), bytes.fromhex(log_id), change_log_of(open_desk.desk)
    go_round_once(open_desk, ask, first=(log_id,))
    if not may_admit(open_desk, log_id):
        raise Refused(_NOT_YOURS)
    waiting = [one.body.id for one in kept.held(log)]
    wanted = [one for one in waiting if changes is None or one.hex() in changes]
    kind = ORGANISATION if log == laptop.organisation else FAMILY
    for start in range(0, len(wanted), _AT_ONCE):
        _admit(open_desk, log, kind, wanted[start : start + _AT_ONCE], ask)
    return len(wanted)


def _admit(open_desk: OpenDesk, log: bytes, log_kind: str, wanted: list[bytes], ask: Ask) -> None:
    """Signed again where somebody else signed something at the same moment."""
    kept = change_log_of(open_desk.desk)
    for _ in range(TRIES):
        state = members_of(open_desk).of(log)
        if state.admitted.issuperset(wanted):
            kept.admit(log, wanted)
            return
        admit(kept, state, log_kind, wanted)
        go_round_once(open_desk, ask, first=(log.hex(),))
    raise Refused(_QUICKER)
