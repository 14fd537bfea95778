"""Files, sealed by their authors: taken in and given out piece by piece, named by their hash (sync.md 3.14).

They lie in the database, so that several processes need no shared folder and one backup holds everything.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, exists, func, insert, select, update

from coachdesk.crypto.digest import sha256_of_parts
from coachdesk.sync.membership import Role
from coachdesk.sync.protocol.limits import BLOB_LIMIT, MIB
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.server.caller import Caller, not_a_member, standing_of
from coachdesk.sync.server.denied import Denied
from coachdesk.sync.server.tables import BLOB, BLOB_PIECE, BLOB_REFERENCE

UNREFERENCED_SECONDS = 30 * 24 * 60 * 60
"""How long a file stays that no bundle mentions."""

UNREFERENCED_LIMIT = 500 * MIB
"""Bytes of files in one log that no bundle mentions yet."""


@dataclass(frozen=True, slots=True)
class Held:
    """How much of a file is here: `held` of `size` bytes."""

    size: int
    held: int


def held_of(connection: Connection, caller: Caller, log: bytes, blob: bytes, now: int) -> Held:
    """How far an upload got. Raises Denied NOT_FOUND where it has not begun."""
    _check(connection, caller, log, now, writes=False)
    return _held(connection, log, blob)


def put_piece(
    connection: Connection, caller: Caller, log: bytes, blob: bytes, held: Held, content: bytes, now: int
) -> int:
    """Add a piece at offset `held.held` of a file of `held.size` bytes; how many bytes are here then.

    Raises Denied OFFSET when another offset is next, and REJECTED, having thrown the whole file away, when what came
    is not what its name says.
    """
    _check(connection, caller, log, now, writes=True)
    if not 0 < held.size <= BLOB_LIMIT or held.held + len(content) > held.size or not content:
        raise Denied(Code.TOO_LARGE)
    here = (BLOB.c.log == log) & (BLOB.c.id == blob)
    known = connection.execute(select(BLOB).where(here).with_for_update()).one_or_none()
    if known is None:
        _check_room(connection, log, held.size)
        connection.execute(insert(BLOB).values(log=log, id=blob, size=held.size, held=0, made_at=now, whole=0))
    if held.held != (known.held if known else 0) or (known and held.size != known.size):
        raise Denied(Code.OFFSET, n=known.held if known else 0)
    connection.execute(insert(BLOB_PIECE).values(log=log, blob=blob, at=held.held, content=content))
    reached = held.held + len(content)
    whole = reached == held.size
    if whole and _digest(connection, log, blob) != blob.hex():
        _forget(connection, log, blob)
        return 0
    connection.execute(update(BLOB).where(here).values(held=reached, whole=int(whole)))
    return reached


def get_piece(connection: Connection, caller: Caller, log: bytes, blob: bytes, at: int, now: int) -> tuple[int, bytes]:
    """The size of a whole file and the piece that holds offset `at`, from `at` on.

    Raises Denied NOT_FOUND where the file is not whole, and RANGE beyond its end.
    """
    _check(connection, caller, log, now, writes=False, reads=True)
    here = (BLOB.c.log == log) & (BLOB.c.id == blob) & (BLOB.c.whole == 1)
    size = connection.execute(select(BLOB.c.size).where(here)).scalar()
    if size is None:
        raise Denied(Code.NOT_FOUND)
    if at >= size:
        raise Denied(Code.RANGE)
    pieces = select(BLOB_PIECE.c.at, BLOB_PIECE.c.content).where(BLOB_PIECE.c.log == log, BLOB_PIECE.c.blob == blob)
    found = connection.execute(pieces.where(BLOB_PIECE.c.at <= at).order_by(BLOB_PIECE.c.at.desc()).limit(1)).one()
    return size, found.content[at - found.at :]


def sweep_blobs(connection: Connection, now: int) -> int:
    """Forget files that no bundle has mentioned for 30 days; how many."""
    mentioned = exists().where(BLOB_REFERENCE.c.log == BLOB.c.log, BLOB_REFERENCE.c.blob == BLOB.c.id)
    old = select(BLOB.c.log, BLOB.c.id).where(BLOB.c.made_at < now - UNREFERENCED_SECONDS, ~mentioned)
    found = connection.execute(old).all()
    for row in found:
        _forget(connection, row.log, row.id)
    return len(found)


def _check(connection: Connection, caller: Caller, log: bytes, now: int, *, writes: bool, reads: bool = False) -> None:
    standing = standing_of(connection, log, caller.worker)
    if standing is None or (standing.role is None and (reads or not standing.may_drain(now))):
        raise not_a_member(connection, log)
    if writes and standing.role is Role.READER:
        raise Denied(Code.NOT_ALLOWED)


def _check_room(connection: Connection, log: bytes, size: int) -> None:
    mentioned = exists().where(BLOB_REFERENCE.c.log == BLOB.c.log, BLOB_REFERENCE.c.blob == BLOB.c.id)
    waiting = select(func.coalesce(func.sum(BLOB.c.size), 0)).where(BLOB.c.log == log, ~mentioned)
    if connection.execute(waiting).scalar_one() + size > UNREFERENCED_LIMIT:
        raise Denied(Code.TOO_LARGE)


def _held(connection: Connection, log: bytes, blob: bytes) -> Held:
    wanted = select(BLOB.c.size, BLOB.c.held).where(BLOB.c.log == log, BLOB.c.id == blob)
    found = connection.execute(wanted).one_or_none()
    if found is None:
        raise Denied(Code.NOT_FOUND)
    return Held(found.size, found.held)


def _digest(connection: Connection, log: bytes, blob: bytes) -> str:
    pieces = select(BLOB_PIECE.c.content).where(BLOB_PIECE.c.log == log, BLOB_PIECE.c.blob == blob)
    in_order = pieces.order_by(BLOB_PIECE.c.at).execution_options(yield_per=4)
    return sha256_of_parts(row.content for row in connection.execute(in_order))


def _forget(connection: Connection, log: bytes, blob: bytes) -> None:
    connection.execute(delete(BLOB_PIECE).where(BLOB_PIECE.c.log == log, BLOB_PIECE.c.blob == blob))
    connection.execute(delete(BLOB).where(BLOB.c.log == log, BLOB.c.id == blob))
