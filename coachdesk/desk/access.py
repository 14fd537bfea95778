"""Writing the device's access log: one line for what was opened, taken out or overridden (architecture.md)."""

from collections.abc import Container
from typing import TypeVar

from coachdesk.desk.desk import Desk
from coachdesk.desk.edge import new_record
from coachdesk.models.access import AccessDeed, AccessEntry
from coachdesk.models.record import Record
from coachdesk.store.queries import OwnLogs

T = TypeVar("T", bound=Record)


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


def own_lines(desk: Desk, kind: type[T], others: Container[str] = ()) -> list[T]:
    """What this vault has written itself, on whichever laptop, of a kind that stands in access logs.

    Whoever audits has those of other laptops beside them: of these only what is in the logs named by `others`.
    """
    own = desk.vault.ask(OwnLogs(AccessEntry.log_kind))
    return [one for one in desk.records(kind) if one.log in own or one.log in others]


def record_access(desk: Desk, deed: AccessDeed, family_id: str = "", what: str = "", reason: str = "") -> None:
    """Leave a line in this device's own log. It holds ids and codes, never a name."""
    desk.add(access_line(desk, deed, family_id, what, reason))


def record_opened_once(desk: Desk, family_id: str) -> None:
    """Leave a line that a family was opened, the first time since the vault was unlocked."""
    if family_id not in desk.opened_families:
        record_access(desk, AccessDeed.OPENED_FAMILY, family_id)
        desk.opened_families.add(family_id)
