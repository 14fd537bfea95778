"""The log every record is folded from: changes chained per author and place, never edited, never deleted."""

from collections.abc import Iterator
from dataclasses import dataclass

from coachdesk.crypto.change_body import ChangeBody, read_body
from coachdesk.crypto.digest import FIRST_PREV, chain_hash
from coachdesk.errors import VaultDamaged
from coachdesk.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes from which device. Ids are 16 bytes."""

    worker: bytes
    device: bytes


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """A change with where it stands and who made it; its hash has been checked."""

    log: bytes
    actor: bytes
    worker: bytes
    device: bytes
    position: int
    body: ChangeBody


@dataclass(slots=True)
class _Actor:
    number: int
    id: bytes
    position: int
    head: bytes


class LogWriter:
    """Adds changes to one actor's chain in one log, inside a transaction that the caller holds."""

    def __init__(self, connection: Connection, log: bytes, log_kind: str) -> None:
        self._connection = connection
        self._log = log
        self.log_number = _log_number(connection, log, log_kind)
        self._actor: _Actor

    def as_author(self, author: Author, fresh_actor: bytes) -> "LogWriter":
        """Write as one author from this device; `fresh_actor` names the chain if it is the author's first."""
        found = self._find("device = ? AND worker = ?", (author.device, author.worker))
        self._actor = found or self._new(fresh_actor, author)
        return self

    def as_actor(self, actor: bytes, author: Author) -> "LogWriter":
        """Take in what another laptop's actor wrote."""
        self._actor = self._find("id = ?", (actor,)) or self._new(actor, author)
        return self

    @property
    def position(self) -> int:
        """How many changes of the actor this log holds."""
        return self._actor.position

    def append(self, change: ChangeBody, encoded: bytes) -> None:
        """Chain and store one change. The caller folds it into the projection in the same transaction."""
        actor = self._actor
        position = actor.position + 1
        digest = chain_hash(actor.head, self._log, actor.id, position, encoded)
        self._connection.execute(
            "INSERT INTO change (actor, position, id, record, hash, body) VALUES (?, ?, ?, ?, ?, ?)",
            (actor.number, position, change.id, change.record, digest, encoded),
        )
        actor.position, actor.head = position, digest

    def holds(self, position: int, encoded: bytes) -> bool:
        """True when exactly this change stands at an earlier position of the actor's chain."""
        row = self._connection.execute(
            "SELECT body FROM change WHERE actor = ? AND position = ?", (self._actor.number, position)
        ).fetchone()
        return row is not None and row[0] == encoded

    def finish(self) -> None:
        """Write down how far the actor has come."""
        self._connection.execute(
            "UPDATE actor SET position = ?, head = ? WHERE number = ?",
            (self._actor.position, self._actor.head, self._actor.number),
        )

    def _find(self, where: str, parameters: tuple[bytes, ...]) -> _Actor | None:
        row = self._connection.execute(
            f"SELECT number, id, position, head FROM actor WHERE log = ? AND {where}",  # noqa: S608 - constants above
            (self.log_number, *parameters),
        ).fetchone()
        return _Actor(*row) if row else None

    def _new(self, actor: bytes, author: Author) -> _Actor:
        cursor = self._connection.execute(
            "INSERT INTO actor (id, log, device, worker, position, head) VALUES (?, ?, ?, ?, 0, ?)",
            (actor, self.log_number, author.device, author.worker, FIRST_PREV),
        )
        return _Actor(int(cursor.lastrowid or 0), actor, 0, FIRST_PREV)


def changes_of_record(connection: Connection, record: bytes) -> list[LoggedChange]:
    """Every change of one record in the order they arrived, each checked against its hash.

    Raises VaultDamaged when a row does not match its hash.
    """
    rows = connection.execute(
        f"{_SELECT} WHERE change.record = ? ORDER BY change.arrived",
        (record,),
    ).fetchall()
    changes = [_checked(row) for row in rows]
    if any(change.body.record != record for change in changes):
        raise VaultDamaged
    return changes


def every_change(connection: Connection) -> Iterator[LoggedChange]:
    """The whole log in the order it came here, each chain checked from its first change to its last.

    Raises VaultDamaged at the first gap or mismatch.
    """
    actors = {
        number: (log, actor, worker, device, last, head)
        for number, log, actor, worker, device, last, head in connection.execute(
            "SELECT actor.number, log.id, actor.id, worker, device, position, head FROM actor"
            " JOIN log ON log.number = log"
        )
    }
    reached = dict.fromkeys(actors, (0, FIRST_PREV))
    for number, position, change_id, record, digest, encoded in connection.execute(
        "SELECT actor, position, id, record, hash, body FROM change ORDER BY arrived"
    ):
        log, actor, worker, device, _, _ = actors[number]
        before, prev = reached[number]
        if position != before + 1 or chain_hash(prev, log, actor, position, encoded) != digest:
            raise VaultDamaged
        reached[number] = position, digest
        body = read_body(encoded)
        if (body.id, body.record) != (change_id, record):
            raise VaultDamaged
        yield LoggedChange(log, actor, worker, device, position, body)
    if reached != {number: (last, head) for number, (_, _, _, _, last, head) in actors.items()}:
        raise VaultDamaged


def actors_and_bodies(connection: Connection, log: bytes) -> Iterator[tuple[bytes, str, bytes, Author, int, bytes]]:
    """What another laptop would be handed of one log: its id and kind, actor, author, position and body."""
    rows = connection.execute(
        "SELECT log.kind, actor.id, worker, device, change.position, body FROM log JOIN actor ON actor.log = log.number"
        " JOIN change ON change.actor = actor.number WHERE log.id = ? ORDER BY arrived",
        (log,),
    ).fetchall()
    for kind, actor, worker, device, position, body in rows:
        yield log, kind, actor, Author(worker, device), position, body


def latest_stamp(connection: Connection) -> int:
    """The highest stamp in each author's last change: a new stamp must be above it."""
    rows = connection.execute(
        # CROSS: from the few actors to their changes; the planner, which has no statistics here, walks every change.
        "SELECT body FROM actor CROSS JOIN change ON change.actor = actor.number AND change.position = actor.position"
    ).fetchall()
    return max((read_body(encoded).stamp for (encoded,) in rows), default=0)


_SELECT = """
    SELECT log.id, actor.id, actor.worker, actor.device, change.position, change.hash, change.body, before.hash
    FROM change JOIN actor ON actor.number = change.actor JOIN log ON log.number = actor.log
    LEFT JOIN change AS before ON before.actor = change.actor AND before.position = change.position - 1
"""


def _checked(row: tuple[bytes, bytes, bytes, bytes, int, bytes, bytes, bytes | None]) -> LoggedChange:
    log, actor, worker, device, position, digest, encoded, before = row
    prev = FIRST_PREV if position == 1 else before
    if prev is None or chain_hash(prev, log, actor, position, encoded) != digest:
        raise VaultDamaged
    return LoggedChange(log, actor, worker, device, position, read_body(encoded))


def _log_number(connection: Connection, log: bytes, kind: str) -> int:
    row = connection.execute("SELECT number FROM log WHERE id = ?", (log,)).fetchone()
    if row:
        return int(row[0])
    return int(connection.execute("INSERT INTO log (id, kind) VALUES (?, ?)", (log, kind)).lastrowid or 0)
