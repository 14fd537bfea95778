"""GET /v1/heads: where every log of a laptop stands, and what the laptop has to do about it (sync.md 3.5, 3.11)."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import Connection, and_, bindparam, func, or_, select

from coachdesk.sync.protocol.exchanging import Head, Heads
from coachdesk.sync.protocol.limits import (
    ACTORS_OF_A_DEVICE,
    DEVICES_OF_A_LOG,
    DRAIN_SECONDS,
    LOGS_OF_A_DEVICE,
)
from coachdesk.sync.protocol.log_hash import short
from coachdesk.sync.server.caller import Caller
from coachdesk.sync.server.key_gaps import KeyGaps
from coachdesk.sync.server.tables import ACTOR, LOG, MEMBER, SEALED_KEY


def read_heads(connection: Connection, caller: Caller, organisation: bytes, now: int, gaps: KeyGaps) -> Heads:
    """The organisation's log first, then every log in which the worker is a member or was until lately.

    Of access logs only the laptop's own: others are asked for by name (`access_logs`).
    """
    asked = {"asks": caller.worker, "since": now - DRAIN_SECONDS, "device": caller.device}
    mine = connection.execute(_MINE, asked)
    logs = {row.id: row for row in mine}
    first = logs.get(organisation) or connection.execute(_LOG, {"log": organisation}).one()
    order = [first, *(row for known, row in logs.items() if known != organisation)]
    order = order[: LOGS_OF_A_DEVICE + 1]  # what a laptop reads at most; a log too many is not begun in the first place
    present = {row.id: row for row in order if row.id in logs and row.role is not None}
    actors = _actors(connection, caller.device)
    # how many have the present key says who: nobody who had it is ever without it again
    versions = {log: (row.control_hash, row.keys, first.hash) for log, row in present.items()}
    found = gaps.of(connection, versions)
    return Heads(
        tuple(
            Head(
                log=row.id,
                s=row.s,
                hash=short(row.hash),
                epoch=row.epoch,
                actors=tuple(actors.get(row.id, ())[:ACTORS_OF_A_DEVICE]),
                removed=row.id in logs and row.id not in present,
                erased=row.erased_at is not None,
                must_rotate=row.id in present and found[row.id].must_rotate,
                need_keys=found[row.id].lacking[:DEVICES_OF_A_LOG] if row.id in present else (),
            )
            for row in order
        )
    )


def _actors(connection: Connection, device: bytes) -> Mapping[bytes, list[tuple[bytes, int, bytes]]]:
    found = defaultdict(list)
    for row in connection.execute(_ACTORS, {"asks": device}):
        found[row.log].append((row.actor, row.last, row.hash))
    return found


_LOG = select(LOG).where(LOG.c.id == bindparam("log"))
_LATELY = and_(MEMBER.c.role.is_(None), MEMBER.c.left_at >= bindparam("since"))
_WITH_KEY = (
    select(func.count())
    .where(SEALED_KEY.c.log == LOG.c.id, SEALED_KEY.c.epoch == LOG.c.epoch)
    .correlate(LOG)
    .scalar_subquery()
    .label("keys")
)
_MINE = (
    select(LOG, MEMBER.c.role.label("role"), _WITH_KEY)
    .join(MEMBER, MEMBER.c.log == LOG.c.id)
    .where(MEMBER.c.worker == bindparam("asks"), or_(MEMBER.c.role.is_not(None), _LATELY))
    .where(or_(LOG.c.of_device.is_(None), LOG.c.of_device == bindparam("device")))
    .order_by(LOG.c.id)
)
_ACTORS = (
    select(ACTOR.c.log, ACTOR.c.actor, ACTOR.c.last, ACTOR.c.hash)
    .where(ACTOR.c.device == bindparam("asks"))
    .order_by(ACTOR.c.actor)
)
"""Statements are put together once: for every laptop that waits they are asked at every push."""
