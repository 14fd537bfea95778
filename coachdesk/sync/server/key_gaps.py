"""Who lacks the key of now, and who has it that should not: worked out once for a log, not for each laptop that asks.

Of the organisation's own log these are all its laptops. Remembered by one process, and only as long as nothing has
moved that it hangs from.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import BindParameter, Connection, Select, and_, bindparam, exists, or_, select

from coachdesk.sync.membership import DeviceKind
from coachdesk.sync.server.tables import DEVICE, LOG, MEMBER, SEALED_KEY, WORKER

Version = tuple[bytes, int, bytes]
"""Of a log: its last control record and how many have its present key; and all that the organisation's log holds, by
its hash."""


@dataclass(frozen=True, slots=True)
class Gap:
    """`lacking` are laptops of members without the present key; with `must_rotate` somebody has it who is shut out."""

    lacking: tuple[bytes, ...]
    must_rotate: bool


class KeyGaps:
    """Those of every log that was asked for. Safe to use from many threads."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._known: dict[bytes, tuple[Version, Gap]] = {}

    def of(self, connection: Connection, versions: Mapping[bytes, Version]) -> dict[bytes, Gap]:
        """Those of these logs. Their versions were read before: what is read now may be newer, and never older."""
        found: dict[bytes, Gap] = {}
        for log, version in versions.items():
            known = self._known.get(log)
            if known is not None and known[0] == version:
                found[log] = known[1]
        unknown = [log for log in versions if log not in found]
        lacking = _grouped(connection, _LACKING_KEYS, unknown)
        known_to_revoked = _grouped(connection, _KNOWN_TO_REVOKED, unknown)
        for log in unknown:
            found[log] = Gap(tuple(sorted(lacking.get(log, ()))), log in known_to_revoked)
            self._known[log] = versions[log], found[log]
        return found


_LOGS: BindParameter[list[bytes]] = bindparam("logs", expanding=True)
"""The logs that are asked of: left to find them out, PostgreSQL without statistics went through everybody's."""


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
