"""Changes that wait beside the records until somebody lets them in, told with who wrote what and when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from coachdesk.desk.desk import Desk
from coachdesk.desk.exchange import change_log_of
from coachdesk.models.registry import KINDS
from coachdesk.store.change_log import LoggedChange


@dataclass(frozen=True, slots=True)
class LateChange:
    """One held change: who wrote what about which record, by her own clock, and when the server had it.

    `fields` are the values written, as a change carries them; a delete writes none. Ids in hexadecimal.
    """

    change_id: str
    log: str
    worker_id: str
    who: str
    kind: str
    record_id: str
    at: datetime
    received: datetime | None
    why: str = field(repr=False)
    fields: Mapping[str, Any] = field(repr=False)
    deletes: bool = False


def held_changes(desk: Desk, log: str = "") -> list[LateChange]:
    """All of them in one log, or in every log on this laptop, in the order of the logs. Raises VaultDamaged."""
    kept = change_log_of(desk)
    logs = [bytes.fromhex(log)] if log else [place.log for place in kept.places()]
    names = desk.worker_names()
    waiting = [held for one in logs for held in kept.held(one)]
    desk.gate.look_at(held.body.kind for held in waiting)
    return [_late(held, names) for held in waiting]


def _late(held: LoggedChange, names: Mapping[str, str]) -> LateChange:
    body, worker = held.body, held.worker.hex()
    known = KINDS[body.kind].field_names() if body.kind in KINDS else ()
    return LateChange(
        change_id=body.id.hex(),
        log=held.log.hex(),
        worker_id=worker,
        who=names.get(worker, ""),
        kind=body.kind,
        record_id=body.record.hex(),
        at=datetime.fromtimestamp(body.at, tz=timezone(timedelta(minutes=body.offset))),
        received=None if held.received_at is None else datetime.fromtimestamp(held.received_at, tz=UTC),
        why=body.why,
        fields={name: value for name, (value, _) in (body.writes or {}).items() if name in known},
        deletes=body.covers is not None,
    )
