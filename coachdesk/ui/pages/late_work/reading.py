"""What came late, in words, by family, author and record; read off the screen's thread."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from coachdesk.desk import Desk
from coachdesk.desk.opening import OpenDesk
from coachdesk.models.family import Family
from coachdesk.models.registry import KINDS
from coachdesk.operations.late_work import LateChange, late_work, may_admit
from coachdesk.ui.pages.history.field_words import UNTOLD
from coachdesk.ui.pages.history.value_words import about, field_words, is_nameless, names_of, said_in_full, title_in


@dataclass(frozen=True, slots=True)
class LateLine:
    """What one change wrote: when by the writer's own clock, and when it was received."""

    at: datetime
    received: datetime | None
    fields: tuple[str, ...]
    deletes: bool
    why: str


@dataclass(frozen=True, slots=True)
class LateRecord:
    """Everything that one person wrote late about one record; it is let in, or left, together."""

    about: str
    lines: tuple[LateLine, ...]
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LateAuthor:
    """What one person wrote late in one family. `may_admit` says whether whoever sits here may let it in."""

    log: str
    family: str
    who: str
    records: tuple[LateRecord, ...]
    may_admit: bool


def read_late_work(opened: OpenDesk, family_id: str = "") -> tuple[LateAuthor, ...]:
    """By family and author, in the order in which it came."""
    desk = opened.desk
    groups: dict[tuple[str, str], dict[str, list[LateChange]]] = {}
    for one in late_work(desk, family_id):
        groups.setdefault((one.log, one.worker_id), {}).setdefault(one.record_id, []).append(one)
    if not groups:
        return ()
    names, families = names_of(desk), {one.id: f"{one.ref}  {one.name}" for one in desk.records(Family)}
    may = {log: may_admit(opened, log) for log, _ in groups}
    return tuple(
        LateAuthor(
            log,
            families.get(log, ""),
            next(iter(records.values()))[0].who,
            tuple(_record(desk, changes, names) for changes in records.values()),
            may[log],
        )
        for (log, _), records in groups.items()
    )


def _record(desk: Desk, changes: list[LateChange], names: Mapping[str, str]) -> LateRecord:
    first = changes[0]
    cls = KINDS.get(first.kind)
    known = desk.find(cls, first.record_id) if cls is not None else None
    fields = known.record.to_fields() if known is not None else {}
    written = {name: value for one in changes for name, value in one.fields.items()}
    title = title_in(first.record_id, {**written, **fields}, names)
    return LateRecord(
        about(first.kind, title),
        tuple(_line(one, names) for one in changes),
        tuple(one.change_id for one in changes),
    )


def _line(change: LateChange, names: Mapping[str, str]) -> LateLine:
    told = tuple(
        f"{field_words(name)}: {said_in_full(change.kind, name, value, names)}"
        for name, value in change.fields.items()
        if name not in UNTOLD and not is_nameless(value, names)
    )
    return LateLine(change.at, change.received, told, change.deletes, change.why)
