"""What of each log the server is not known to have had, in counts, and which files have their bytes here."""

from dataclasses import dataclass

from coachdesk.store.log_rows import State
from coachdesk.store.log_writer import known_log, own_actors
from coachdesk.store.session import Session
from coachdesk.store.stepping_aside import confirmed_end


@dataclass(frozen=True, slots=True)
class WaitingLog:
    """So many changes of one log wait to be sent, of these kinds of record."""

    log: bytes
    changes: int
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class WaitingToLeave:
    """Every log of the server's that has something to send; who belongs to a log is not counted, only what it says.

    Nor is the access log: nobody wrote it, and it goes along.
    """

    def run(self, session: Session) -> tuple[WaitingLog, ...]:
        connection = session.connection
        logs = connection.execute(
            "SELECT DISTINCT number, id FROM log JOIN log_key ON log = number WHERE kind <> 'access' ORDER BY number"
        )
        found = []
        for number, log in logs.fetchall():
            changes, kinds = 0, set[str]()
            for actor in own_actors(connection, number):
                rows = connection.execute(
                    "SELECT record.kind, count(*) FROM change LEFT JOIN record ON record.id = change.record"
                    " AND record.log = ? WHERE actor = ? AND position >= ? AND change.state <> ? GROUP BY record.kind",
                    (number, actor.number, confirmed_end(session, actor), State.CONTROL),
                ).fetchall()
                changes += sum(count for _, count in rows)
                kinds |= {kind for kind, _ in rows if kind}
            if changes:
                found.append(WaitingLog(log, changes, frozenset(kinds)))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class FilesHere:
    """The ids of the attachments of one log whose bytes are on this laptop."""

    log: bytes

    def run(self, session: Session) -> frozenset[bytes]:
        number = known_log(session.connection, self.log)
        rows = session.connection.execute("SELECT id FROM attachment WHERE log = ?", (number,)).fetchall()
        return frozenset(one for (one,) in rows)
