"""Writing the device's access log: one line for what was opened, taken out or overridden (architecture.md)."""

from coachdesk.desk.desk import Desk
from coachdesk.desk.edge import new_record
from coachdesk.models.access import AccessDeed, AccessEntry


def record_access(desk: Desk, deed: AccessDeed, family_id: str = "", what: str = "", reason: str = "") -> None:
    """Leave a line in this device's own log. It holds ids and codes, never a name."""
    desk.add(
        new_record(
            AccessEntry,
            desk.owner.access_log_id,
            deed=deed,
            worker=desk.owner.worker_id,
            family=family_id,
            what=what,
            reason=reason,
            at=desk.now(),
        )
    )


def record_opened_once(desk: Desk, family_id: str) -> None:
    """Leave a line that a family was opened, the first time since the vault was unlocked."""
    if family_id not in desk.opened_families:
        record_access(desk, AccessDeed.OPENED_FAMILY, family_id)
        desk.opened_families.add(family_id)
