"""Who changed what and when: a record's changes told in order, each field before and after."""

from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from coachdesk.crypto.change_body import ChangeBody
from coachdesk.store.change_log import LoggedChange
from coachdesk.tools.rival_values import unlike


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one change. `first` is True when nothing was there before.

    `among` lists the values it was chosen among, where several that were not the same were replaced at once.
    """

    field: str
    before: Any = dataclass_field(repr=False)
    after: Any = dataclass_field(repr=False)
    first: bool
    among: tuple[Any, ...] = dataclass_field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change: `at` by the writer's own clock, `who` by name, ids in hexadecimal."""

    change_id: str
    group_id: str
    at: datetime
    who: str
    worker_id: str
    why: str = dataclass_field(repr=False)
    changes: tuple[FieldChange, ...]
    deleted: bool
    received: datetime | None = None
    """When the server had it, by the server's clock; None for what it has not had."""


UNTOLD = frozenset({"carried"})
"""Fields that nobody wrote: a laptop says with them where a file is and what opens it."""


def tell(logged: list[LoggedChange], names: dict[str, str]) -> list[HistoryEntry]:
    """The changes of one record, oldest first; `names` turns worker ids into names.

    What a laptop wrote of itself is left out.
    """
    in_order = sorted(logged, key=lambda one: (one.body.stamp, one.body.id))
    by_id = {one.body.id: one.body for one in in_order}
    return [_entry(one, by_id, names) for one in in_order if not _is_untold(one.body)]


def _among(name: str, replaced: list[ChangeBody]) -> tuple[Any, ...]:
    """What the replaced writes said, the earliest first; nothing where they all said the same."""
    in_order = sorted(replaced, key=lambda one: (one.stamp, one.id))
    values = unlike(one.writes[name][0] for one in in_order if one.writes)
    return tuple(values) if len(values) > 1 else ()


def _is_untold(body: ChangeBody) -> bool:
    return body.writes is not None and body.writes.keys() <= UNTOLD


def _entry(logged: LoggedChange, by_id: dict[bytes, ChangeBody], names: dict[str, str]) -> HistoryEntry:
    body = logged.body
    worker = logged.worker.hex()
    fields = []
    for name, (after, bases) in (body.writes or {}).items():
        if name in UNTOLD:
            continue
        earlier = [by_id[base] for base in bases if base in by_id and name in (by_id[base].writes or {})]
        latest = max(earlier, key=lambda one: (one.stamp, one.id), default=None)
        before = latest.writes[name][0] if latest and latest.writes else None
        fields.append(FieldChange(name, before, after, latest is None, _among(name, earlier)))
    return HistoryEntry(
        change_id=body.id.hex(),
        group_id=body.group.hex() if body.group else "",
        at=datetime.fromtimestamp(body.at, tz=timezone(timedelta(minutes=body.offset))),
        who=names.get(worker, ""),
        worker_id=worker,
        why=body.why,
        changes=tuple(fields),
        deleted=body.writes is None,
        received=None if logged.received_at is None else datetime.fromtimestamp(logged.received_at, tz=UTC),
    )
