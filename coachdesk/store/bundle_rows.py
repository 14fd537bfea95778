"""The rows of bundles: what was cut and signed, where the server put it, what is thought of it; each under a MAC."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from coachdesk.crypto import codec
from coachdesk.crypto.store_keys import row_mac
from coachdesk.errors import VaultDamaged
from coachdesk.store.change_log import Author, Bundle, BundleKind, Verdict
from coachdesk.store.connection import Connection


@dataclass(slots=True)
class BundleRow:
    """One bundle as it lies in its row. `number`, `log` and `actor` are this vault's; `s` is None until confirmed."""

    number: int
    log: int
    actor: int
    first: int
    count: int
    prev: bytes
    last: bytes
    hash: bytes
    epoch: int
    kind: BundleKind
    s: int | None
    received_at: int | None
    verdict: Verdict
    signed: bytes = field(repr=False)
    sealed: bytes = field(repr=False)

    @property
    def end(self) -> int:
        return self.first + self.count

    def whole(self, connection: Connection) -> Bundle:
        """The bundle with its bodies, as it was cut or as it came."""
        log, log_kind, actor, worker, device = connection.execute(
            "SELECT log.id, log.kind, actor.id, worker, device FROM actor JOIN log ON log.number = actor.log"
            " WHERE actor.number = ?",
            (self.actor,),
        ).fetchone()
        rows = connection.execute(
            "SELECT position, body, hash FROM change WHERE actor = ? AND bundle = ? ORDER BY position",
            (self.actor, self.number),
        ).fetchall()
        return Bundle(
            log=log,
            log_kind=log_kind,
            actor=actor,
            author=Author(worker, device),
            first=self.first,
            count=self.count,
            prev=self.prev,
            last=self.last,
            hash=self.hash,
            epoch=self.epoch,
            kind=self.kind,
            signed=self.signed,
            bodies=tuple(body for _, body, _ in rows),
            sealed=self.sealed,
            emptied={position: digest for position, body, digest in rows if not body},
        )


_SELECT = """
    SELECT number, log, actor, first, count, prev, last, hash, epoch, kind, s, received_at, verdict, signed, sealed, mac
    FROM bundle
"""


def keep_bundle(connection: Connection, row_key: bytes, row: BundleRow) -> BundleRow:
    """Write a bundle's row, new (`number` 0) or changed; answers it with its number."""
    if not row.number:
        (row.number,) = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM bundle").fetchone()
    connection.execute(
        "INSERT OR REPLACE INTO bundle (number, log, actor, first, count, prev, last, hash, epoch, kind, s,"
        " received_at, verdict, signed, sealed, mac) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*_values(row), _mac(row_key, row)),
    )
    return row


def drop_bundle(connection: Connection, row: BundleRow) -> None:
    """Let go of a bundle that can never be accepted; its changes stay."""
    connection.execute("UPDATE change SET bundle = NULL WHERE actor = ? AND bundle = ?", (row.actor, row.number))
    connection.execute("DELETE FROM bundle WHERE number = ?", (row.number,))


def bundle_known(
    connection: Connection, row_key: bytes, actor: int, first: int, bundle_hash: bytes
) -> BundleRow | None:
    """The row of exactly this bundle."""
    where = " WHERE actor = ? AND first = ? AND hash = ?"
    return next(_read(connection, row_key, where, (actor, first, bundle_hash)), None)


def bundles_within(connection: Connection, row_key: bytes, actor: int, first: int, end: int) -> list[BundleRow]:
    """Every bundle of an actor that has a position from `first` to before `end`, in order."""
    where = " WHERE actor = ? AND first < ? AND first + count > ? ORDER BY first, number"
    return list(_read(connection, row_key, where, (actor, end, first)))


def bundles_of_log(connection: Connection, row_key: bytes, log: int) -> list[BundleRow]:
    """Every bundle of a log: in the server's order, then those it has not named, as they were kept."""
    return list(_read(connection, row_key, " WHERE log = ? ORDER BY s IS NULL, s, number", (log,)))


def sealed_bundles(connection: Connection, row_key: bytes, log: int) -> list[BundleRow]:
    """The bundles of a log that the server has named and nobody could open yet, in its order."""
    where = " WHERE log = ? AND s IS NOT NULL AND verdict NOT IN ('counts', 'history', 'held', 'cut') ORDER BY s"
    return list(_read(connection, row_key, where, (log,)))


def unnamed_bundles(connection: Connection, row_key: bytes, log: int) -> list[BundleRow]:
    """The bundles of a log that the server has not named, nor had in an adoption, as they were kept."""
    where = " WHERE log = ? AND s IS NULL AND received_at IS NULL ORDER BY number"
    return list(_read(connection, row_key, where, (log,)))


def every_bundle(connection: Connection, row_key: bytes) -> Iterator[BundleRow]:
    """All of them. Raises VaultDamaged for one that does not carry its MAC."""
    return _read(connection, row_key, " ORDER BY number", ())


def _read(
    connection: Connection, row_key: bytes, where: str, parameters: tuple[int | bytes, ...]
) -> Iterator[BundleRow]:
    for *values, mac in connection.execute(_SELECT + where, parameters).fetchall():
        number, log, actor, first, count, prev, last, digest, epoch, kind, s, received_at, verdict, signed, sealed = (
            values
        )
        try:
            row = BundleRow(
                *(number, log, actor, first, count, prev, last, digest, epoch, BundleKind(kind)),
                *(s, received_at, Verdict(verdict), signed, sealed),
            )
        except ValueError:
            raise VaultDamaged from None
        if mac != _mac(row_key, row):
            raise VaultDamaged
        yield row


def _values(row: BundleRow) -> list[int | bytes | str | None]:
    return [
        *(row.number, row.log, row.actor, row.first, row.count, row.prev, row.last, row.hash, row.epoch),
        *(row.kind.value, row.s, row.received_at, row.verdict.value, row.signed, row.sealed),
    ]


def _mac(row_key: bytes, row: BundleRow) -> bytes:
    return row_mac(row_key, b"bundle", codec.encode_trusted(_values(row)))
