"""Writing the log: changes chained per author and place, never edited, never deleted."""

from dataclasses import dataclass

from coachdesk.crypto.change_body import ChangeBody
from coachdesk.crypto.digest import FIRST_PREV, chain_hash
from coachdesk.store.change_log import Author
from coachdesk.store.connection import Connection
from coachdesk.store.log_rows import State


@dataclass(slots=True)
class Actor:
    """One chain of one log. `own` says that this vault wrote it.

    `chained_as` is the id under which its hashes were made: another one only of what stands beside (`beside.py`).
    """

    number: int
    id: bytes
    author: Author
    position: int
    head: bytes
    own: bool
    chained_as: bytes


class LogWriter:
    """Adds changes to one actor's chain in one log, inside a transaction that the caller holds."""

    def __init__(self, connection: Connection, log: bytes, log_kind: str) -> None:
        self._connection = connection
        self._log = log
        self.log_number = log_number(connection, log, log_kind)
        self._actor: Actor

    def as_author(self, author: Author, fresh_actor: bytes) -> "LogWriter":
        """Write as one author from this device; `fresh_actor` names the chain if it is the author's first."""
        found = own_actor(self._connection, self.log_number, author)
        self._actor = found or new_actor(self._connection, self.log_number, fresh_actor, author, own=True)
        return self

    def append(self, change: ChangeBody, encoded: bytes) -> None:
        """Chain and store one change. The caller folds it into the projection in the same transaction."""
        self._append(change.id, change.record, encoded, State.COUNTS)

    def append_control(self, encoded: bytes) -> None:
        """Chain and store a control record, which is never folded."""
        self._append(b"", b"", encoded, State.CONTROL)

    def append_adoption(self, change_id: bytes, encoded: bytes) -> None:
        """Chain and store what puts back another author's bundle; that one is folded, and not this."""
        self._append(change_id, b"", encoded, State.ADOPTS)

    def finish(self) -> None:
        """Write down how far the actor has come."""
        keep_head(self._connection, self._actor)

    def _append(self, change_id: bytes, record: bytes, encoded: bytes, state: State) -> None:
        actor = self._actor
        position = actor.position + 1
        digest = chain_hash(actor.head, self._log, actor.id, position, encoded)
        self._connection.execute(
            "INSERT INTO change (actor, position, id, record, hash, body, state) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (actor.number, position, change_id, record, digest, encoded, state),
        )
        actor.position, actor.head = position, digest


def log_number(connection: Connection, log: bytes, kind: str) -> int:
    """The number of a log in this vault, which is made when it is new."""
    found = known_log(connection, log)
    if found is not None:
        return found
    return int(connection.execute("INSERT INTO log (id, kind) VALUES (?, ?)", (log, kind)).lastrowid or 0)


def known_log(connection: Connection, log: bytes) -> int | None:
    """The number of a log, or None when nothing of it is here."""
    row = connection.execute("SELECT number FROM log WHERE id = ?", (log,)).fetchone()
    return int(row[0]) if row else None


_SELECT_ACTOR = "SELECT number, id, worker, device, position, head, own, chained_as FROM actor"


def own_actor(connection: Connection, log: int, author: Author) -> Actor | None:
    """The chain that this author writes from this device."""
    sql = _SELECT_ACTOR + " WHERE log = ? AND own = 1 AND device = ? AND worker = ?"
    return _actor(connection.execute(sql, (log, author.device, author.worker)).fetchone())


def own_actors(connection: Connection, log: int) -> list[Actor]:
    """Every chain of a log that was written in this vault: a restored copy has one of the device it came from."""
    rows = connection.execute(_SELECT_ACTOR + " WHERE log = ? AND own = 1 ORDER BY number", (log,)).fetchall()
    return [found for found in map(_actor, rows) if found]


def known_actor(connection: Connection, log: int, actor: bytes) -> Actor | None:
    """The chain with this id in one log."""
    return _actor(connection.execute(_SELECT_ACTOR + " WHERE log = ? AND id = ?", (log, actor)).fetchone())


def new_actor(
    connection: Connection, log: int, actor: bytes, author: Author, *, own: bool, chained_as: bytes = b""
) -> Actor:
    """A chain that begins."""
    chained_as = chained_as or actor
    cursor = connection.execute(
        "INSERT INTO actor (id, log, device, worker, position, head, own, chained_as) VALUES (?, ?, ?, ?, 0, ?, ?, ?)",
        (actor, log, author.device, author.worker, FIRST_PREV, own, chained_as),
    )
    return Actor(int(cursor.lastrowid or 0), actor, author, 0, FIRST_PREV, own, chained_as)


def keep_head(connection: Connection, actor: Actor) -> None:
    """Write down how far an actor has come, and whether this vault still writes as it."""
    connection.execute(
        "UPDATE actor SET position = ?, head = ?, own = ? WHERE number = ?",
        (actor.position, actor.head, actor.own, actor.number),
    )


def name_author(connection: Connection, actor: Actor, author: Author) -> None:
    """Whose chain it is, learnt when the first of its bundles could be opened."""
    actor.author = author
    connection.execute(
        "UPDATE actor SET device = ?, worker = ? WHERE number = ?", (author.device, author.worker, actor.number)
    )


def _actor(row: tuple[int, bytes, bytes, bytes, int, bytes, int, bytes] | None) -> Actor | None:
    if row is None:
        return None
    number, actor, worker, device, position, head, own, chained_as = row
    return Actor(number, actor, Author(worker, device), position, head, bool(own), chained_as)
