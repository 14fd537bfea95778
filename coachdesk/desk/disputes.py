"""What somebody has to decide: rival values, and records that one deleted while another wrote on, with who wrote what.

Deciding is a change like any other, and so are both answers to "keep it or delete it?": nothing leaves the log.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from coachdesk.desk.desk import Desk
from coachdesk.desk.history import UNTOLD
from coachdesk.desk.opened import Opened, open_record
from coachdesk.models.record import Record
from coachdesk.store import quarantine, queries
from coachdesk.store.change_log import LoggedChange
from coachdesk.store.projection import ProjectedRecord


@dataclass(frozen=True, slots=True)
class Written:
    """One write, or a delete, whose `value` is None: who did it on which laptop, and when.

    `at` is by the writer's own clock and where that laptop was, `received` by the server's; ids in hexadecimal.
    """

    value: Any = field(repr=False)
    write: bytes
    worker_id: str
    device_id: str
    at: datetime
    received: datetime | None = None
    why: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Dispute:
    """One record about which somebody has to decide.

    `fields` gives, for each field in dispute, what was written, the one that is shown first. `deletes` are live
    deletes that did not know of `edits`, field by field. `incomplete` says that something of the record is here and
    does not count yet (sync.md 3.16): what there is to decide may look different when it does.
    """

    opened: Opened[Record]
    fields: Mapping[str, tuple[Written, ...]] = field(default_factory=dict)
    deletes: tuple[Written, ...] = ()
    edits: Mapping[str, tuple[Written, ...]] = field(default_factory=dict)
    incomplete: bool = False

    @property
    def log(self) -> str:
        """The family, or the organisation, whose record it is."""
        return self.opened.record.log


def how_many(desk: Desk, log: str = "") -> int:
    """How many records wait for a decision, in one log or in all. Cheap: no other record and no history is read."""
    opened = map(open_record, desk.vault.ask(queries.RecordsThatAsk(bytes.fromhex(log))))
    return sum(1 for one in opened if one is not None and (one.deletes or _for_people(one)))


def disputes(desk: Desk, log: str = "") -> list[Dispute]:
    """Everything that waits for a decision, log by log as it was made. Raises VaultDamaged.

    A kind or a field that this program does not know yet waits for the upgrade.
    """
    rows = desk.vault.ask(queries.RecordsThatAsk(bytes.fromhex(log)))
    desk.gate.look_at(row.folded.kind for row in rows)
    incomplete = {one: desk.vault.ask(quarantine.Incomplete(one)) for one in {row.log for row in rows}}
    return [told for row in rows for told in _dispute(desk, row, row.id in incomplete[row.log])]


def keep_it(desk: Desk, dispute: Dispute, why: str = "") -> Opened[Record]:
    """The record stays: one of its values is written again on top of the deletes. What else is in dispute stays so."""
    opened = dispute.opened
    sound = [one for one in opened.record.field_names() if one in opened.shown and one not in opened.attention]
    name = min(sound, key=lambda one: one in opened.conflicts)
    beside = replace(opened, seen={**opened.seen, name: (opened.shown[name],)})
    return desk.settle(beside, why, **{name: getattr(opened.record, name)})


def _dispute(desk: Desk, row: ProjectedRecord, incomplete: bool) -> Iterator[Dispute]:
    opened = open_record(row)
    if opened is None:
        return
    changes = {one.body.id: one for one in desk.vault.ask(queries.ChangesOf((row.id,), row.log))}
    fields = {
        name: tuple(_written(changes[rival.write], rival.value) for rival in opened.conflicts[name])
        for name in _for_people(opened)
    }
    deletes = tuple(_written(changes[one], None) for one in opened.deletes)
    covered = frozenset[bytes]().union(*row.folded.deletes.values())
    edits = {
        name: tuple(_written(changes[head.id], head.value) for head in heads if head.id not in covered)
        for name, heads in row.folded.heads.items()
        if name in _fields_of_people(opened)
    }
    if fields or deletes:
        written_on = {name: those for name, those in edits.items() if those and deletes}
        yield Dispute(opened, fields, deletes, written_on, incomplete)


def _fields_of_people(opened: Opened[Record]) -> list[str]:
    """The fields that people write and this program knows."""
    return [name for name in opened.record.field_names() if name not in UNTOLD]


def _for_people(opened: Opened[Record]) -> list[str]:
    """The fields in dispute that somebody can decide about."""
    return [name for name in _fields_of_people(opened) if name in opened.conflicts]


def _written(logged: LoggedChange, value: Any) -> Written:
    body = logged.body
    return Written(
        value=value,
        write=body.id,
        worker_id=logged.worker.hex(),
        device_id=logged.device.hex(),
        at=datetime.fromtimestamp(body.at, tz=timezone(timedelta(minutes=body.offset))),
        received=None if logged.received_at is None else datetime.fromtimestamp(logged.received_at, tz=UTC),
        why=body.why,
    )
