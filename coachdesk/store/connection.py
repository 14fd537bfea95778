"""One SQLCipher connection, opened by the rules that were measured (security.md 2.8).

WAL and synchronous=FULL: anything less lost acknowledged work in simulated power cuts (security.md finding 1).
auto_vacuum stays NONE: with it SQLCipher takes an all-zero page for a valid one.
"""

import sqlite3
import sys
from pathlib import Path

import sqlcipher3
from sqlcipher3 import dbapi2

from coachdesk.errors import BrokenInstallation, VaultMissing
from coachdesk.operating_system import wipe
from coachdesk.store.trouble import what_it_means

Connection = dbapi2.Connection

WRITER_CACHE_KIB = 65_536
READER_CACHE_KIB = 16_384

_ATTACH, _DETACH, _PRAGMA, _FUNCTION = 24, 25, 19, 31
_DENIED_FUNCTIONS = {"sqlcipher_export", "load_extension"}
_PRAGMAS_LET_THROUGH = {
    "wal_checkpoint",
    "integrity_check",
    "cipher_integrity_check",
    "data_version",  # the search index asks it of itself
}


def connect(path: Path, raw_key: bytearray, *, create: bool = False, read_only: bool = False) -> Connection:
    """A keyed, checked and fenced connection to the records file at `path`.

    `raw_key` is the form SQLCipher takes (x'…' in bytes); it is wiped here as soon as the first page was read.
    Raises VaultDamaged when the file does not open under a key that is known to be right, VaultMissing without a file,
    DiskFull or VaultNotWritable when it is the disk that refuses.
    """
    mode = "rwc" if create else "rw"
    place = f"{path.resolve().as_uri()}?mode={mode}"
    try:
        connection = sqlcipher3.connect(place, uri=True, isolation_level=None, check_same_thread=False, timeout=5.0)
    except dbapi2.OperationalError as nowhere:
        wipe(raw_key)
        raise VaultMissing from nowhere
    try:
        connection.execute("PRAGMA cipher_memory_security = ON")
        connection.set_key(raw_key)
        _apply_rules(connection, READER_CACHE_KIB if read_only else WRITER_CACHE_KIB)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if read_only:
            connection.execute("PRAGMA query_only = ON")
        connection.set_authorizer(_authorize)
    except dbapi2.DatabaseError as broken:
        connection.close()
        raise what_it_means(broken) from broken
    finally:
        wipe(raw_key)
    return connection


def _apply_rules(connection: Connection, cache_kib: int) -> None:
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise BrokenInstallation("This copy of CoachDesk cannot encrypt. Install it again. Nothing was opened.")
    rules = [
        "journal_mode = WAL",
        "synchronous = FULL",
        "wal_autocheckpoint = 0",
        "foreign_keys = ON",
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "secure_delete = ON",
        "temp_store = MEMORY",
        "mmap_size = 0",
        f"cache_size = -{cache_kib}",
    ]
    for rule in (*rules, *_RULES_OF_A_PLATFORM.get(sys.platform, ())):
        connection.execute(f"PRAGMA {rule}")


_RULES_OF_A_PLATFORM = {"darwin": ("fullfsync = ON",)}
"""macOS answers an ordinary fsync before the disk has it."""


def _authorize(action: int, first: str | None, second: str | None, _database: str | None, _trigger: str | None) -> int:
    """Deny what could copy the records out unencrypted or weaken the rules above (security.md 2.8)."""
    if action in (_ATTACH, _DETACH):
        return sqlite3.SQLITE_DENY
    if action == _FUNCTION and (second or "").lower() in _DENIED_FUNCTIONS:
        return sqlite3.SQLITE_DENY
    if action == _PRAGMA and (first or "").lower() not in _PRAGMAS_LET_THROUGH:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK
