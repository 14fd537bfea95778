"""What this laptop has to send of a log, cut once and kept; and what a restored server lacks (sync.md 3.6, 3.17)."""

from dataclasses import dataclass

from coachdesk.crypto.digest import FIRST_PREV
from coachdesk.errors import HistoryForked
from coachdesk.store.bundle_rows import (
    BundleRow,
    bundle_known,
    bundles_of_log,
    bundles_within,
    drop_bundle,
    keep_bundle,
    unnamed_bundles,
)
from coachdesk.store.change_log import Author, Bundle, BundleKind, Place, Run, Verdict
from coachdesk.store.file_rows import look_again
from coachdesk.store.log_rows import State
from coachdesk.store.log_writer import Actor, known_log, log_number, own_actor, own_actors
from coachdesk.store.projection import Projection
from coachdesk.store.session import Session
from coachdesk.store.stepping_aside import confirmed_end

RUN_CHANGES = 500
RUN_BYTES = 256 * 1024
"""The most a bundle carries (sync.md 7)."""


@dataclass(frozen=True, slots=True)
class Places:
    """Every log with its cursor and this author's chain."""

    author: Author
    log: bytes = b""
    """Only this one, where it is named."""

    def run(self, session: Session) -> list[Place]:
        rows = session.connection.execute(
            "SELECT log.id, kind, cursor, log_hash, actor.id, position, head FROM log LEFT JOIN actor"
            " ON actor.log = log.number AND own = 1 AND device = ? AND worker = ? WHERE ? IN (log.id, x'')"
            " ORDER BY log.number",
            (self.author.device, self.author.worker, self.log),
        ).fetchall()
        return [Place(*row) if row[4] else Place(*row[:5]) for row in rows]


@dataclass(frozen=True, slots=True)
class Order:
    """The server's order of a log. See `ChangeLog.order`."""

    log: bytes

    def run(self, session: Session) -> list[bytes]:
        rows = session.connection.execute(
            "SELECT hash FROM bundle WHERE log = (SELECT number FROM log WHERE id = ?) AND s IS NOT NULL ORDER BY s",
            (self.log,),
        ).fetchall()
        return [digest for (digest,) in rows]


@dataclass(frozen=True, slots=True)
class Unsent:
    """What follows the server's word of this author's chain. See `ChangeLog.unsent`."""

    log: bytes
    author: Author
    position: int
    head: bytes

    def run(self, session: Session) -> Bundle | Run | None:
        log = known_log(session.connection, self.log)
        if log is None:
            return None
        actor = own_actor(session.connection, log, self.author)
        others = (one for one in own_actors(session.connection, log) if one.author != self.author)
        if any(confirmed_end(session, one) <= one.position for one in others):
            raise HistoryForked  # a restored copy: what the other device had not sent is this one's to send
        if actor is None:
            return None
        within = bundles_within(session.connection, session.row_key, actor.number, self.position + 1, self.position + 2)
        cut = next(iter(within), None)
        if not self._is_in(session, actor) or (cut is not None and cut.first <= self.position):
            raise HistoryForked
        if cut is not None and cut.signed:
            return cut.whole(session.connection)
        return self._run(session, actor, cut)

    def _is_in(self, session: Session, actor: Actor) -> bool:
        """Whether the server's head is a link of this chain."""
        if self.position == 0:
            return self.head == FIRST_PREV
        if self.position == actor.position:
            return self.head == actor.head
        row = session.connection.execute(
            "SELECT hash FROM change WHERE actor = ? AND position = ?", (actor.number, self.position)
        ).fetchone()
        return row is not None and bool(row[0] == self.head)

    def _run(self, session: Session, actor: Actor, unsigned: BundleRow | None) -> Run | None:
        """Uncut changes of one kind, or those of a bundle that was confirmed here without its signed bytes."""
        rows = session.connection.execute(
            "SELECT body, state FROM change WHERE actor = ? AND position > ? AND bundle IS ? ORDER BY position LIMIT ?",
            (actor.number, self.position, unsigned.number if unsigned else None, RUN_CHANGES),
        ).fetchall()
        if not rows:
            return None
        if any(state == State.REDACTED for _, state in rows):
            raise HistoryForked  # without its words it can be signed no more; what is left follows another way
        control = rows[0][1] == State.CONTROL
        bodies: list[bytes] = []
        size = 0
        for body, state in rows[:1] if control else rows:
            size += len(body)
            if bodies and (state == State.CONTROL or size > RUN_BYTES):
                break
            bodies.append(body)
        kind = BundleKind.CONTROL if control else BundleKind.DATA
        (log_kind,) = session.connection.execute("SELECT kind FROM log WHERE id = ?", (self.log,)).fetchone()
        return Run(self.log, log_kind, actor.id, actor.author, self.position + 1, self.head, kind, tuple(bodies))


