"""Sealed epoch keys: kept for the device each is sealed for, handed to nobody else's (sync.md 3.9)."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from coachdesk.sync.membership import Role
from coachdesk.sync.protocol.exchanging import SealedKey, SealedKeys
from coachdesk.sync.protocol.limits import DEVICES_OF_A_LOG
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.server.caller import Caller, not_a_member, standing_of
from coachdesk.sync.server.counter import lock_counter
from coachdesk.sync.server.denied import Denied
from coachdesk.sync.server.tables import DEVICE, SEALED_KEY

MOST_OF_AN_EPOCH = 4 * DEVICES_OF_A_LOG
"""Keys of one epoch of one log, those of invitations and of the recovery key too."""


def add_keys(connection: Connection, log: bytes, epoch: int, keys: Sequence[tuple[bytes, bytes]]) -> int:
    """Keep what is not there yet; how many were new. Under the lock of the log.

    Raises Denied TOO_LARGE, when an epoch would have more keys than any log has devices.
    """
    here = (SEALED_KEY.c.log == log) & (SEALED_KEY.c.epoch == epoch)
    known = set(connection.execute(select(SEALED_KEY.c.device).where(here)).scalars())
    fresh = {device: sealed for device, sealed in keys if device not in known}
    if len(known) + len(fresh) > MOST_OF_AN_EPOCH:
        raise Denied(Code.TOO_LARGE)
    if fresh:
        rows = [{"log": log, "epoch": epoch, "device": device, "sealed": sealed} for device, sealed in fresh.items()]
        connection.execute(insert(SEALED_KEY), rows)
    return len(fresh)


def put_keys(connection: Connection, caller: Caller, log: bytes, sent: SealedKeys, now: int) -> int:
    """Keys of an epoch for devices that lack it; how many were new.

    Any member may fill in for others (any member's client does so by itself). A key sealed for one's own laptop, or by
    a lead or an admin for anybody's, replaces one that is there: so a key that somebody planted can be put right.
    """
    counter = lock_counter(connection, log)
    if counter is None:
        raise not_a_member(connection, log)
    if counter.erased:
        raise Denied(Code.ERASED)
    standing = standing_of(connection, log, caller.worker)
    if not caller.is_admin and (standing is None or standing.role is None):
        raise not_a_member(connection, log)
    if not 1 <= sent.epoch <= counter.epoch:
        raise Denied(Code.STALE_EPOCH, n=counter.epoch)
    leads = caller.is_admin or (standing is not None and standing.role is Role.LEAD)
    replaced = [device for device, _ in sent.keys if leads or device == caller.device]
    here = (SEALED_KEY.c.log == log) & (SEALED_KEY.c.epoch == sent.epoch)
    connection.execute(delete(SEALED_KEY).where(here, SEALED_KEY.c.device.in_(replaced)))
    fresh = add_keys(connection, log, sent.epoch, sent.keys)
    counter.save(connection, now)
    return fresh


def get_key(connection: Connection, caller: Caller, log: bytes, epoch: int, device: bytes) -> SealedKey:
    """The key of an epoch sealed for one of this worker's own devices: the laptop, or the invitation it came by.

    Raises Denied for devices of others, and for whoever is no longer a member.
    """
    standing = standing_of(connection, log, caller.worker)
    if standing is None or standing.role is None:
        raise not_a_member(connection, log)
    owner = connection.execute(select(DEVICE.c.worker).where(DEVICE.c.id == device)).scalar()
    if owner != caller.worker:
        raise Denied(Code.NOT_ALLOWED)
    here = (SEALED_KEY.c.log == log) & (SEALED_KEY.c.epoch == epoch) & (SEALED_KEY.c.device == device)
    return SealedKey(epoch, connection.execute(select(SEALED_KEY.c.sealed).where(here)).scalar())
