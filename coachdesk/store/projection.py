"""The tables that screens read: one row a record, folded from the log, disposable, each row under a keyed MAC."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import inf
from typing import Any

from coachdesk.crypto import codec
from coachdesk.crypto.change_body import ChangeBody
from coachdesk.crypto.digest import sha256_of_parts
from coachdesk.crypto.store_keys import row_mac
from coachdesk.errors import VaultDamaged
from coachdesk.store.connection import Connection
from coachdesk.store.counted_rows import CountedFacts, Counting, drop_counted, keep_counted
from coachdesk.store.fold import Cautious, Folded, absorb, fold
from coachdesk.store.found_rows import (
    NOT_FOUND,
    Words,
    forget_all_words,
    forget_words,
    keep_words,
    put_words,
    take_noted,
)
from coachdesk.store.log_rows import State, changes_of_record, every_change
from coachdesk.store.record_state import decode_state, encode_state

SearchText = Callable[[str, dict[str, Any]], Words]
"""For a kind and the shown fields: what the record is found by."""

DayOf = Callable[[str, dict[str, Any]], int | None]
"""For a kind and the shown fields: the day the record is asked for by, as `date.toordinal` counts."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What the projection must be told from above: it knows no model, no sound and no date."""

    row_key: bytes
    cautious: Cautious
    search_text: SearchText
    day_of: DayOf
    counting: Counting


@dataclass(frozen=True, slots=True)
class ProjectedRecord:
    """A record's row, checked and decoded."""

    id: bytes
    log: bytes
    folded: Folded


@dataclass(slots=True)
class _Touched:
    """A record on its way into its row. `number` is its row's, None while it has none; `day` and `asks` stand there.

    `found_by` is what the search index holds for it before, and `counted` what sums do; `whole` says that it was folded
    from the log, where every change of the transaction stands already.
    """

    number: int | None
    folded: Folded
    kind: str = ""
    day: int | None = None
    asks: int = 0
    found_by: Words = NOT_FOUND
    counted: CountedFacts | None = None
    whole: bool = False


