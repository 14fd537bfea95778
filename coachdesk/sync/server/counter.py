"""The row that puts a log's writers in order: locked first, held until COMMIT (sync.md 3.4)."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.dialects.postgresql import insert as insert_or_leave

from coachdesk.sync.protocol.log_hash import FIRST_LOG_HASH, next_log_hash
from coachdesk.sync.server.tables import LOG


@dataclass(slots=True)
class Counter:
    """Where a log stands, held by this transaction alone."""

    log: bytes
    s: int
    hash: bytes
    epoch: int
    control_hash: bytes
    erased: bool
    controlled_at: int
    """When a control record last counted, in seconds since 1970."""
    moves: int
    """How often what laptops are told of this log has changed."""
    of_device: bytes | None
    """The laptop whose access log it is."""

    def advance(self, bundle_hash: bytes) -> tuple[int, bytes]:
        """The number and the log hash of the next row."""
        self.s += 1
        self.hash = next_log_hash(self.hash, bundle_hash)
        return self.s, self.hash

    def save(self, connection: Connection, now: int) -> None:
        """Write the row back; whoever waits for news of this log is woken by it."""
        self.moves += 1
        kept = {"s": self.s, "hash": self.hash, "epoch": self.epoch, "control_hash": self.control_hash}
        connection.execute(_SAVE, {"here": self.log, "touched": now, "controlled_at": self.controlled_at, **kept})


_LOCK = select(LOG).where(LOG.c.id == bindparam("here")).with_for_update()
_CHANGED = ("s", "hash", "epoch", "control_hash", "touched", "controlled_at")
_SAVE = (
    update(LOG)
    .where(LOG.c.id == bindparam("here"))
    .values(moves=LOG.c.moves + 1, **{name: bindparam(name) for name in _CHANGED})
)


_NEW = {"touched": 0, "moves": 0, "controlled_at": 0, "erased_at": None}


def lock_counter(connection: Connection, log: bytes) -> Counter | None:
    """The row of a log, nobody else's until this transaction ends; None where there is no such log."""
    found = connection.execute(_LOCK, {"here": log}).one_or_none()
    if found is None:
        return None
    erased = found.erased_at is not None
    at = (found.s, found.hash, found.epoch, found.control_hash)
    return Counter(found.id, *at, erased, found.controlled_at, found.moves, found.of_device)


def open_counter(connection: Connection, log: bytes, of_device: bytes | None = None) -> Counter | None:
    """The row of a log that is new, or of one that somebody else opened in this very moment."""
    first = {"id": log, "s": 0, "hash": FIRST_LOG_HASH, "epoch": 0, "control_hash": bytes(32)}
    fresh = insert_or_leave(LOG).values(**first, **_NEW, of_device=of_device)
    connection.execute(fresh.on_conflict_do_nothing())
    return lock_counter(connection, log)
