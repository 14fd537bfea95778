"""GET /v1/heads: where every log of a laptop stands, and what the laptop has to do about it (sync.md 3.5, 3.11)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import BindParameter, Connection, Select, and_, bindparam, exists, or_, select

from coachdesk.sync.membership import DeviceKind
from coachdesk.sync.protocol.exchanging import Head, Heads
from coachdesk.sync.protocol.limits import (
    ACTORS_OF_A_DEVICE,
    DEVICES_OF_A_LOG,
    DRAIN_SECONDS,
    LOGS_OF_A_DEVICE,
)
from coachdesk.sync.protocol.log_hash import short
from coachdesk.sync.server.caller import Caller
from coachdesk.sync.server.tables import ACTOR, DEVICE, LOG, MEMBER, SEALED_KEY, WORKER


def read_heads(connection: Connection, caller: Caller, organisation: bytes, now: int) -> Heads:
    """The organisation's log first, then every log in which the worker is a member or was until lately."""
    mine = connection.execute(_MINE, {"asks": caller.worker, "since": now - DRAIN_SECONDS})
    logs = {row.id: row for row in mine}
    first = logs.get(organisation) or connection.execute(_LOG, {"log": organisation}).one()
    order = [first, *(row for known, row in logs.items() if known != organisation)]
    order = order[: LOGS_OF_A_DEVICE + 1]  # what a laptop reads at most; a log too many is not begun in the first place
    present = [row.id for row in order if row.id in logs and row.role is not None]
    actors = _actors(connection, caller.device)
    lacking = _grouped(connection, _LACKING_KEYS, present)
    known_to_revoked = _grouped(connection, _KNOWN_TO_REVOKED, present)
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
                must_rotate=row.id in present and row.id in known_to_revoked,
                need_keys=tuple(sorted(lacking.get(row.id, ()))[:DEVICES_OF_A_LOG]) if row.id in present else (),
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
_MINE = (
    select(LOG, MEMBER.c.role.label("role"))
    .join(MEMBER, MEMBER.c.log == LOG.c.id)
    .where(MEMBER.c.worker == bindparam("asks"), or_(MEMBER.c.role.is_not(None), _LATELY))
    .order_by(LOG.c.id)
)
_ACTORS = (
    select(ACTOR.c.log, ACTOR.c.actor, ACTOR.c.last, ACTOR.c.hash)
    .where(ACTOR.c.device == bindparam("asks"))
    .order_by(ACTOR.c.actor)
)
_LOGS: BindParameter[list[bytes]] = bindparam("logs", expanding=True)
"""Statements are put together once: for every laptop that waits they are asked at every push. They name the logs they
are asked of: left to find them out, PostgreSQL without statistics went through everybody's."""


def _lacking_keys() -> Select[tuple[bytes, bytes]]:
    """(log, laptop) where the laptop is a member's and has no key of the present epoch."""
    has_key = exists().where(
        SEALED_KEY.c.log == LOG.c.id, SEALED_KEY.c.epoch == LOG.c.epoch, SEALED_KEY.c.device == DEVICE.c.id
    )
    return (
        select(MEMBER.c.log, DEVICE.c.id.label("device"))
        .join(LOG, LOG.c.id == MEMBER.c.log)
        .join(DEVICE, DEVICE.c.worker == MEMBER.c.worker)
        .join(WORKER, WORKER.c.id == DEVICE.c.worker)
        .where(MEMBER.c.role.is_not(None), LOG.c.id.in_(_LOGS), LOG.c.erased_at.is_(None))
        .where(DEVICE.c.revoked_at.is_(None), DEVICE.c.kind == DeviceKind.LAPTOP.value, WORKER.c.disabled == 0)
        .where(LOG.c.epoch > 0, ~has_key)
    )


def _known_to_revoked() -> Select[tuple[bytes, bytes]]:
    """(log, device) where a revoked device, or one of somebody disabled, was given the key of the present epoch."""
    return (
        select(LOG.c.id.label("log"), DEVICE.c.id.label("device"))
        .join(SEALED_KEY, and_(SEALED_KEY.c.log == LOG.c.id, SEALED_KEY.c.epoch == LOG.c.epoch))
        .join(DEVICE, DEVICE.c.id == SEALED_KEY.c.device)
        .join(WORKER, WORKER.c.id == DEVICE.c.worker)
        .where(LOG.c.id.in_(_LOGS), or_(DEVICE.c.revoked_at.is_not(None), WORKER.c.disabled == 1))
    )


_LACKING_KEYS, _KNOWN_TO_REVOKED = _lacking_keys(), _known_to_revoked()


def _grouped(
    connection: Connection, pairs: Select[tuple[bytes, bytes]], logs: Sequence[bytes]
) -> Mapping[bytes, set[bytes]]:
    found: dict[bytes, set[bytes]] = defaultdict(set)
    for row in connection.execute(pairs, {"logs": logs}).all() if logs else ():
        found[row.log].add(row.device)
    return found
