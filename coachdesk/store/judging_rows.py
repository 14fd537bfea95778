"""By which signed records the bundles of a log were judged last, and what there is to judge (sync.md 3.8, 3.16)."""

from dataclasses import dataclass

from coachdesk.store.bundle_rows import bundles_of_log
from coachdesk.store.change_log import Author, BundleKind, Chain, Filed
from coachdesk.store.log_writer import known_log
from coachdesk.store.session import Session


@dataclass(frozen=True, slots=True)
class Chains:
    """See `HealingLog.chains`."""

    log: bytes

    def run(self, session: Session) -> list[Chain]:
        rows = session.connection.execute(
            "SELECT id, worker, device, position FROM actor WHERE log = (SELECT number FROM log WHERE id = ?)"
            " AND device <> x'' AND position > 0 ORDER BY number",
            (self.log,),
        ).fetchall()
        return [Chain(actor, Author(worker, device), position) for actor, worker, device, position in rows]


@dataclass(frozen=True, slots=True)
class EveryFiled:
    """See `HealingLog.filed`."""

    log: bytes

    def run(self, session: Session) -> list[Filed]:
        connection = session.connection
        log = known_log(connection, self.log)
        actors = {
            number: (actor, Author(worker, device))
            for number, actor, worker, device in connection.execute(
                "SELECT number, id, worker, device FROM actor WHERE log = ?", (log,)
            )
        }
        return [
            Filed(row.hash, actors[row.actor][1], actors[row.actor][0], row.end - 1, row.s, row.verdict)
            for row in (bundles_of_log(connection, session.row_key, log) if log is not None else ())
            if row.verdict.opened and row.kind is BundleKind.DATA
        ]


@dataclass(frozen=True, slots=True)
class Judged:
    """See `HealingLog.judged`."""

    log: bytes

    def run(self, session: Session) -> bytes:
        row = session.connection.execute("SELECT judged FROM log WHERE id = ?", (self.log,)).fetchone()
        return bytes(row[0]) if row else b""


@dataclass(frozen=True, slots=True)
class MarkJudged:
    """See `HealingLog.mark_judged`."""

    log: bytes
    control_hash: bytes

    def run(self, session: Session) -> None:
        session.connection.execute("UPDATE log SET judged = ? WHERE id = ?", (self.control_hash, self.log))
