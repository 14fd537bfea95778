"""What an older program could not read when it came is read again by this one."""

from dataclasses import dataclass

from coachdesk.store.change_log import Verdict
from coachdesk.store.connection import Connection
from coachdesk.store.log_rows import State
from coachdesk.store.projection import Projection
from coachdesk.store.reading import read_change
from coachdesk.store.session import Session


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """Read again what this program could not read when it came: run when a vault opens, after every upgrade."""

    def run(self, session: Session) -> int:
        connection, projection, found = session.connection, Projection(session.connection, session.rules), 0
        rows = connection.execute(
            "SELECT change.arrived, actor.log, change.body, change.state, bundle.verdict FROM change"
            " JOIN actor ON actor.number = change.actor LEFT JOIN bundle ON bundle.number = change.bundle"
            " WHERE change.state <> 0 AND change.state IN (2, 3)"
        ).fetchall()
        for arrived, log, encoded, state, verdict in rows:
            read = read_change(encoded, Verdict(verdict or Verdict.COUNTS))
            if read.state == state:
                continue
            found += 1
            connection.execute(
                "UPDATE change SET id = ?, record = ?, state = ? WHERE arrived = ?",
                (read.id, read.record, read.state, arrived),
            )
            if read.state is State.COUNTS:
                projection.refold(log, read.record)
        projection.finish()
        return found


def has_unread(connection: Connection) -> bool:
    """Whether anything waits to be read again."""
    return connection.execute("SELECT 1 FROM change WHERE state <> 0 AND state IN (2, 3)").fetchone() is not None
