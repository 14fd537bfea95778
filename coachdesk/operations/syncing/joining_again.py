"""A restored copy joins by an invitation for its worker: what was never sent goes with the first round after it."""

from coachdesk.crypto.invitation import WrittenInvitation
from coachdesk.crypto.receiving_keys import new_receiving_seed
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import NotOurServer, Refused
from coachdesk.operations.syncing.enrolled import CAME_BY, JOINING, RECEIVING_SEED, SERVER_PLACE, enrolled
from coachdesk.operations.syncing.enrolling import place_in, welcome_of
from coachdesk.operations.syncing.going_round import go_round_once
from coachdesk.operations.syncing.joining import BEGUN
from coachdesk.operations.syncing.lines import Ask
from coachdesk.operations.syncing.refused import is_for_good, why_not
from coachdesk.operations.syncing.rejoining import is_a_copy
from coachdesk.sync.round.asking import ServerSaidNo

_NO_COPY = "This laptop belongs to your organisation already. It needs no invitation."
_SOMEBODY_ELSE = "This invitation is for somebody else's laptop. Ask your administrator for one for this worker."


def join_again(open_desk: OpenDesk, invitation: WrittenInvitation, ask: Ask) -> None:
    """The copy is a laptop of the organisation's; cut short, the next round goes on with it.

    Raises Refused for a vault that is no copy and for somebody else's invitation, NotOurServer for another
    organisation's, NotEnrolled, ServerSaidNo, and what `ask` raises.
    """
    laptop = enrolled(open_desk)
    if not is_a_copy(open_desk):
        raise Refused(_NO_COPY)
    if (invitation.organisation, invitation.root) != (laptop.organisation, laptop.root):
        raise NotOurServer
    if welcome_of(invitation, ask).user != laptop.user:
        raise Refused(_SOMEBODY_ELSE)
    open_desk.set_keyring(
        {
            RECEIVING_SEED: new_receiving_seed(),
            CAME_BY: invitation.secret.keys().to_bytes(),
            SERVER_PLACE: place_in(invitation).to_bytes(),
            JOINING: BEGUN,
        }
    )
    try:
        go_round_once(open_desk, ask)
    except ServerSaidNo as no:
        raise (why_not(no) if is_for_good(no) else no) from no
