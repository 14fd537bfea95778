"""A record as a page opened it: frozen, with the ids of the writes that were on the screen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from coachdesk.models.record import Record
from coachdesk.models.registry import KINDS
from coachdesk.store.fold import Folded, Head
from coachdesk.store.projection import ProjectedRecord

CAUTIOUS: Mapping[str, Mapping[str, tuple[Any, ...]]] = {
    kind: cls.cautious for kind, cls in KINDS.items() if cls.cautious
}


T_co = TypeVar("T_co", bound=Record, covariant=True)


@dataclass(frozen=True, slots=True)
class Rival:
    """One of several values that two people wrote without seeing each other."""

    value: Any = field(repr=False)
    write: bytes
    at: datetime


@dataclass(frozen=True, slots=True)
class Opened(Generic[T_co]):
    """What was on the screen. `seen` gives, for each field, the ids of the writes that a new write replaces.

    `conflicts` lists fields with several different values, the shown one first.
    `attention` names fields whose kept value no longer fits and is shown as empty.
    """

    record: T_co
    seen: Mapping[str, tuple[bytes, ...]] = field(default_factory=dict)
    shown: Mapping[str, bytes] = field(default_factory=dict)
    deletes: tuple[bytes, ...] = ()
    deleted: bool = False
    edited_after_delete: bool = False
    conflicts: Mapping[str, tuple[Rival, ...]] = field(default_factory=dict)
    attention: tuple[str, ...] = ()


def read_record(row: ProjectedRecord) -> Record | None:
    """The record in a checked row, without what an edit of it needs; None where `open_record` gives None."""
    cls = KINDS.get(row.folded.kind)
    return _read(cls, row, row.folded.shown(cls.cautious))[0] if cls else None


def open_record(row: ProjectedRecord) -> Opened[Record] | None:
    """The record in a checked row, or None when this program does not know its kind yet (sync.md 3.19)."""
    cls = KINDS.get(row.folded.kind)
    if cls is None:
        return None
    shown = row.folded.shown(cls.cautious)
    record, attention = _read(cls, row, shown)
    if record is None:
        return None
    return Opened(
        record=record,
        seen={name: tuple([head.id for head in heads]) for name, heads in row.folded.heads.items()},
        shown={name: head.id for name, head in shown.items()},
        deletes=tuple(row.folded.deletes),
        deleted=row.folded.deleted,
        edited_after_delete=row.folded.edited_after_delete,
        conflicts=_conflicts(row.folded, shown),
        attention=attention,
    )


def _conflicts(folded: Folded, shown: Mapping[str, Any]) -> dict[str, tuple[Rival, ...]]:
    found = {}
    for name in folded.in_dispute:
        first_shown = sorted(folded.heads[name], key=lambda head: head.id != shown[name].id)
        found[name] = tuple(Rival(head.value, head.id, stamp_time(head.stamp)) for head in first_shown)
    return found


def stamp_time(stamp: int) -> datetime:
    """When a stamp was made, by the clock of the laptop that made it."""
    return datetime.fromtimestamp((stamp >> 16) / 1000, tz=UTC)


def _read(cls: type[Record], row: ProjectedRecord, shown: Mapping[str, Head]) -> tuple[Record | None, tuple[str, ...]]:
    return read_values(cls, row.id.hex(), row.log.hex(), {name: head.value for name, head in shown.items()})


def read_values(
    cls: type[T_co], record_id: str, log: str, values: Mapping[str, Any]
) -> tuple[T_co | None, tuple[str, ...]]:
    """The record, leaving out one by one the fields that do not fit; None when a needed one is among them."""
    dropped: list[str] = []
    while True:
        try:
            return cls.from_fields(record_id, log, values), tuple(dropped)
        except ValidationError as refused:
            error = refused.errors(include_url=False, include_context=False, include_input=False)[0]
            said = str(error["msg"]).removeprefix("Value error, ")
            name = str(error["loc"][0]) if error["loc"] else said.split(":", 1)[0]
            if name not in values:
                return None, tuple(dropped)
            values = {other: value for other, value in values.items() if other != name}
            dropped.append(name)