@dataclass(frozen=True, slots=True)
class KeepCut:
    """Keep a bundle that was cut from this author's changes. See `ChangeLog.keep_cut`."""

    bundle: Bundle
    author: Author

    def run(self, session: Session) -> None:
        bundle, connection = self.bundle, session.connection
        log = log_number(connection, bundle.log, bundle.log_kind)
        actor = own_actor(connection, log, self.author)
        if actor is None or actor.id != bundle.actor:
            raise HistoryForked
        known = bundle_known(connection, session.row_key, actor.number, bundle.first, bundle.hash)
        if known is not None:
            known.signed = bundle.signed  # it may have been confirmed here without them
            keep_bundle(connection, session.row_key, known)
            return
        for row in bundles_within(connection, session.row_key, actor.number, bundle.first, bundle.end):
            if row.signed:
                raise HistoryForked
            drop_bundle(connection, row)
        ends = dict(
            connection.execute(
                "SELECT position, hash FROM change WHERE actor = ? AND position IN (?, ?)",
                (actor.number, bundle.first - 1, bundle.end - 1),
            ).fetchall()
        )
        follows = bundle.prev == FIRST_PREV if bundle.first == 1 else ends.get(bundle.first - 1) in (bundle.prev, None)
        if not follows or ends.get(bundle.end - 1) != bundle.last:
            raise HistoryForked
        row = BundleRow(
            *(0, log, actor.number, bundle.first, bundle.count, bundle.prev, bundle.last, bundle.hash, bundle.epoch),
            *(bundle.kind, None, None, Verdict.COUNTS, bundle.signed, b""),
        )
        keep_bundle(connection, session.row_key, row)
        connection.execute(
            "UPDATE change SET bundle = ? WHERE actor = ? AND position BETWEEN ? AND ?",
            (row.number, actor.number, bundle.first, bundle.end - 1),
        )


@dataclass(frozen=True, slots=True)
class Reset:
    """Forget how far a log was pulled. See `ChangeLog.reset`."""

    log: bytes

    def run(self, session: Session) -> None:
        connection = session.connection
        log = known_log(connection, self.log)
        if log is None:
            return
        connection.execute("UPDATE log SET cursor = 0, log_hash = ?, judged = x'' WHERE number = ?", (FIRST_PREV, log))
        look_again(connection, log)
        for row in bundles_of_log(connection, session.row_key, log):
            row.s = row.received_at = None
            keep_bundle(connection, session.row_key, row)
        connection.execute(
            "UPDATE change SET state = 6 WHERE state <> 0 AND state = 7"
            " AND actor IN (SELECT number FROM actor WHERE log = ?)",
            (log,),
        )
        projection = Projection(connection, session.rules)  # without the server's order another twin may be the first
        for (record,) in connection.execute(
            "SELECT DISTINCT record FROM change JOIN actor ON actor.number = actor"
            " WHERE state <> 0 AND state = 4 AND log = ?",
            (log,),
        ).fetchall():
            projection.refold(log, record)
        projection.finish()


@dataclass(frozen=True, slots=True)
class Lacking:
    """Bundles of others that the server has not named. See `ChangeLog.lacking`."""

    log: bytes

    def run(self, session: Session) -> list[Bundle]:
        connection = session.connection
        log = known_log(connection, self.log)
        if log is None:
            return []
        mine = {actor.number for actor in own_actors(connection, log)}
        return [
            row.whole(connection)
            for row in unnamed_bundles(connection, session.row_key, log)
            if row.verdict.opened and row.signed and row.actor not in mine and self._is_new(session, row)
        ]

    def _is_new(self, session: Session, row: BundleRow) -> bool:
        """Whether it holds a change that stands nowhere else: a forked author says the same again elsewhere."""
        return session.connection.execute(_NOWHERE_ELSE, (row.actor, row.number)).fetchone() is not None


_NOWHERE_ELSE = """
    SELECT 1 FROM change AS mine WHERE mine.actor = ? AND mine.bundle = ? AND mine.state <> 8 AND NOT EXISTS (
        SELECT 1 FROM change AS other JOIN bundle ON bundle.number = other.bundle
        WHERE other.record = mine.record AND other.id = mine.id AND other.arrived <> mine.arrived
        AND bundle.s IS NOT NULL)
"""
