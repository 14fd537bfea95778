"""What a valid control record does to the server's own tables: who is a member, who is revoked, what is forgotten."""

from sqlalchemy import Connection, delete, insert, update

from coachdesk.sync.membership import Device, DeviceKind, FamilyState, Invitation, OrganisationState, Role
from coachdesk.sync.protocol.envelope import BundleKind
from coachdesk.sync.server.tables import (
    ACTOR,
    BLOB,
    BLOB_PIECE,
    BLOB_REFERENCE,
    BUNDLE,
    DEVICE,
    LOG,
    MEMBER,
    SEALED_KEY,
    SESSION,
    WORKER,
)


def apply_family(connection: Connection, before: FamilyState, after: FamilyState, now: int) -> None:
    """Write down who came and left, and take out what a redaction names. The log's own row is the caller's."""
    for worker in before.members.keys() | after.members.keys():
        role = after.members.get(worker)
        if role != before.members.get(worker):
            _set_member(connection, after, worker, role, now)
    for actor, position in after.redacted - before.redacted:
        here = (BUNDLE.c.log == after.log) & (BUNDLE.c.actor == actor) & (BUNDLE.c.kind == int(BundleKind.DATA))
        emptied = update(BUNDLE).where(here, BUNDLE.c.first <= position, BUNDLE.c.last >= position)
        connection.execute(emptied.values(nonce=b"", sealed=b""))


def _set_member(connection: Connection, after: FamilyState, worker: bytes, role: Role | None, now: int) -> None:
    here = (MEMBER.c.log == after.log) & (MEMBER.c.worker == worker)
    connection.execute(delete(MEMBER).where(here))
    held = {"role": None, "left_epoch": after.left[worker], "left_at": now} if role is None else {"role": role.value}
    connection.execute(insert(MEMBER).values(log=after.log, worker=worker, **held))


def apply_organisation(connection: Connection, before: OrganisationState, after: OrganisationState, now: int) -> None:
    """Write down workers, laptops, invitations and revocations. A revoked laptop's session ends with this."""
    for worker, user in after.users.items():
        if before.users.get(worker) != user:
            connection.execute(delete(WORKER).where(WORKER.c.id == worker))
            connection.execute(insert(WORKER).values(id=worker, role=user.role.value, disabled=int(user.disabled)))
    for known in after.devices.keys() - before.devices.keys():
        device = after.devices[known]
        _add_device(connection, known, device, device.kind, now if device.revoked else None)
    for known in after.invites.keys() - before.invites.keys():
        revoked_at = now if known in after.withdrawn else None
        _add_device(connection, known, after.invites[known], DeviceKind.INVITATION, revoked_at)
    for gone in after.withdrawn - before.withdrawn:
        connection.execute(update(DEVICE).where(DEVICE.c.id == gone).values(revoked_at=now))
        connection.execute(delete(SESSION).where(SESSION.c.device == gone))


def _add_device(
    connection: Connection, known: bytes, one: Device | Invitation, kind: DeviceKind, revoked_at: int | None
) -> None:
    keys = {"signing": one.signing_public, "receiving": one.receiving_public}
    row = {"id": known, "worker": one.user, "kind": kind.value, "revoked_at": revoked_at, **keys}
    connection.execute(insert(DEVICE).values(row))


def erase_log(connection: Connection, log: bytes, control_hash: bytes, now: int) -> None:
    """Forget all that was in a log but the record that says so; its number, hash and members' rows stay."""
    for table in (ACTOR, SEALED_KEY, BLOB, BLOB_REFERENCE, BLOB_PIECE):
        connection.execute(delete(table).where(table.c.log == log))
    connection.execute(delete(BUNDLE).where(BUNDLE.c.log == log, BUNDLE.c.last_hash != control_hash))
    connection.execute(update(LOG).where(LOG.c.id == log).values(erased_at=now))
