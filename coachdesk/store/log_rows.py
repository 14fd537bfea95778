"""Reading the log: every row is held against its hash before anyone sees it."""

from collections.abc import Iterator
from enum import IntEnum

from coachdesk.crypto.change_body import read_body
from coachdesk.crypto.digest import FIRST_PREV, chain_hash
from coachdesk.errors import VaultDamaged
from coachdesk.store.bundle_rows import BundleRow, every_bundle
from coachdesk.store.change_log import LoggedChange
from coachdesk.store.connection import Connection


class State(IntEnum):
    """Whether a change in the log counts, and why not."""

    COUNTS = 0
    HELD = 1
    NEWER = 2
    MALFORMED = 3
    TWIN = 4
    """Another change had its id first."""
    CONTROL = 5
    ADOPTS = 6
    """Carries what somebody else signed, which has not been put back in its place here."""
    ADOPTED = 7
    """The same, and it has."""
    REDACTED = 8
    """Its words are gone, on purpose; its hash keeps the chain."""
    CUT = 9
    """From a revoked laptop, beyond what counts."""


READABLE = (State.COUNTS, State.HELD, State.TWIN, State.CUT)

_SELECT = """
    SELECT log.id, actor.id, chained_as, actor.worker, actor.device, change.position, change.hash, change.body,
        CASE WHEN bundle.first = change.position THEN bundle.prev ELSE before.hash END, bundle.received_at
    FROM change JOIN actor ON actor.number = change.actor JOIN log ON log.number = actor.log
    LEFT JOIN bundle ON bundle.number = change.bundle
    LEFT JOIN change AS before ON before.actor = change.actor AND before.position = change.position - 1
"""
_IN_LOG_ORDER = "ORDER BY bundle.s IS NULL, bundle.s, change.arrived"
"""The server's order; what it has not had comes last, in the order it came here."""

PREFERRED_LOG = """
    SELECT record.log FROM record JOIN log ON log.number = record.log
    WHERE record.id = ? ORDER BY log.id = record.id DESC, record.number LIMIT 1
"""
"""The log of the record that an id names where no log is said: a family's own, else the one that was here first."""


def changes_of_record(connection: Connection, record: bytes, log: int | None = None) -> list[LoggedChange]:
    """Every change of one record that counts, in the order of the log, one for each id, checked against its hash.

    `log` is the number of the record's log; without it the record is the one `PREFERRED_LOG` names.
    Raises VaultDamaged when a row does not match its hash.
    """
    if log is None:
        row = connection.execute(PREFERRED_LOG, (record,)).fetchone()
        if row is None:
            return []
        log = int(row[0])
    rows = connection.execute(
        f"{_SELECT} WHERE change.record = ? AND actor.log = ? AND change.state = 0 {_IN_LOG_ORDER}",
        (record, log),
    ).fetchall()
    changes: dict[bytes, LoggedChange] = {}
    for found in rows:
        change = _checked(found)
        if change.body.record != record:
            raise VaultDamaged
        changes.setdefault(change.body.id, change)
    return list(changes.values())


def held_changes(connection: Connection, log: bytes) -> list[LoggedChange]:
    """Every change of a log that waits to be admitted, in the order of the log. Raises VaultDamaged."""
    rows = connection.execute(f"{_SELECT} WHERE change.state = 1 AND log.id = ? {_IN_LOG_ORDER}", (log,)).fetchall()
    return [_checked(row) for row in rows]


def every_change(connection: Connection, row_key: bytes) -> Iterator[LoggedChange]:
    """The log in the order it came here, each chain checked from its first change to its last; what counts is given.

    Raises VaultDamaged at the first gap or mismatch.
    """
    actors = {
        number: (log, actor, chained_as, worker, device, last, head)
        for number, log, actor, chained_as, worker, device, last, head in connection.execute(
            "SELECT actor.number, log.id, actor.id, chained_as, worker, device, position, head FROM actor"
            " JOIN log ON log.number = log"
        )
    }
    bundles = {row.number: row for row in every_bundle(connection, row_key)}
    ends = {(row.actor, row.end - 1): row.last for row in bundles.values() if not row.verdict.opened}
    unfinished = {number for number, row in bundles.items() if row.verdict.opened}
    for number, position, change_id, record, digest, encoded, state, bundle in connection.execute(
        "SELECT actor, position, id, record, hash, body, state, bundle FROM change ORDER BY arrived"
    ):
        log, actor, chained_as, worker, device, _, _ = actors[number]
        prev, received_at = _before(ends, bundles, number, position, bundle)
        is_gone = state == State.REDACTED and encoded == b""
        if prev is None or (not is_gone and chain_hash(prev, log, chained_as, position, encoded) != digest):
            raise VaultDamaged
        ends[number, position] = digest
        if bundle is not None and (position, digest) == (bundles[bundle].end - 1, bundles[bundle].last):
            unfinished.discard(bundle)
        if state not in READABLE:
            continue
        body = read_body(encoded)
        if (body.id, body.record) != (change_id, record):
            raise VaultDamaged
        if state == State.COUNTS:
            yield LoggedChange(log, actor, worker, device, position, body, received_at)
    heads = {(number, last): head for number, (*_, last, head) in actors.items() if last}
    if unfinished or any(ends.get(place) != head for place, head in heads.items()):
        raise VaultDamaged


def _before(
    ends: dict[tuple[int, int], bytes], bundles: dict[int, BundleRow], actor: int, position: int, bundle: int | None
) -> tuple[bytes | None, int | None]:
    """The hash that a change follows, or None when nothing says; and when the server had it."""
    reached = ends.pop((actor, position - 1), FIRST_PREV if position == 1 else None)
    if bundle is None:
        return reached, None
    row = bundles.get(bundle)
    if row is None:
        raise VaultDamaged
    return (row.prev if position == row.first else reached), row.received_at


def latest_stamps(connection: Connection) -> tuple[int, tuple[int, ...]]:
    """The highest stamp this vault has written, and the last stamp of each chain that came from elsewhere."""
    rows = connection.execute(
        # CROSS: from the few actors to their changes; the planner, which has no statistics here, walks every change.
        "SELECT own, body FROM actor CROSS JOIN change ON change.actor = actor.number AND change.position ="
        " (SELECT max(position) FROM change AS one WHERE one.actor = actor.number AND one.state IN (0, 1, 4))"
    ).fetchall()
    stamps = [(own, read_body(encoded).stamp) for own, encoded in rows]
    return max((stamp for own, stamp in stamps if own), default=0), tuple(stamp for own, stamp in stamps if not own)


def _checked(
    row: tuple[bytes, bytes, bytes, bytes, bytes, int, bytes, bytes, bytes | None, int | None],
) -> LoggedChange:
    log, actor, chained_as, worker, device, position, digest, encoded, before, received_at = row
    prev = FIRST_PREV if position == 1 else before
    if prev is None or chain_hash(prev, log, chained_as, position, encoded) != digest:
        raise VaultDamaged
    return LoggedChange(log, actor, worker, device, position, read_body(encoded), received_at)
