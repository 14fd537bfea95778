"""Being taken in by the server: a laptop's certificate goes out until there is a yes."""

from coachdesk.desk.exchange import change_log_of
from coachdesk.desk.opening import OpenDesk
from coachdesk.operations.syncing.enrolled import JOINING, enrolled
from coachdesk.operations.syncing.lines import Ask
from coachdesk.sync.conversation import hold
from coachdesk.sync.round import joining

BEGUN = b"begun"
"""What JOINING says while the server has not said yes, as far as is known here."""


def is_joining(open_desk: OpenDesk) -> bool:
    """Whether the server has still to take this laptop in."""
    return open_desk.named_value(JOINING) == BEGUN


def go_on_joining(open_desk: OpenDesk, ask: Ask) -> None:
    """Hand in this laptop's certificate where that was begun; the same one may go any number of times.

    Raises ServerSaidNo, and what `ask` raises: then the server may have it or not.
    """
    if not is_joining(open_desk):
        return
    laptop, log = enrolled(open_desk), change_log_of(open_desk.desk)
    hold(joining.enrol(laptop, log, laptop.came_by) if laptop.came_by else joining.hand_in(laptop, log), ask)
    open_desk.set_keyring({JOINING: b""})
