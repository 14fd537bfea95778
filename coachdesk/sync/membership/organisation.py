"""Who is who in the organisation, and which devices speak for them: a fold of its log's control records.

Everything hangs from the root key, which each laptop got out of band: the root certifies the first admin's device,
admins invite, an invitation certifies one laptop. The server can add nothing to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from coachdesk.crypto import codec
from coachdesk.crypto.signatures import is_signed_by
from coachdesk.sync.membership.records import (
    Certificate,
    DeviceRecord,
    Invite,
    OrganisationRecord,
    Root,
    UserRecord,
)
from coachdesk.sync.membership.roles import DeviceKind, OrganisationRole
from coachdesk.sync.membership.void import Void, VoidReason

ROOT_CONTEXT = "coachdesk/organisation-root/1"
CERTIFICATE_CONTEXT = "coachdesk/cert/1"

_NOTHING_YET = bytes(32)


@dataclass(frozen=True, slots=True)
class User:
    """What somebody is in the organisation."""

    role: OrganisationRole
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Device:
    """A certified laptop: whose it is, what its signatures are checked with and what keys are wrapped to."""

    user: bytes
    signing_public: bytes
    receiving_public: bytes
    revoked: bool = False
    kind: DeviceKind = DeviceKind.LAPTOP


@dataclass(frozen=True, slots=True)
class Invitation:
    """A temporary device. `used_by` is the laptop it enrolled."""

    user: bytes
    role: OrganisationRole
    signing_public: bytes
    receiving_public: bytes
    welcome: bytes
    expires: int
    used_by: bytes | None = None


@dataclass(frozen=True, slots=True)
class OrganisationState:
    """What the valid control records of the organisation's log say, up to some place in it.

    `withdrawn` names devices and invitations that count no longer, also those not certified yet: so a revocation
    holds in whatever order records come back after a restored server. `ever_admins` never shrinks.
    """

    organisation: bytes
    root: bytes
    control_hash: bytes = _NOTHING_YET
    users: Mapping[bytes, User] = field(default_factory=dict)
    devices: Mapping[bytes, Device] = field(default_factory=dict)
    invites: Mapping[bytes, Invitation] = field(default_factory=dict)
    withdrawn: frozenset[bytes] = frozenset()
    ever_admins: frozenset[bytes] = frozenset()
    recovery: bytes | None = None


def first_organisation_state(organisation: bytes, root: bytes) -> OrganisationState:
    """An organisation of which only the root's public key (32 bytes, pinned) is known."""
    return OrganisationState(organisation, root)


def root_statement(organisation: bytes, record: Root) -> bytes:
    """The bytes that the root signs, in ROOT_CONTEXT."""
    parts = (record.expect, record.user, record.device, record.signing, record.receiving, record.recovery)
    return codec.encode([organisation, *parts])


def certificate_statement(organisation: bytes, record: Certificate) -> bytes:
    """The bytes that the issuer of a certificate signs, in CERTIFICATE_CONTEXT."""
    return codec.encode([organisation, record.user, record.device, record.signing, record.receiving, record.issuer])


def is_active(state: OrganisationState, device: bytes) -> bool:
    """Whether this device may speak today: certified, not revoked, and its user not disabled."""
    known = state.devices.get(device)
    return known is not None and not known.revoked and not state.users[known.user].disabled


def is_active_admin(state: OrganisationState, device: bytes) -> bool:
    """Whether this device may sign for the organisation today."""
    return is_active(state, device) and state.users[state.devices[device].user].role is OrganisationRole.ADMIN


def signing_key(state: OrganisationState, record: object, device: bytes) -> bytes | None:
    """What the signature of a bundle with this control record is checked with, or None when nobody knows the device.

    A device that enrols itself is not in the organisation yet: its key is in its own record.
    """
    if device in state.devices:
        return state.devices[device].signing_public
    if isinstance(record, Root | Certificate) and record.device == device:
        return record.signing
    return None


def may_enrol(state: OrganisationState, record: Certificate, at: int) -> VoidReason | None:
    """Why the server refuses this certificate at its door at the moment `at` (seconds since 1970), or None.

    Only the door knows the time: for who reads the log later, an invitation that was used was used in time.
    """
    judged = _certified(state, record, record.device)
    if isinstance(judged, Void):
        return judged.reason
    invitation = state.invites.get(record.issuer)
    return VoidReason.INVITATION_EXPIRED if invitation is not None and at > invitation.expires else None


