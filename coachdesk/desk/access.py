"""Writing the device's access log: one line for what was opened, taken out or overridden (architecture.md)."""

from coachdesk.desk.desk import Desk
from coachdesk.desk.edge import new_record
from coachdesk.models.access import AccessDeed, AccessEntry


def access_line(desk: Desk, deed: AccessDeed, family_id: str = "", what: str = "", reason: str = "") -> AccessEntry:
    """A line for this device's own log, not yet kept: add it in one batch with what it tells of.

    It holds ids and codes, never a name.
    """
    return new_record(
        AccessEntry,
        desk.owner.access_log_id,
        deed=deed,
        worker=desk.owner.worker_id,
        family=family_id,
        what=what,
        reason=reason,
        at=desk.now(),
    )


def record_access(desk: Desk, deed: AccessDeed, family_id: str = "", what: str = "", reason: str = "") -> None:
    """Leave a line in this device's own log. It holds ids and codes, never a name."""
    desk.add(access_line(desk, deed, family_id, what, reason))


def record_opened_once(desk: Desk, family_id: str) -> None:
    """Leave a line that a family was opened, the first time since the vault was unlocked."""
    if family_id not in desk.opened_families:
        record_access(desk, AccessDeed.OPENED_FAMILY, family_id)
        desk.opened_families.add(family_id)
