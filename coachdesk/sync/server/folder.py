"""A server's folder and its beginning: whose it is, where its database lies, what a monitoring system shows."""

import base64
import binascii
import json
from pathlib import Path

from sqlalchemy import insert, select

from coachdesk.crypto.signatures import PUBLIC_KEY_LENGTH
from coachdesk.errors import BadInput, Unreadable, VaultExists, VaultMissing
from coachdesk.operating_system import read_whole, write_durably
from coachdesk.sync.protocol.limits import ID_LENGTH
from coachdesk.sync.protocol.log_hash import FIRST_LOG_HASH
from coachdesk.sync.server.database import Database, open_database
from coachdesk.sync.server.migrations import migrate
from coachdesk.sync.server.sessions import Chance
from coachdesk.sync.server.tables import LOG, ORGANISATION

DATABASE_FILE = "server.sqlite3"
METRICS_FILE = "metrics-token"
_TRUST_LIMIT = 1024 * 1024
_UNREADABLE = "That is not an organisation's public trust file."


def read_trust(path: Path) -> tuple[bytes, bytes]:
    """The id and the root key in an organisation's public trust file. Raises Unreadable for anything else.

    The server checks no more of it: laptops hold the same root, and believe nothing that it has not signed.
    """
    try:
        found = json.loads(read_whole(path, _TRUST_LIMIT))
        organisation = bytes.fromhex(found["organisation_id"])
        root = base64.b64decode(found["signing_root"], validate=True)
    except (ValueError, TypeError, KeyError, binascii.Error, RecursionError):
        raise Unreadable(_UNREADABLE) from None
    if len(organisation) != ID_LENGTH or len(root) != PUBLIC_KEY_LENGTH:
        raise Unreadable(_UNREADABLE)
    return organisation, root


def make_server(
    folder: Path, database: Database, organisation: bytes, root: bytes, origin: str, chance: Chance, now: int
) -> None:
    """The tables, the organisation and its empty log. Raises VaultExists for a database that is somebody's already."""
    with database.writing() as connection:
        migrate(connection, now)
        if connection.execute(select(ORGANISATION.c.id)).first() is not None:
            raise VaultExists("There is already a server in that database. Nothing was changed.")
        connection.execute(insert(ORGANISATION).values(id=organisation, root=root, origin=origin))
        first = {"id": organisation, "s": 0, "hash": FIRST_LOG_HASH, "epoch": 0, "control_hash": bytes(32)}
        connection.execute(insert(LOG).values(**first, touched=now, moves=0, controlled_at=0))
    make_token(folder, chance)


def make_token(folder: Path, chance: Chance) -> None:
    """The secret by which a monitoring system reads the metrics."""
    write_durably(folder / METRICS_FILE, chance(32).hex().encode() + b"\n", replace=True)


def read_token(folder: Path) -> str:
    """The same. Raises VaultMissing where there is none: the folder is no server's."""
    try:
        return read_whole(folder / METRICS_FILE, 256).decode("ascii").strip()
    except (OSError, Unreadable, UnicodeDecodeError):
        raise VaultMissing("That folder is no server's. Run `coachdesk-server init` first.") from None


def database_in(folder: Path, url: str | None, *, must_exist: bool = True) -> Database:
    """The database at a URL, or else the SQLite file in the folder."""
    return open_database(url or folder / DATABASE_FILE, must_exist=must_exist)


def check_origin(origin: str) -> str:
    """The address laptops are told, as it enters their proofs. Raises BadInput for anything but scheme and host."""
    scheme, _, host = origin.partition("://")
    if scheme not in {"http", "https"} or not host or not host.isascii() or any(one in host for one in "/?# @"):
        raise BadInput("origin", "The address must be like https://sync.example.org, with nothing after the name.")
    return origin
