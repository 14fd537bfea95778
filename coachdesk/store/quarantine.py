"""What came and does not count yet: sealed, held, too new or not to be trusted (sync.md 3.16). Nothing is dropped."""

from dataclasses import dataclass

from coachdesk.crypto.change_body import read_body
from coachdesk.store.bundle_rows import bundles_of_log, keep_bundle, sealed_bundles
from coachdesk.store.change_log import Bundle, LoggedChange, Stood, Verdict
from coachdesk.store.log_rows import State, held_changes
from coachdesk.store.log_writer import known_log
from coachdesk.store.projection import Projection
from coachdesk.store.session import Session


@dataclass(frozen=True, slots=True)
class Waiting:
    """Bundles that could not be opened. See `ChangeLog.waiting`."""

    log: bytes

    def run(self, session: Session) -> list[tuple[Bundle, Stood]]:
        log = known_log(session.connection, self.log)
        rows = sealed_bundles(session.connection, session.row_key, log) if log is not None else []
        return [
            (row.whole(session.connection), Stood(row.s or 0, b"", row.received_at or 0, row.verdict)) for row in rows
        ]


_FILED_AS = {Verdict.HELD: State.HELD, Verdict.CUT: State.CUT}


@dataclass(frozen=True, slots=True)
class Judge:
    """Think anew of an opened bundle: it counts, or is held. See `ChangeLog.judge`."""

    log: bytes
    bundle_hash: bytes
    verdict: Verdict

    def run(self, session: Session) -> frozenset[str]:
        connection = session.connection
        log = known_log(connection, self.log)
        rows = bundles_of_log(connection, session.row_key, log) if log is not None else []
        kinds: frozenset[str] = frozenset()
        for row in rows:
            if row.hash != self.bundle_hash or not row.verdict.opened or row.verdict is self.verdict:
                continue
            row.verdict = self.verdict
            keep_bundle(connection, session.row_key, row)
            found = connection.execute(
                "SELECT arrived, body FROM change WHERE actor = ? AND bundle = ? AND state IN (0, 1, 4, 9)",
                (row.actor, row.number),
            ).fetchall()
            kinds |= _let(session, row.log, found, _FILED_AS.get(self.verdict, State.COUNTS))
        return kinds


@dataclass(frozen=True, slots=True)
class Admit:
    """Let held changes count. See `ChangeLog.admit`."""

    log: bytes
    changes: frozenset[bytes]

    def run(self, session: Session) -> frozenset[str]:
        rows = session.connection.execute(
            "SELECT arrived, body, change.id, log FROM change JOIN actor ON actor.number = actor"
            " WHERE state <> 0 AND state = 1 AND log = (SELECT number FROM log WHERE id = ?)",
            (self.log,),
        ).fetchall()
        found = [(arrived, body) for arrived, body, change, _ in rows if change in self.changes]
        return _let(session, rows[0][3], found, State.COUNTS) if found else frozenset()


def _let(session: Session, log: int, rows: list[tuple[int, bytes]], state: State) -> frozenset[str]:
    """Set whether changes count and fold what they touch; the kinds of record that were touched."""
    projection = Projection(session.connection, session.rules)
    for arrived, _ in rows:
        session.connection.execute("UPDATE change SET state = ? WHERE arrived = ?", (state, arrived))
    bodies = [read_body(encoded) for _, encoded in rows]
    for record in dict.fromkeys(body.record for body in bodies):
        projection.refold(log, record)
    projection.finish()
    return frozenset(body.kind for body in bodies)


@dataclass(frozen=True, slots=True)
class Held:
    """Changes that wait to be admitted."""

    log: bytes

    def run(self, session: Session) -> list[LoggedChange]:
        return held_changes(session.connection, self.log)


_REASONS = {
    State.HELD: Verdict.HELD.value,
    State.NEWER: Verdict.NEWER.value,
    State.MALFORMED: Verdict.MALFORMED.value,
    State.TWIN: Verdict.UNTRUSTED.value,
    State.CUT: Verdict.CUT.value,
}


@dataclass(frozen=True, slots=True)
class Quarantined:
    """How many changes do not count, by reason. See `ChangeLog.quarantined`."""

    log: bytes | None = None

    def run(self, session: Session) -> dict[str, int]:
        found: dict[str, int] = {}
        where = self.log or b""
        for state, count in session.connection.execute(
            "SELECT state, count(*) FROM change JOIN actor ON actor.number = actor JOIN log ON log.number = actor.log"
            " WHERE state <> 0 AND state IN (1, 2, 3, 4, 9) AND ? IN (log.id, x'') GROUP BY state ORDER BY state",
            (where,),
        ).fetchall():
            found[_REASONS[State(state)]] = count
        for verdict, count in session.connection.execute(
            "SELECT verdict, sum(count) FROM bundle JOIN log ON log.number = log"
            " WHERE verdict NOT IN ('counts', 'held', 'cut') AND ? IN (log.id, x'') GROUP BY verdict ORDER BY verdict",
            (where,),
        ).fetchall():
            found[verdict] = found.get(verdict, 0) + count
        return found


@dataclass(frozen=True, slots=True)
class Incomplete:
    """Records that have changes which do not count yet."""

    log: bytes

    def run(self, session: Session) -> frozenset[bytes]:
        rows = session.connection.execute(
            "SELECT DISTINCT record FROM change JOIN actor ON actor.number = actor"
            " WHERE state <> 0 AND state IN (1, 2) AND record <> x'' AND log = (SELECT number FROM log WHERE id = ?)",
            (self.log,),
        ).fetchall()
        return frozenset(record for (record,) in rows)
