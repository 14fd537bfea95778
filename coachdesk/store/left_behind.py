"""Looking for what a purge should have taken: rows of a log that is gone, and words that the index still knows."""

from dataclasses import dataclass

from coachdesk.store.connection import Connection
from coachdesk.store.log_writer import known_log
from coachdesk.store.search import numbers_of
from coachdesk.store.session import Session

_ROWS = (
    "SELECT count(*) FROM record WHERE log IS ? OR log NOT IN (SELECT number FROM log)",
    "SELECT count(*) FROM counted WHERE log IS ? OR log NOT IN (SELECT number FROM log)",
    "SELECT count(*) FROM bundle WHERE log IS ? OR log NOT IN (SELECT number FROM log)",
    "SELECT count(*) FROM attachment WHERE log IS ? OR log NOT IN (SELECT number FROM log)",
    "SELECT count(*) FROM file_piece WHERE log IS ? OR log NOT IN (SELECT number FROM log)",
    "SELECT count(*) FROM file_way WHERE log IS ? OR log NOT IN (SELECT number FROM log)",
    "SELECT count(*) FROM log_key WHERE log IS ? OR log NOT IN (SELECT number FROM log)",
    "SELECT count(*) FROM actor WHERE log IS ? OR log NOT IN (SELECT number FROM log)",
)
_CHANGES = """SELECT count(*) FROM change WHERE actor NOT IN (SELECT number FROM actor)
    OR actor IN (SELECT number FROM actor WHERE log IS ?)"""


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """How much of a log is still here: its rows, rows of no log, and each of `words` the index finds it or nothing by.

    0 when it is gone.
    """

    log: bytes
    words: tuple[str, ...] = ()

    def run(self, session: Session) -> int:
        connection = session.connection
        number = known_log(connection, self.log)
        rows = sum(_count(connection, statement, number) for statement in (*_ROWS, _CHANGES))
        others = {
            one for (one,) in connection.execute("SELECT number FROM record WHERE log IS NOT ?", (number,)).fetchall()
        }
        return rows + sum(not others.issuperset(numbers_of(connection, word)) for word in self.words)


def _count(connection: Connection, statement: str, number: int | None) -> int:
    return int(connection.execute(statement, (-1 if number is None else number,)).fetchone()[0])
