"""A keyed copy of the records that is reopened, checked and counted before it counts as a backup (security.md 2.8)."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2

from coachdesk.errors import NotSaved, VaultDamaged, VaultNotWritable
from coachdesk.store.connection import Connection, connect
from coachdesk.store.trouble import what_it_means


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What a checked copy holds. `heads` are the last hashes of every author's chain."""

    changes: int
    records: int
    attachments: int
    heads: tuple[bytes, ...]


Prove = Callable[[Connection], None]
"""Reads every row of a connection and raises VaultDamaged for one that is not as it was written."""


def copy_records(source: Connection, raw_key: bytearray, target: Path, prove_rows: Prove) -> BackedUp:
    """Copy what `source` reads into a new keyed file with a salt of its own, then prove the copy, row by row too:
    a damaged page may be read as zeros (security.md finding 3) and would be a sound page of the copy.

    Raises DiskFull or NotSaved when it could not be written, VaultDamaged when it does not check out.
    """
    try:
        source.execute("BEGIN")
        holds = _count(source)
        copy = connect(target, bytearray(raw_key), create=True)
        with contextlib.closing(copy):
            source.backup(copy)
    except (dbapi2.DatabaseError, VaultNotWritable, MemoryError) as broken:
        meant = broken if isinstance(broken, VaultNotWritable) else what_it_means(broken)
        raise (NotSaved() if isinstance(meant, VaultNotWritable) else meant) from broken
    finally:
        with contextlib.suppress(dbapi2.DatabaseError, MemoryError):  # it may not have begun
            source.execute("ROLLBACK")
    prove_records(target, raw_key, holds, prove_rows)
    return holds


def prove_records(
    file: Path, raw_key: bytearray, expected: BackedUp | None = None, prove_rows: Prove | None = None
) -> BackedUp:
    """Open a records file on its own, check every page, every row if told how, and count. Raises VaultDamaged.

    The write-ahead log is emptied first: checking a live one cries wolf (security.md finding 9).
    """
    connection = connect(file, bytearray(raw_key))
    with contextlib.closing(connection):
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            bad_pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            (whole,) = connection.execute("PRAGMA integrity_check").fetchone()
            holds = _count(connection)
            if prove_rows:
                prove_rows(connection)
        except (dbapi2.DatabaseError, MemoryError) as broken:
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
