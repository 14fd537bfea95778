"""A restored copy of a vault is a laptop of its own: its worker's server takes it in by an invitation, as any other."""

from coachdesk.desk.exchange import change_log_of
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import NotEnrolled
from coachdesk.operations.syncing.enrolled import enrolled, members_of
from coachdesk.operations.syncing.joining import is_joining
from coachdesk.sync.round.joining import has_begun

_A_COPY = (
    "This is a restored copy, and your organisation's server does not know it yet. Everything is here and can be "
    "written on. Ask your administrator for an invitation, and join with it; then all of it is sent."
)


def is_a_copy(open_desk: OpenDesk) -> bool:
    """Whether this vault is connected, and was restored since: nobody has certified the laptop that it is now."""
    laptop, known = enrolled(open_desk), members_of(open_desk).organisation.devices
    if not known or laptop.device in known:
        return False
    return is_joining(open_desk) or not has_begun(laptop, change_log_of(open_desk.desk))


def refuse_a_copy(open_desk: OpenDesk) -> None:
    """Raises NotEnrolled for a restored copy, before a server is asked that would only say no."""
    if is_a_copy(open_desk):
        raise NotEnrolled(_A_COPY)
