"""A backup that either engine can restore: every row of one moment, records and keys in files apart (sync.md 3.13).

    records.backup   all but sealed keys and sessions
    keys.backup      sealed keys: throw it away after 30 days, or erasing a family is only a promise

Each begins with a line of JSON and holds CBOR, four bytes of length before each piece: a table's name, then rows in
lists, then the next name. It ends with the SHA-256 of all before, so a cut or changed file is refused as a whole.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import Connection, Table, insert, select

from coachdesk.crypto import codec
from coachdesk.crypto.digest import sha256_of_parts
from coachdesk.errors import FileExists, Unreadable, VaultExists
from coachdesk.operating_system import publish_durably, unfinished_path
from coachdesk.sync.server.database import Database
from coachdesk.sync.server.migrations import MIGRATIONS, ServerNewer, migrate
from coachdesk.sync.server.tables import BLOB_PIECE, KEPT, ORGANISATION, SEALED_KEY

RECORDS_FILE, KEYS_FILE = "records.backup", "keys.backup"
_FORMAT = "coachdesk-server-backup"
_ROWS = 200
_ADDED = {("log", "of_device"): 2}
"""Columns that came with a later step than their table: in an older backup they are not, and stay empty."""
_DIGEST = 64
_DAMAGED = "That backup is damaged or not whole. Nothing was restored."


@dataclass(frozen=True, slots=True)
class BackedUp:
    """How many rows of each table a file holds, and its bytes."""

    rows: dict[str, int]
    size: int


def back_up(database: Database, folder: Path, made_at: int) -> dict[str, BackedUp]:
    """Write both files, of one moment, while the server runs. Raises FileExists rather than write over one."""
    made = {}
    with database.snapshot() as connection:
        for name, tables in ((RECORDS_FILE, KEPT), (KEYS_FILE, (SEALED_KEY,))):
            if (folder / name).exists():
                raise FileExists
            made[name] = _write(connection, folder / name, tables, made_at)
    return made


def restore(database: Database, folder: Path, now: int) -> dict[str, int]:
    """Fill an empty database from both files, or from the records alone; how many rows of each table came back.

    Both are read through and checked before anything is written. Raises Unreadable for a damaged file and VaultExists
    for a database that is not empty.
    """
    files = [folder / RECORDS_FILE, *([folder / KEYS_FILE] if (folder / KEYS_FILE).exists() else [])]
    for path in files:
        _check(path)
    tables = {table.name: table for table in (*KEPT, SEALED_KEY)}
    restored: dict[str, int] = dict.fromkeys(tables, 0)
    with database.writing() as connection:
        migrate(connection, now)
        if connection.execute(select(ORGANISATION.c.id)).first() is not None:
            raise VaultExists("There is already a server in that database. Nothing was changed.")
        for path in files:
            for name, rows in _read(path):
                connection.execute(insert(tables[name]), rows)
                restored[name] += len(rows)
    return restored


def _write(connection: Connection, path: Path, tables: Sequence[Table], made_at: int) -> BackedUp:
    counts = {table.name: 0 for table in tables}

    def parts() -> Iterator[bytes]:
        step = max(migration.number for migration in MIGRATIONS)
        yield json.dumps({"format": _FORMAT, "step": step, "made_at": made_at}).encode() + b"\n"
        for table in tables:
            yield _piece(table.name)
            size = 8 if table is BLOB_PIECE else _ROWS
            found = connection.execute(select(table).execution_options(yield_per=size))
            for rows in found.partitions(size):
                counts[table.name] += len(rows)
                yield _piece([list(row) for row in rows])

    unfinished = unfinished_path(path)
    try:
        with unfinished.open("xb") as file:
            file.write(sha256_of_parts(_written(file, parts())).encode())
            size = file.tell()
        publish_durably(unfinished, path, replace=False)
    finally:
        unfinished.unlink(missing_ok=True)
    return BackedUp(counts, size)


def _written(file: BinaryIO, parts: Iterator[bytes]) -> Iterator[bytes]:
    for part in parts:
        file.write(part)
        yield part


def _piece(value: Any) -> bytes:
    encoded = codec.encode_trusted(value)
    return len(encoded).to_bytes(4, "big") + encoded


def _check(path: Path) -> None:
    """Raises Unreadable unless the file is whole, is a backup and of tables this program knows."""
    try:
        left = path.stat().st_size - _DIGEST
        with path.open("rb") as file:
            begins = json.loads(file.readline(200))
            file.seek(0)
            found = sha256_of_parts(_chunks(file, left))
            whole = file.read() == found.encode()
    except (OSError, ValueError):
        raise Unreadable(_DAMAGED) from None
    if not whole or begins["format"] != _FORMAT:
        raise Unreadable(_DAMAGED)
    if begins["step"] not in {migration.number for migration in MIGRATIONS}:
        raise ServerNewer


def _chunks(file: BinaryIO, left: int) -> Iterator[bytes]:
    while left > 0 and (chunk := file.read(min(left, 1024 * 1024))):
        left -= len(chunk)
        yield chunk


def _read(path: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Every list of rows in a file that was checked, with the table it belongs to."""
    tables = {table.name: table for table in (*KEPT, SEALED_KEY)}
    name = ""
    with path.open("rb") as file:
        end = path.stat().st_size - _DIGEST
        step = json.loads(file.readline())["step"]
        while file.tell() < end:
            value = codec.decode_trusted(file.read(int.from_bytes(file.read(4), "big")))
            if isinstance(value, str):
                name = value
            else:
                names = (column.name for column in tables[name].columns)
                columns = [one for one in names if _ADDED.get((name, one), 0) <= step]
                yield name, [dict(zip(columns, row, strict=True)) for row in value]
