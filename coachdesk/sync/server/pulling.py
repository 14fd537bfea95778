"""GET /v1/log/F: the rows after a cursor, if the cursor is of this log (sync.md 3.5, 3.17)."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from coachdesk.sync.protocol.envelope import BundleKind, join_envelope
from coachdesk.sync.protocol.exchanging import Page
from coachdesk.sync.protocol.limits import PAGE_LIMIT
from coachdesk.sync.protocol.log_hash import FIRST_LOG_HASH, short
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.server.caller import Caller, not_a_member, standing_of
from coachdesk.sync.server.denied import Denied
from coachdesk.sync.server.tables import BUNDLE, LOG


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader asks for: at most `most` rows after row `after`, whose log hash begins with `at`.

    Rows of the actors in `mine` are wanted as headers alone. `heard` is the chain hash of the last control record that
    a laptop which is turned away knows: it is shown the next one.
    """

    log: bytes
    after: int
    at: bytes
    most: int
    mine: Collection[bytes] = ()
    heard: bytes = b""


def read_page(connection: Connection, caller: Caller, organisation: bytes, wanted: Wanted) -> Page:
    """The page. Rows are numbered under the log's lock, so what is visible is always a whole beginning of the log.

    A member reads everything; every enrolled laptop reads the organisation's log; an admin who is not a member reads
    control records and headers; where she was a member, she is shown by what she left if she asks (`heard`). Raises
    Denied NOT_MEMBER for others, RESYNC when the cursor is not of this log.
    """
    log = connection.execute(_LOG, {"log": wanted.log}).one_or_none()
    if log is None:
        raise not_a_member(connection, wanted.log)
    standing = standing_of(connection, wanted.log, caller.worker)
    is_member = standing is not None and standing.role is not None
    asks_why = standing is not None and wanted.heard != b""
    if not (is_member or wanted.log == organisation or (caller.is_admin and not asks_why)):
        raise not_a_member(connection, wanted.log, wanted.heard if standing else b"")
    if log.erased_at is not None:
        raise Denied(Code.ERASED, record=not_a_member(connection, wanted.log).refusal.record)
    _check_cursor(connection, wanted)
    last, log_hash = _end_of_page(connection, wanted)
    rows = []
    for row in connection.execute(_ROWS, {"log": wanted.log, "after": wanted.after, "last": last}):
        whole = row.actor not in wanted.mine and (is_member or row.kind == int(BundleKind.CONTROL))
        envelope = join_envelope(row.header, row.nonce, row.sealed) if whole else join_envelope(row.header, b"", b"")
        rows.append((row.s, envelope, row.received_at, bool(row.late)))
    return Page(tuple(rows), last, short(log_hash), more=last < log.s)


def _check_cursor(connection: Connection, wanted: Wanted) -> None:
    if wanted.after == 0:
        known: bytes | None = FIRST_LOG_HASH
    else:
        known = connection.execute(_HASH, {"log": wanted.log, "s": wanted.after}).scalar()
    if known is None or short(known) != wanted.at:
        raise Denied(Code.RESYNC)


def _end_of_page(connection: Connection, wanted: Wanted) -> tuple[int, bytes]:
    """The last row that fits: at least one, whatever its size, so that every reader moves on."""
    last, log_hash, total = wanted.after, b"", 0
    asked = {"log": wanted.log, "after": wanted.after, "most": wanted.most}
    for row in connection.execute(_SIZES, asked):
        total += row.size
        if total > PAGE_LIMIT and last > wanted.after:
            break
        last, log_hash = row.s, row.log_hash
    return last, log_hash or wanted.at


_LOG = select(LOG).where(LOG.c.id == bindparam("log"))
_AFTER = (BUNDLE.c.log == bindparam("log")) & (BUNDLE.c.s > bindparam("after"))
_HASH = select(BUNDLE.c.log_hash).where(BUNDLE.c.log == bindparam("log"), BUNDLE.c.s == bindparam("s"))
_SIZES = (
    select(BUNDLE.c.s, BUNDLE.c.size, BUNDLE.c.log_hash).where(_AFTER).order_by(BUNDLE.c.s).limit(bindparam("most"))
)
_ROWS = (
    select(
        *(BUNDLE.c.s, BUNDLE.c.actor, BUNDLE.c.kind, BUNDLE.c.header, BUNDLE.c.nonce, BUNDLE.c.sealed),
        *(BUNDLE.c.received_at, BUNDLE.c.late),
    )
    .where(_AFTER, BUNDLE.c.s <= bindparam("last"))
    .order_by(BUNDLE.c.s)
)
"""Statements are put together once."""
