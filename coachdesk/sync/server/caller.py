"""Who is asking: a laptop, its worker, and what they are in a log."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, select

from coachdesk.sync.membership import OrganisationRole, Role
from coachdesk.sync.protocol.envelope import BundleKind, join_envelope
from coachdesk.sync.protocol.limits import DRAIN_SECONDS
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.server.denied import Denied
from coachdesk.sync.server.tables import BUNDLE, DEVICE, LOG, MEMBER, SESSION, WORKER


@dataclass(frozen=True, slots=True)
class Caller:
    """An enrolled laptop that is not revoked, and whose worker is not disabled."""

    device: bytes
    worker: bytes
    is_admin: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """What a worker is in a log: a member (`role`), or somebody who left after `left_epoch`."""

    role: Role | None
    left_epoch: int = 0
    left_at: int = 0

    @property
    def may_write(self) -> bool:
        """A member who is more than a reader."""
        return self.role in {Role.LEAD, Role.WRITER}

    def may_drain(self, now: int) -> bool:
        """Somebody who left, and whose earlier work may still be handed in."""
        return self.role is None and self.left_at > 0 and now <= self.left_at + DRAIN_SECONDS


def caller_of(connection: Connection, token_hash: bytes, now: int) -> Caller:
    """Whose session this is. Raises Denied NO_SESSION for one that ended, never was or belongs to a revoked laptop."""
    found = connection.execute(_CALLER, {"token": token_hash, "now": now}).one_or_none()
    if found is None:
        raise Denied(Code.NO_SESSION)
    return Caller(found.id, found.worker, found.role == OrganisationRole.ADMIN)


def standing_of(connection: Connection, log: bytes, worker: bytes) -> Standing | None:
    """What this worker is or was in this log; None for somebody who never was in it."""
    found = connection.execute(_STANDING, {"log": log, "worker": worker}).one_or_none()
    if found is None:
        return None
    if found.role is None:
        return Standing(None, found.left_epoch, found.left_at)
    return Standing(Role(found.role))


_CALLER = (
    select(DEVICE.c.id, DEVICE.c.worker, WORKER.c.role)
    .join(SESSION, SESSION.c.device == DEVICE.c.id)
    .join(WORKER, WORKER.c.id == DEVICE.c.worker)
    .where(SESSION.c.token_hash == bindparam("token"), SESSION.c.ends_at > bindparam("now"))
    .where(DEVICE.c.revoked_at.is_(None), WORKER.c.disabled == 0)
)
_STANDING = select(MEMBER.c.role, MEMBER.c.left_epoch, MEMBER.c.left_at).where(
    MEMBER.c.log == bindparam("log"), MEMBER.c.worker == bindparam("worker")
)
"""Statements that nearly every question needs are put together once."""


def logs_of(connection: Connection, worker: bytes) -> int:
    """In how many logs this worker is a member, access logs aside."""
    mine = (
        select(func.count())
        .select_from(MEMBER.join(LOG, LOG.c.id == MEMBER.c.log))
        .where(MEMBER.c.worker == worker, MEMBER.c.role.is_not(None), LOG.c.of_device.is_(None))
    )
    return connection.execute(mine).scalar_one()


def not_a_member(connection: Connection, log: bytes, heard: bytes = b"") -> Denied:
    """The refusal for somebody outside a log. Whoever once was in it is shown the signed record that says so.

    It is the last one, or the one after that with the chain hash `heard`: who was made a lead since may have signed it.
    """
    asked = {"log": log, "heard": heard}
    found = connection.execute(_RECORD_AFTER, asked).first() or connection.execute(_LAST_RECORD, asked).first()
    return Denied(Code.NOT_MEMBER, record=join_envelope(*found) if found else None)


_RECORD = select(BUNDLE.c.header, BUNDLE.c.nonce, BUNDLE.c.sealed).where(
    BUNDLE.c.log == bindparam("log"), BUNDLE.c.kind == int(BundleKind.CONTROL), BUNDLE.c.void == 0
)
_LAST_RECORD = _RECORD.join(LOG, LOG.c.id == BUNDLE.c.log).where(BUNDLE.c.last_hash == LOG.c.control_hash)
_HEARD = BUNDLE.alias("heard")
_RECORD_AFTER = (
    _RECORD.join(_HEARD, (_HEARD.c.log == BUNDLE.c.log) & (_HEARD.c.s < BUNDLE.c.s))
    .where(_HEARD.c.kind == int(BundleKind.CONTROL), _HEARD.c.last_hash == bindparam("heard"))
    .order_by(BUNDLE.c.s)
    .limit(1)
)
