"""Control records as bytes: one canonical form each, and nothing else is read."""

from collections.abc import Mapping
from typing import Any

from coachdesk.crypto import codec
from coachdesk.crypto.signatures import PUBLIC_KEY_LENGTH, SIGNATURE_LENGTH
from coachdesk.errors import Malformed, Unreadable
from coachdesk.sync.membership.fields import nothing_or, one_of, rising_pairs, rising_set
from coachdesk.sync.membership.records import (
    Admit,
    Certificate,
    ControlRecord,
    DeviceRecord,
    Erase,
    Invite,
    Redact,
    Root,
    State,
    UserRecord,
)
from coachdesk.sync.membership.roles import OrganisationRole, RevokedBecause, Role
from coachdesk.sync.protocol.limits import WELCOME_LENGTH
from coachdesk.sync.protocol.shapes import HASH, ID, TRUTH, Shape, number, octets, row

RECEIVING_LENGTH = 1216
"""An ML-KEM-768 key of 1,184 bytes, then an X25519 key of 32."""

LOCK_LENGTH = 60
"""Nonce (12), the key of the epoch before (32), tag (16)."""

EPOCH_LIMIT = 2**31 - 1
_LAST_SECOND = 253_402_214_400

_SIGNING, _RECEIVING, _PROOF = octets(PUBLIC_KEY_LENGTH), octets(RECEIVING_LENGTH), octets(SIGNATURE_LENGTH)
_POSITION, _ROLE = number(1), one_of(OrganisationRole)

_KINDS: Mapping[str, tuple[type[ControlRecord], Mapping[str, Shape]]] = {
    "state": (
        State,
        {
            "expect": HASH,
            "members": rising_pairs(ID, one_of(Role)),
            "epoch": number(1, EPOCH_LIMIT),
            "key_commitment": HASH,
            "lock": nothing_or(octets(LOCK_LENGTH)),
            "cut": rising_pairs(ID, rising_pairs(ID, _POSITION)),
        },
    ),
    "admit": (Admit, {"expect": HASH, "ids": rising_set(ID)}),
    "redact": (Redact, {"expect": HASH, "items": rising_set(row(ID, _POSITION))}),
    "erase": (Erase, {"expect": HASH}),
    "root": (
        Root,
        {
            "expect": HASH,
            "user": ID,
            "device": ID,
            "signing": _SIGNING,
            "receiving": _RECEIVING,
            "recovery": _RECEIVING,
            "proof": _PROOF,
        },
    ),
    "cert": (
        Certificate,
        {
            "user": ID,
            "device": ID,
            "signing": _SIGNING,
            "receiving": _RECEIVING,
            "issuer": ID,
            "proof": _PROOF,
        },
    ),
    "invite": (
        Invite,
        {
            "expect": HASH,
            "invitation": ID,
            "user": ID,
            "role": _ROLE,
            "signing": _SIGNING,
            "receiving": _RECEIVING,
            "welcome": octets(WELCOME_LENGTH),
            "expires": number(0, _LAST_SECOND),
        },
    ),
    "user": (UserRecord, {"expect": HASH, "user": ID, "role": _ROLE, "disabled": TRUTH}),
    "device": (DeviceRecord, {"device": ID, "reason": one_of(RevokedBecause)}),
}
_OPS = {kind: op for op, (kind, _) in _KINDS.items()}


def write_control(record: ControlRecord) -> bytes:
    """The bytes of a record, to be the body of a bundle. Raises Unreadable when it is larger than the format allows."""
    op = _OPS[type(record)]
    parts = {name: part.write(getattr(record, name)) for name, part in _KINDS[op][1].items()}
    encoded = codec.encode({"op": op, **parts})
    if len(encoded) > codec.SIZE_LIMIT:
        raise Unreadable
    return encoded


def read_control(body: bytes) -> ControlRecord:
    """The record in a body that came from outside. Raises Malformed, and nothing else, for any other bytes."""
    try:
        found: Any = codec.decode(body)
    except Unreadable as broken:
        raise Malformed from broken
    op = found.pop("op", None) if isinstance(found, dict) else None
    kind, parts = _KINDS.get(op, (None, {})) if isinstance(op, str) else (None, {})
    if kind is None or set(found) != set(parts):
        raise Malformed
    return kind(**{name: part.read(found[name]) for name, part in parts.items()})
