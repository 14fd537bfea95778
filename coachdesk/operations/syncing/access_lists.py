"""An administrator reads what was opened and taken out on other laptops: asked of the server when she asks (B-06)."""

from collections.abc import Mapping
from dataclasses import dataclass

from coachdesk.crypto.digest import access_log_of
from coachdesk.desk.exchange import change_log_of
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import NotEnrolled, Refused
from coachdesk.operations.syncing.enrolled import enrolled, members_of
from coachdesk.operations.syncing.going_round import go_round_once
from coachdesk.operations.syncing.lines import Ask
from coachdesk.sync.conversation import hold
from coachdesk.sync.membership import is_active_admin
from coachdesk.sync.round.access_logs import read_access_logs
from coachdesk.sync.round.sitting import Sitting

_NOT_YOURS = "Only an administrator of the organisation can ask for the lists of other laptops."


@dataclass(frozen=True, slots=True)
class OtherLists:
    """Access logs of other laptops by id, and the id of the worker whose laptop it is or was.

    `here` are those that have been asked for and came; `i_may` whether whoever sits here may ask.
    """

    every: Mapping[str, str]
    here: Mapping[str, str]
    i_may: bool
    is_connected: bool = True


def other_lists(open_desk: OpenDesk) -> OtherLists:
    """Of every laptop that was ever certified but this one; of none where this vault is not connected."""
    try:
        laptop, people = enrolled(open_desk), members_of(open_desk).organisation
    except NotEnrolled:
        return OtherLists({}, {}, i_may=False, is_connected=False)
    devices = {name: one for name, one in people.devices.items() if name != laptop.device}
    every = {access_log_of(name).hex(): one.user.hex() for name, one in devices.items()}
    places = {place.log.hex() for place in change_log_of(open_desk.desk).places()}
    here = {log: worker for log, worker in every.items() if log in places}
    return OtherLists(every, here, is_active_admin(people, laptop.device))


def ask_for_lists(open_desk: OpenDesk, ask: Ask) -> frozenset[str]:
    """Reads on in the lists of all other laptops; answers the workers (ids) one of whose laptops has not sent any yet.

    A round goes first, so that everybody is known who signed a line. Raises NotEnrolled, Refused, ServerSaidNo, and
    what `ask` raises: what was read until then stays.
    """
    go_round_once(open_desk, ask)
    laptop, others = enrolled(open_desk), other_lists(open_desk)
    if not others.i_may:
        raise Refused(_NOT_YOURS)
    wanted = [bytes.fromhex(log) for log in others.every]
    with open_desk.opened.vault.turn, open_desk.desk.gate.by_itself():
        found = hold(read_access_logs(laptop, change_log_of(open_desk.desk), wanted, Sitting()), ask)
    return frozenset(others.every[log.hex()] for log in wanted if log not in found)
