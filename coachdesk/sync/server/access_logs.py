"""GET /v1/access?of=F.F: where access logs of other laptops stand, for somebody who reads them (sync.md 7, B-06).

They are in nobody's heads but their own laptop's: whoever audits reads them when she asks, and no line wakes her.
"""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Row, select

from coachdesk.sync.protocol.exchanging import Head, Heads
from coachdesk.sync.protocol.log_hash import short
from coachdesk.sync.server.caller import Caller
from coachdesk.sync.server.tables import LOG, MEMBER


def read_access_heads(connection: Connection, caller: Caller, wanted: Collection[bytes]) -> Heads:
    """Of the access logs in `wanted` those in which the caller is a member, by id; of others nothing is said."""
    mine = (
        select(LOG)
        .join(MEMBER, MEMBER.c.log == LOG.c.id)
        .where(MEMBER.c.worker == caller.worker, MEMBER.c.role.is_not(None))
        .where(LOG.c.of_device.is_not(None), LOG.c.id.in_(wanted))
        .order_by(LOG.c.id)
    )
    return Heads(tuple(_head(row) for row in connection.execute(mine)))


def _head(row: Row[Any]) -> Head:
    return Head(
        log=row.id,
        s=row.s,
        hash=short(row.hash),
        epoch=row.epoch,
        actors=(),
        removed=False,
        erased=row.erased_at is not None,
        must_rotate=False,
        need_keys=(),
    )