def judge_organisation(
    state: OrganisationState, record: OrganisationRecord, *, digest: bytes, device: bytes
) -> OrganisationState | Void:
    """The organisation after this record, or why it is void. `digest` is its chain hash; `device` signed it, checked.

    Certificates and revocations do not move `control_hash`: each stands alone, in whatever order it comes.
    """
    match record:
        case Root():
            return _rooted(state, record, digest, device)
        case Certificate():
            return _certified(state, record, device)
    if not is_active_admin(state, device):
        return Void(VoidReason.NOT_ALLOWED if device in state.devices else VoidReason.UNKNOWN_DEVICE)
    if isinstance(record, DeviceRecord):
        return _withdrawn(state, record.device)
    if record.expect != state.control_hash:
        return Void(VoidReason.TOO_LATE)
    moved = replace(state, control_hash=digest)
    return _invited(moved, record) if isinstance(record, Invite) else _with_user(moved, record)


def _rooted(state: OrganisationState, record: Root, digest: bytes, device: bytes) -> OrganisationState | Void:
    if record.expect != state.control_hash:
        return Void(VoidReason.TOO_LATE)
    if device != record.device or not is_signed_by(
        state.root, ROOT_CONTEXT, root_statement(state.organisation, record), record.proof
    ):
        return Void(VoidReason.BAD_SIGNATURE)
    certified = Device(record.user, record.signing, record.receiving)
    if record.device in state.withdrawn:
        return Void(VoidReason.DEVICE_REVOKED)
    if state.devices.get(record.device, certified) != certified or record.device in state.invites:
        return Void(VoidReason.DEVICE_KNOWN)
    moved = replace(
        state,
        control_hash=digest,
        devices={**state.devices, record.device: certified},
        recovery=record.recovery,
    )
    return _as(moved, record.user, User(OrganisationRole.ADMIN))


def _certified(state: OrganisationState, record: Certificate, device: bytes) -> OrganisationState | Void:
    invitation, issuer = state.invites.get(record.issuer), state.devices.get(record.issuer)
    if record.device in state.devices or record.device in state.invites:
        return Void(VoidReason.DEVICE_KNOWN)
    if invitation is not None:
        reason = _trouble_with_invitation(state, invitation, record, device)
        key = invitation.signing_public
    elif issuer is not None:
        reason = None if is_active_admin(state, record.issuer) else VoidReason.NOT_ALLOWED
        key = issuer.signing_public
    else:
        return Void(VoidReason.INVITATION_UNKNOWN)
    if reason:
        return Void(reason)
    if not is_signed_by(key, CERTIFICATE_CONTEXT, certificate_statement(state.organisation, record), record.proof):
        return Void(VoidReason.BAD_SIGNATURE)
    user = state.users.get(record.user)
    if user is None or user.disabled:
        return Void(VoidReason.USER_UNKNOWN if user is None else VoidReason.USER_DISABLED)
    certified = Device(record.user, record.signing, record.receiving, revoked=record.device in state.withdrawn)
    used = {record.issuer: replace(invitation, used_by=record.device)} if invitation is not None else {}
    return replace(state, devices={**state.devices, record.device: certified}, invites={**state.invites, **used})


def _trouble_with_invitation(
    state: OrganisationState, invitation: Invitation, record: Certificate, device: bytes
) -> VoidReason | None:
    if record.issuer in state.withdrawn:
        return VoidReason.DEVICE_REVOKED
    if invitation.used_by is not None:
        return VoidReason.INVITATION_USED
    if invitation.user != record.user:
        return VoidReason.WRONG_USER
    return VoidReason.BAD_SIGNATURE if device != record.device else None


def _withdrawn(state: OrganisationState, device: bytes) -> OrganisationState | Void:
    if device in state.withdrawn:
        return Void(VoidReason.ALREADY_SO)
    known = state.devices.get(device)
    revoked = {device: replace(known, revoked=True)} if known is not None else {}
    return replace(state, withdrawn=state.withdrawn | {device}, devices={**state.devices, **revoked})


def _invited(moved: OrganisationState, record: Invite) -> OrganisationState | Void:
    if record.invitation in moved.invites or record.invitation in moved.devices:
        return Void(VoidReason.INVITATION_KNOWN)
    user = moved.users.get(record.user)
    if user is not None and user.disabled:
        return Void(VoidReason.USER_DISABLED)
    if user is not None and user.role is not record.role:
        return Void(VoidReason.WRONG_USER)
    invitation = Invitation(record.user, record.role, record.signing, record.receiving, record.welcome, record.expires)
    return _as(replace(moved, invites={**moved.invites, record.invitation: invitation}), record.user, User(record.role))


def _with_user(moved: OrganisationState, record: UserRecord) -> OrganisationState | Void:
    user = User(record.role, record.disabled)
    return Void(VoidReason.ALREADY_SO) if moved.users.get(record.user) == user else _as(moved, record.user, user)


def _as(moved: OrganisationState, who: bytes, user: User) -> OrganisationState:
    admins = {who} if user.role is OrganisationRole.ADMIN else set[bytes]()
    return replace(moved, users={**moved.users, who: user}, ever_admins=moved.ever_admins | admins)
