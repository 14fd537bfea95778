"""The tables that screens read: one row a record, folded from the log, disposable, each row under a keyed MAC."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from coachdesk.crypto import codec
from coachdesk.crypto.change_body import ChangeBody
from coachdesk.crypto.digest import sha256_of_parts
from coachdesk.crypto.store_keys import row_mac
from coachdesk.errors import VaultDamaged
from coachdesk.store.change_log import changes_of_record, every_change
from coachdesk.store.connection import Connection
from coachdesk.store.fold import Cautious, Folded, Head, absorb, fold

SearchText = Callable[[str, dict[str, Any]], tuple[str, str]]
"""For a kind and the shown fields: the words Ctrl+K finds the record by, and how they sound."""

DayOf = Callable[[str, dict[str, Any]], int | None]
"""For a kind and the shown fields: the day the record is asked for by, as `date.toordinal` counts."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What the projection must be told from above: it knows no model, no sound and no date."""

    row_key: bytes
    cautious: Cautious
    search_text: SearchText
    day_of: DayOf


@dataclass(frozen=True, slots=True)
class ProjectedRecord:
    """A record's row, checked and decoded."""

    id: bytes
    log: bytes
    folded: Folded


NOT_FOUND = ("", "")
"""What a record that no search finds is found by."""


@dataclass(slots=True)
class _Touched:
    """A record on its way into its row. `found_by` is what the search index holds for it before."""

    log_number: int
    folded: Folded
    found_by: tuple[str, str] = NOT_FOUND


class Projection:
    """Writes the projection inside the caller's transaction; holds the records it has touched until `finish`."""

    def __init__(self, connection: Connection, rules: Rules) -> None:
        self._connection = connection
        self._rules = rules
        self._touched: dict[bytes, _Touched] = {}

    def absorb(self, log_number: int, change: ChangeBody) -> None:
        """Fold one change that is already in the log."""
        held = self._touched.get(change.record)
        if held is None:
            found = read_folded(self._connection, self._rules, change.record)
            before = self._searched(found) if found else NOT_FOUND
            held = self._touched[change.record] = _Touched(log_number, found or Folded(change.kind), before)
        if not absorb(held.folded, change):
            held.folded = fold(logged.body for logged in changes_of_record(self._connection, change.record))

    def finish(self) -> None:
        """Write every touched record's row and its search words, in the order they were first touched."""
        for record, touched in self._touched.items():
            self._write(record, touched)
        self._touched.clear()

    def _write(self, record: bytes, touched: "_Touched") -> None:
        log_number, folded = touched.log_number, touched.folded
        state = encode_state(folded)
        deleted, day = int(folded.deleted), self._rules.day_of(folded.kind, self._shown_values(folded))
        mac = _mac(self._rules, record, log_number, folded.kind, deleted, day, state)
        row = self._connection.execute(
            "INSERT INTO record (id, log, kind, deleted, day, state, mac) VALUES (?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET deleted = excluded.deleted, day = excluded.day, state = excluded.state,"
            " mac = excluded.mac, kind = excluded.kind RETURNING number",
            (record, log_number, folded.kind, deleted, day, state, mac),
        ).fetchone()
        now = self._searched(folded)
        if now == touched.found_by:
            return
        if touched.found_by != NOT_FOUND:
            self._connection.execute("DELETE FROM found WHERE rowid = ?", row)
        if now != NOT_FOUND:
            self._connection.execute("INSERT INTO found (rowid, words, sounds) VALUES (?, ?, ?)", (*row, *now))

    def _searched(self, folded: Folded) -> tuple[str, str]:
        """What the search finds a record by: words and sounds."""
        if folded.deleted:
            return NOT_FOUND
        words, sounds = self._rules.search_text(folded.kind, self._shown_values(folded))
        return (words, sounds) if words else NOT_FOUND

    def _shown_values(self, folded: Folded) -> dict[str, Any]:
        shown = folded.shown(self._rules.cautious.get(folded.kind, {}))
        return {name: head.value for name, head in shown.items()}

    def rebuild(self) -> None:
        """Throw the projection away and fold the whole log again, checking every chain on the way."""
        by_record: dict[bytes, tuple[bytes, Folded]] = {}
        again: set[bytes] = set()
        for logged in every_change(self._connection):
            change = logged.body
            held = by_record.get(change.record)
            if held is None:
                held = by_record[change.record] = (logged.log, Folded(change.kind))
            if change.record not in again and not absorb(held[1], change):
                again.add(change.record)
        for record in again:
            changes = (logged.body for logged in changes_of_record(self._connection, record))
            by_record[record] = (by_record[record][0], fold(changes))
        self._connection.execute("DELETE FROM record")
        self._connection.execute("INSERT INTO found (found) VALUES ('delete-all')")
        numbers = dict(self._connection.execute("SELECT id, number FROM log").fetchall())
        self._touched = {record: _Touched(numbers[log], folded) for record, (log, folded) in by_record.items()}
        self.finish()