class Projection:
    """Writes the projection inside the caller's transaction; holds the records it has touched until `finish`.

    A record is known by its log and its id: a change of one log never touches another log's record.
    """

    def __init__(self, connection: Connection, rules: Rules, *, words_later: bool = False) -> None:
        """With `words_later` new words are only noted: `learn_words` puts them into the search index."""
        self._connection = connection
        self._rules = rules
        self._words_later = words_later
        self._touched: dict[tuple[int, bytes], _Touched] = {}

    def absorb(self, log_number: int, change: ChangeBody) -> None:
        """Fold one change that counts, is in the log already, and is the first there with its id."""
        held = self._hold(log_number, change.record, change.kind)
        if not held.whole and not absorb(held.folded, change):
            self._fold_from_log(log_number, change.record, held)

    def refold(self, log_number: int, record: bytes) -> None:
        """Fold a record from its log, having settled which of several changes with one id counts: the first.

        Every body that counts no more, or counts again, is marked so.
        """
        first: dict[bytes, bytes] = {}
        for arrived, change_id, body, state in self._connection.execute(_TWINS, (record, log_number)).fetchall():
            due = State.COUNTS if first.setdefault(change_id, body) == body else State.TWIN
            if state != due:
                self._connection.execute("UPDATE change SET state = ? WHERE arrived = ?", (due, arrived))
        self._fold_from_log(log_number, record, self._hold(log_number, record, ""))

    def _hold(self, log_number: int, record: bytes, kind: str) -> _Touched:
        held = self._touched.get((log_number, record))
        if held is None:
            row = _read_row(self._connection, self._rules, log_number, record)
            held = _Touched(None, Folded(kind))
            if row is not None:
                number, folded, day, asks = row
                shown = self._shown_values(folded)
                found_by, counted = self._searched(folded, shown), self._counted(folded, shown)
                held = _Touched(number, folded, folded.kind, day, asks, found_by, counted)
            self._touched[log_number, record] = held
        return held

    def _fold_from_log(self, log_number: int, record: bytes, held: _Touched) -> None:
        changes = changes_of_record(self._connection, record, log_number)
        held.folded, held.whole = fold(logged.body for logged in changes), True

    def finish(self) -> None:
        """Write every touched record's row and its search words: rows that are there in their order, then the new.

        In any other order the index would write out a part of itself at every record.
        """
        for (log_number, record), touched in sorted(self._touched.items(), key=_row_order):
            self._write(log_number, record, touched)
        self._touched.clear()

    def _write(self, log_number: int, record: bytes, touched: _Touched) -> None:
        folded, number = touched.folded, touched.number
        if not folded.heads and not folded.deletes:
            self._connection.execute("DELETE FROM record WHERE number = ?", (number,))  # nothing of it counts any more
            forget_words(self._connection, number)
            drop_counted(self._connection, number or 0)
            return
        shown = self._shown_values(folded)
        state, deleted, day = encode_state(folded), int(folded.deleted), self._rules.day_of(folded.kind, shown)
        asks = int(folded.asks)
        mac = _mac(self._rules, record, log_number, folded.kind, deleted, day, asks, state)
        if number is None:
            cursor = self._connection.execute(
                "INSERT INTO record (id, log, kind, deleted, day, asks, state, mac) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (record, log_number, folded.kind, deleted, day, asks, state, mac),
            )
            number = cursor.lastrowid
        elif (folded.kind, day, asks) == (touched.kind, touched.day, touched.asks):
            # else its place in three indexes would be made anew
            self._connection.execute(
                "UPDATE record SET deleted = ?, state = ?, mac = ? WHERE number = ?", (deleted, state, mac, number)
            )
        else:
            self._connection.execute(
                "UPDATE record SET kind = ?, deleted = ?, day = ?, asks = ?, state = ?, mac = ? WHERE number = ?",
                (folded.kind, deleted, day, asks, state, mac, number),
            )
        counted = self._counted(folded, shown)
        if counted != touched.counted and touched.counted is not None:
            drop_counted(self._connection, number or 0)
        if counted != touched.counted and counted is not None:
            keep_counted(self._connection, self._rules.row_key, number or 0, (log_number, record), counted)
        now = self._searched(folded, shown)
        keep_words(self._connection, number, touched.found_by, now, later=self._words_later)

    def _searched(self, folded: Folded, shown: dict[str, Any]) -> Words:
        """What the search finds a record by: words and sounds."""
        if folded.deleted:
            return NOT_FOUND
        words, sounds = self._rules.search_text(folded.kind, shown)
        return (words, sounds) if words else NOT_FOUND

    def _counted(self, folded: Folded, shown: dict[str, Any]) -> CountedFacts | None:
        return None if folded.deleted else self._rules.counting.facts_of(folded.kind, shown)

    def _shown_values(self, folded: Folded) -> dict[str, Any]:
        shown = folded.shown(self._rules.cautious.get(folded.kind, {}))
        return {name: head.value for name, head in shown.items()}

    def rebuild(self) -> None:
        """Throw the projection away and fold the whole log again, checking every chain on the way."""
        numbers = dict(self._connection.execute("SELECT id, number FROM log").fetchall())
        twins = {record for (record,) in self._connection.execute(_WITH_TWINS)}
        again: dict[tuple[int, bytes], None] = {}
        self._touched.clear()
        for logged in every_change(self._connection, self._rules.row_key):
            change, place = logged.body, (numbers[logged.log], logged.body.record)
            held = self._touched.get(place)
            if held is None:
                held = self._touched[place] = _Touched(None, Folded(change.kind))
            if place not in again and (change.record in twins or not absorb(held.folded, change)):
                again[place] = None
        self._connection.execute("DELETE FROM record")
        self._connection.execute("DELETE FROM counted")
        forget_all_words(self._connection)
        for log_number, record in again:
            self.refold(log_number, record)
        self.finish()

    def index_again(self) -> None:
        """Make the search index anew from the records as they stand."""
        forget_all_words(self._connection)
        for (number,) in self._connection.execute("SELECT number FROM record ORDER BY number").fetchall():
            self._learn(number)

    def learn_words(self, most: int) -> int:
        """Put into the search index what was noted for later, of at most so many records; of how many it was."""
        noted = take_noted(self._connection, most)
        for number in noted:
            self._learn(number)
        return len(noted)

    def _learn(self, number: int) -> None:
        for row in read_rows(self._connection, self._rules, "record.number = ?", (number,)):
            now = self._searched(row.folded, self._shown_values(row.folded))
            if now != NOT_FOUND:
                put_words(self._connection, number, now)


