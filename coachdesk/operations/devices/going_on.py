"""A laptop that was cut short while it joined goes on when its vault is opened the next time."""

from pathlib import Path

from coachdesk.desk import Clock, opening
from coachdesk.desk.opening import Costs
from coachdesk.errors import JoiningUnfinished, Unreachable
from coachdesk.operations.devices.arriving import Lines
from coachdesk.operations.syncing.enrolled import place_of
from coachdesk.operations.syncing.enrolling import is_whole
from coachdesk.operations.syncing.going_round import go_round_once
from coachdesk.operations.syncing.refused import why_not
from coachdesk.operations.vaults import STANDARD
from coachdesk.sync.round.asking import ServerSaidNo

_NO_WAY = (
    "This laptop has not finished joining your organisation, and there is no way to the server just now. Nothing is "
    "lost. Open it again when there is internet."
)
_NOT_HERE_YET = (
    "This laptop has joined your organisation, but what belongs to it has not come yet. Nothing is lost. Open it again "
    "in a few minutes; if it goes on, tell your administrator."
)


def go_on_at_opening(folder: Path, passphrase: bytearray, clock: Clock, lines: Lines, costs: Costs = STANDARD) -> None:
    """Hand in the certificate again and fetch what is missing. The vault is closed again whatever comes of it.

    Raises JoiningUnfinished where there is no way to the server or something is still missing, Refused for an
    invitation that counts no longer, and what opening raises. The caller wipes the passphrase.
    """
    open_desk = opening.unlock(folder, passphrase, clock=clock, costs=costs)
    try:
        place = place_of(open_desk)
        if place is None:
            raise JoiningUnfinished(_NOT_HERE_YET)
        with lines(place) as line:
            go_round_once(open_desk, line.ask)
        if not is_whole(open_desk):
            raise JoiningUnfinished(_NOT_HERE_YET)
    except Unreachable as trouble:
        raise JoiningUnfinished(_NO_WAY) from trouble
    except ServerSaidNo as no:
        raise why_not(no) from no
    finally:
        open_desk.close()
