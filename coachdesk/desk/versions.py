"""A version: exactly the writes that were shown, so that the same words can be read from the log for ever."""

from collections.abc import Iterable, Mapping
from typing import Any

from coachdesk.crypto import codec
from coachdesk.crypto.change_body import ChangeBody
from coachdesk.desk.desk import Desk
from coachdesk.desk.opened import Opened
from coachdesk.errors import VaultDamaged
from coachdesk.models.record import Record
from coachdesk.models.registry import KINDS
from coachdesk.store import queries


def writes_of(shown: Iterable[Opened[Any]]) -> bytes:
    """The shown write of every field of these records, as canonical CBOR: {record id: {field: write id}}."""
    return codec.encode({opened.record.id: dict(opened.shown) for opened in shown})


def records_in(writes: bytes) -> dict[str, dict[str, bytes]]:
    """What `writes_of` wrote."""
    found: dict[str, dict[str, bytes]] = codec.decode_trusted(writes)
    return found


def as_of(desk: Desk, writes: bytes) -> list[Record]:
    """The records of a version as they stood when it was made, read back from the log. Raises VaultDamaged."""
    logged = desk.vault.ask(queries.ChangesOf(tuple(bytes.fromhex(record) for record in records_in(writes))))
    desk.gate.look_at(one.body.kind for one in logged)
    changes = {(one.body.record.hex(), one.body.id): one.body for one in logged}
    return records_at(writes, changes, {one.body.record.hex(): one.log.hex() for one in logged})


def records_at(writes: bytes, changes: Mapping[tuple[str, bytes], ChangeBody], logs: Mapping[str, str]) -> list[Record]:
    """The records as they stood; `changes` by record and id must hold every write, `logs` the log of each record.

    Raises VaultDamaged when a write is not in the log.
    """
    records = []
    for record, fields in records_in(writes).items():
        values: dict[str, Any] = {}
        kind = ""
        for name, write in fields.items():
            change = changes.get((record, write))
            if change is None or change.writes is None or name not in change.writes:
                raise VaultDamaged
            kind, values[name] = change.kind, change.writes[name][0]
        records.append(KINDS[kind].from_fields(record, logs[record], values))
    return records
