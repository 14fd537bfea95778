"""Taking a whole log off this laptop: rows, index, attachments, drafts and keys, so that no page still holds a word.

Deleted rows are overwritten with zeros (`secure_delete`). The search index forgets a word only when its parts are
merged, so it is made anew for what stays.
"""

from dataclasses import dataclass

from coachdesk.store.change_log import Author, Purged
from coachdesk.store.file_rows import forget_files
from coachdesk.store.log_writer import known_log, own_actor
from coachdesk.store.projection import Projection
from coachdesk.store.session import Session


@dataclass(frozen=True, slots=True)
class Purge:
    """Take everything of one log off this laptop. See `ChangeLog.purge`; `ends` is where whose chain must end."""

    log: bytes
    ends: tuple[Author, int] | None = None

    def run(self, session: Session) -> Purged | None:
        connection = session.connection
        log = known_log(connection, self.log)
        if log is None:
            return Purged(0, 0, 0, 0)
        if self.ends is not None:
            author, position = self.ends
            mine = own_actor(connection, log, author)
            if mine is not None and mine.position != position:
                return None
        records = {record.hex() for (record,) in connection.execute("SELECT id FROM record WHERE log = ?", (log,))}
        drafts = 0
        for (key,) in connection.execute("SELECT key FROM draft").fetchall():
            if not {*records, self.log.hex()}.isdisjoint(key.split("/")):
                drafts += connection.execute("DELETE FROM draft WHERE key = ?", (key,)).rowcount
        changes = connection.execute(
            "DELETE FROM change WHERE actor IN (SELECT number FROM actor WHERE log = ?)", (log,)
        ).rowcount
        attachments = forget_files(connection, log)
        connection.execute("DELETE FROM record WHERE log = ?", (log,))
        connection.execute("DELETE FROM counted WHERE log = ?", (log,))
        connection.execute("DELETE FROM bundle WHERE log = ?", (log,))
        connection.execute("DELETE FROM log_key WHERE log = ?", (log,))
        connection.execute("DELETE FROM actor WHERE log = ?", (log,))
        connection.execute("DELETE FROM log WHERE number = ?", (log,))
        Projection(connection, session.rules).index_again()
        return Purged(changes, len(records), attachments, drafts)
