"""A keyed copy of the records that is reopened, checked and counted before it counts as a backup (security.md 2.8)."""

import contextlib
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2

from coachdesk.errors import DiskFull, NotSaved, VaultDamaged
from coachdesk.store.connection import Connection, connect


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What a checked copy holds. `heads` are the last hashes of every author's chain."""

    changes: int
    records: int
    attachments: int
    heads: tuple[bytes, ...]


def copy_records(source: Connection, raw_key: bytearray, target: Path) -> BackedUp:
    """Copy what `source` reads into a new keyed file with a salt of its own, then prove the copy.

    Raises DiskFull or NotSaved when it could not be written, VaultDamaged when it does not check out.
    """
    source.execute("BEGIN")
    try:
        holds = _count(source)
        copy = connect(target, bytearray(raw_key), create=True)
        with contextlib.closing(copy):
            source.backup(copy)
    except dbapi2.DatabaseError as broken:
        raise (DiskFull() if "full" in str(broken) else NotSaved()) from broken
    finally:
        source.execute("ROLLBACK")
    prove_records(target, raw_key, holds)
    return holds


def prove_records(file: Path, raw_key: bytearray, expected: BackedUp | None = None) -> BackedUp:
    """Open a records file on its own, check every page and count. Raises VaultDamaged.

    The write-ahead log is emptied first: checking a live one cries wolf (security.md finding 9).
    """
    connection = connect(file, bytearray(raw_key))
    with contextlib.closing(connection):
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            bad_pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            (whole,) = connection.execute("PRAGMA integrity_check").fetchone()
            holds = _count(connection)
        except dbapi2.DatabaseError as broken:
            raise VaultDamaged from broken
    if bad_pages or whole != "ok" or (expected is not None and holds != expected):
        raise VaultDamaged
    return holds


def _count(connection: Connection) -> BackedUp:
    changes, records, attachments = connection.execute(
        "SELECT (SELECT count(*) FROM change), (SELECT count(*) FROM record), (SELECT count(*) FROM attachment)"
    ).fetchone()
    heads = tuple(head for (head,) in connection.execute("SELECT head FROM actor ORDER BY id"))
    return BackedUp(changes, records, attachments, heads)
