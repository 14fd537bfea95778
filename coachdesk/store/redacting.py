"""Words that were to be forgotten: gone from the row, the index and every page, while the chain still checks out."""

from collections.abc import Iterator
from dataclasses import dataclass

from coachdesk.crypto.change_body import ChangeBody, read_body
from coachdesk.store.bundle_rows import BundleRow, bundles_within
from coachdesk.store.change_log import Bundle
from coachdesk.store.file_rows import WHAT_A_FILE_IS, forget_files
from coachdesk.store.log_rows import READABLE, State
from coachdesk.store.log_writer import known_actor, known_log
from coachdesk.store.projection import Projection
from coachdesk.store.session import Session

Items = frozenset[tuple[bytes, int]]
"""Changes of one log by actor and position."""

_Found = tuple[int, int, int, bytes, int, bytes]


@dataclass(frozen=True, slots=True)
class WithWords:
    """See `HealingLog.with_words`."""

    log: bytes
    items: Items

    def run(self, session: Session) -> list[Bundle]:
        found: dict[int, BundleRow] = {}
        for _, actor, position, *_ in _rows(session, self.log, self.items):
            within = bundles_within(session.connection, session.row_key, actor, position, position + 1)
            found.update({row.number: row for row in within if row.verdict.opened})
        return [row.whole(session.connection) for row in found.values()]


@dataclass(frozen=True, slots=True)
class Redact:
    """Forget the words of some changes. See `HealingLog.redact`."""

    log: bytes
    items: Items

    def run(self, session: Session) -> frozenset[str]:
        connection, rows = session.connection, list(_rows(session, self.log, self.items))
        if not rows:
            return frozenset()
        log = known_log(connection, self.log) or 0
        projection, kinds, records = Projection(connection, session.rules), set[str](), set[bytes]()
        for arrived, _, _, record, state, body in rows:
            if state in READABLE:
                change = read_body(body)
                kinds.add(change.kind)
                records.add(record)
                if change.writes and WHAT_A_FILE_IS in change.writes:
                    forget_files(connection, log, record)
            connection.execute(
                "UPDATE change SET body = x'', id = x'', record = x'', state = ? WHERE arrived = ?",
                (State.REDACTED, arrived),
            )
        for record in sorted(records):
            projection.refold(log, record)
        projection.finish()
        projection.index_again()
        return frozenset(kinds)


def _rows(session: Session, log: bytes, items: Items) -> Iterator[_Found]:
    """(arrived, actor's number, position, record, state, body) of those that still have words."""
    connection = session.connection
    number = known_log(connection, log)
    for actor, position in sorted(items):
        known = known_actor(connection, number, actor) if number is not None else None
        if known is None:
            continue
        row = connection.execute(
            "SELECT arrived, actor, position, record, state, body FROM change WHERE actor = ? AND position = ?"
            " AND state NOT IN (5, 8)",
            (known.number, position),
        ).fetchone()
        if row is not None:
            yield row


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one change of one record stands, its copies too, and what it says."""

    items: Items
    body: ChangeBody


@dataclass(frozen=True, slots=True)
class StandingOf:
    """Where a change of a record stands in a log, by its id; None where nothing of it is left."""

    log: bytes
    record: bytes
    change: bytes

    def run(self, session: Session) -> Standing | None:
        rows = session.connection.execute(
            "SELECT actor.id, change.position, body FROM change JOIN actor ON actor.number = change.actor"
            " WHERE change.record = ? AND change.id = ? AND actor.log = (SELECT number FROM log WHERE id = ?)",
            (self.record, self.change, self.log),
        ).fetchall()
        if not rows:
            return None
        return Standing(frozenset((actor, at) for actor, at, _ in rows), read_body(rows[0][2]))