def read_folded(connection: Connection, rules: Rules, record: bytes) -> Folded | None:
    """One record's folded state, or None when there is no such record. Raises VaultDamaged."""
    found = list(read_rows(connection, rules, "record.id = ?", (record,)))
    return found[0].folded if found else None


_SELECT = """
    SELECT record.id, record.log, log.id, record.kind, record.deleted, record.day, record.state, record.mac
    FROM record JOIN log ON log.number = record.log
"""


def read_rows(
    connection: Connection, rules: Rules, where: str, parameters: tuple[Any, ...]
) -> Iterable[ProjectedRecord]:
    """The records that match, each checked against its MAC. `where` is a constant of this package.

    Raises VaultDamaged when a row does not carry the MAC it was written with.
    """
    sql = f"{_SELECT} WHERE {where}"
    for record, log_number, log, kind, deleted, day, state, mac in connection.execute(sql, parameters).fetchall():
        if mac != _mac(rules, record, log_number, kind, deleted, day, state):
            raise VaultDamaged
        yield ProjectedRecord(record, log, decode_state(kind, state))


def state_hash(connection: Connection, rules: Rules, log: bytes | None = None) -> str:
    """SHA-256 of everything visible (of one log, if named), hexadecimal: equal where the same changes are held."""
    return sha256_of_parts(_visible(connection, rules, log or b""))


def _visible(connection: Connection, rules: Rules, log: bytes) -> Iterator[bytes]:
    yield b"coachdesk/state/1\0"
    for row in read_rows(connection, rules, "? IN (log.id, x'') ORDER BY record.id", (log,)):
        shown = row.folded.shown(rules.cautious.get(row.folded.kind, {}))
        fields = {name: [shown[name].value, [head.id for head in heads]] for name, heads in row.folded.heads.items()}
        yield codec.encode_trusted([row.log, row.id, row.folded.kind, int(row.folded.deleted), fields])


def encode_state(folded: Folded) -> bytes:
    """A folded record as it lies in its row: the same bytes for the same fold."""
    heads = {name: [[head.value, head.id, head.stamp] for head in found] for name, found in folded.heads.items()}
    deletes = [[one, sorted(ids)] for one, ids in sorted(folded.deletes.items())]
    return codec.encode_trusted([heads, deletes, folded.unsettled])


def decode_state(kind: str, state: bytes) -> Folded:
    """The folded record in a row whose MAC has been checked."""
    heads, deletes, unsettled = codec.decode_trusted(state)
    return Folded(
        kind,
        {name: tuple(map(Head._make, found)) for name, found in heads.items()},
        {one: frozenset(ids) for one, ids in deletes},
        unsettled,
    )


def _mac(rules: Rules, record: bytes, log_number: int, kind: str, deleted: int, day: int | None, state: bytes) -> bytes:
    place = b"%d" % log_number, kind.encode(), b"%d" % deleted, b"" if day is None else b"%d" % day
    return row_mac(rules.row_key, b"record", record, *place, state)