def _row_order(held: tuple[tuple[int, bytes], _Touched]) -> float:
    return inf if held[1].number is None else held[1].number


def _read_row(
    connection: Connection, rules: Rules, log_number: int, record: bytes
) -> tuple[int, Folded, int | None, int] | None:
    """One record's row number, folded state, day and asking, or None when there is no such record.

    Raises VaultDamaged.
    """
    row = connection.execute(
        "SELECT number, kind, deleted, day, asks, state, mac FROM record WHERE id = ? AND log = ?",
        (record, log_number),
    ).fetchone()
    if row is None:
        return None
    number, kind, deleted, day, asks, state, mac = row
    if mac != _mac(rules, record, log_number, kind, deleted, day, asks, state):
        raise VaultDamaged
    return number, decode_state(kind, state), day, asks


_WITH_TWINS = "SELECT DISTINCT record FROM change WHERE record <> x'' GROUP BY record, id HAVING count(*) > 1"
_TWINS = """
    SELECT change.arrived, change.id, change.body, change.state
    FROM change JOIN actor ON actor.number = change.actor LEFT JOIN bundle ON bundle.number = change.bundle
    WHERE change.record = ? AND actor.log = ? AND change.state IN (0, 4)
    ORDER BY bundle.s IS NULL, bundle.s, change.arrived
"""

_SELECT = """
    SELECT record.id, record.log, log.id, record.kind, record.deleted, record.day, record.asks, record.state, record.mac
    FROM record JOIN log ON log.number = record.log
"""


def read_rows(
    connection: Connection, rules: Rules, where: str, parameters: tuple[Any, ...]
) -> Iterable[ProjectedRecord]:
    """The records that match, each checked against its MAC. `where` is a constant of this package.

    Raises VaultDamaged when a row does not carry the MAC it was written with.
    """
    sql = f"{_SELECT} WHERE {where}"
    for record, log_number, log, kind, deleted, day, asks, state, mac in connection.execute(sql, parameters).fetchall():
        if mac != _mac(rules, record, log_number, kind, deleted, day, asks, state):
            raise VaultDamaged
        yield ProjectedRecord(record, log, decode_state(kind, state))


def state_hash(
    connection: Connection, rules: Rules, log: bytes | None = None, *, standing: bool = False, apart: bytes = b""
) -> str:
    """SHA-256 of everything visible (of one log, if named), hexadecimal: equal where the same changes are held.

    With `standing` only of what is not deleted: the same again when all that was added has been taken out. Nothing of
    the log `apart` counts.
    """
    return sha256_of_parts(_visible(connection, rules, log or b"", apart, standing=standing))


def _visible(connection: Connection, rules: Rules, log: bytes, apart: bytes, *, standing: bool) -> Iterator[bytes]:
    yield b"coachdesk/state/1\0"
    for row in read_rows(connection, rules, "? IN (log.id, x'') AND log.id != ? ORDER BY record.id", (log, apart)):
        if standing and row.folded.deleted:
            continue
        shown = row.folded.shown(rules.cautious.get(row.folded.kind, {}))
        fields = {name: [shown[name].value, [head.id for head in heads]] for name, heads in row.folded.heads.items()}
        yield codec.encode_trusted([row.log, row.id, row.folded.kind, int(row.folded.deleted), fields])


def _mac(
    rules: Rules, record: bytes, log_number: int, kind: str, deleted: int, day: int | None, asks: int, state: bytes
) -> bytes:
    place = b"%d" % log_number, kind.encode(), b"%d" % deleted, b"" if day is None else b"%d" % day, b"%d" % asks
    return row_mac(rules.row_key, b"record", record, *place, state)
