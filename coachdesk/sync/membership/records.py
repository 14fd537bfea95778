"""Control records: what leads and admins sign, in clear, so that laptop and server judge it alike (sync.md 3.8).

A record is the body of a bundle of one: canonical CBOR, a map of `op` and exactly the parts its kind has. `expect` is
the hash of the last valid record that moved the log's control hash: who did not know of that one is too late.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from coachdesk.sync.membership.roles import OrganisationRole, RevokedBecause, Role


@dataclass(frozen=True, slots=True)
class State:
    """The whole membership of a log, never a difference.

    `lock` holds the key of the epoch before, under the new one; it is empty in epoch 1. `cut` names every revoked
    device that ever wrote here and, for each of its actors, the last position that counts.
    """

    expect: bytes
    members: Mapping[bytes, Role]
    epoch: int
    key_commitment: bytes
    lock: bytes = b""
    cut: Mapping[bytes, Mapping[bytes, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Admit:
    """Late changes, by their ids, that count after all."""

    expect: bytes
    ids: frozenset[bytes]


@dataclass(frozen=True, slots=True)
class Redact:
    """Changes, by actor and position, whose words are to be forgotten everywhere."""

    expect: bytes
    items: frozenset[tuple[bytes, int]]


@dataclass(frozen=True, slots=True)
class Erase:
    """The whole log is to be forgotten everywhere; nothing is valid after it."""

    expect: bytes


@dataclass(frozen=True, slots=True)
class Root:
    """The organisation's root certifies an admin's device itself, and names the recovery key that all keys go to.

    `proof` is the root's signature (`organisation.root_statement`). The first record of an organisation is one.
    """

    expect: bytes
    user: bytes
    device: bytes
    signing: bytes
    receiving: bytes
    recovery: bytes
    proof: bytes


@dataclass(frozen=True, slots=True)
class Certificate:
    """A device and whose it is. `issuer` is an invitation, or an admin's device; `proof` is the issuer's signature."""

    user: bytes
    device: bytes
    signing: bytes
    receiving: bytes
    issuer: bytes
    proof: bytes


@dataclass(frozen=True, slots=True)
class Invite:
    """A temporary device by which one laptop can enrol one user, until `expires` (seconds since 1970).

    `welcome` holds the root key, sealed so that only who has the invitation's secret can have made or can read it.
    """

    expect: bytes
    invitation: bytes
    user: bytes
    role: OrganisationRole
    signing: bytes
    receiving: bytes
    welcome: bytes
    expires: int


@dataclass(frozen=True, slots=True)
class UserRecord:
    """What a user is in the organisation from here on."""

    expect: bytes
    user: bytes
    role: OrganisationRole
    disabled: bool


@dataclass(frozen=True, slots=True)
class DeviceRecord:
    """A device, or an invitation, counts no longer. There is no way back: it is enrolled anew under another id."""

    device: bytes
    reason: RevokedBecause


FamilyRecord = State | Admit | Redact | Erase
OrganisationRecord = Root | Certificate | Invite | UserRecord | DeviceRecord
ControlRecord = FamilyRecord | OrganisationRecord
