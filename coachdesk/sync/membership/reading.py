"""Control records as bytes: one canonical form each, and nothing else is read."""

from collections.abc import Mapping
from typing import Any

from coachdesk.crypto import codec
from coachdesk.errors import Malformed, Unreadable
from coachdesk.sync.membership.fields import (
    HASH_LENGTH,
    ID_LENGTH,
    Field,
    exact_bytes,
    one_of,
    pair_of,
    rising_pairs,
    rising_set,
    truth,
    whole_number,
)
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

RECEIVING_LENGTH = 1216
"""An ML-KEM-768 key of 1,184 bytes, then an X25519 key of 32."""

LOCK_LENGTH = 60
"""Nonce (12), the key of the epoch before (32), tag (16)."""

WELCOME_LENGTH = 76
"""Nonce (12), organisation (16), root key (32), tag (16)."""

EPOCH_LIMIT = 2**31 - 1
_LAST_SECOND = 253_402_214_400

_ID, _HASH, _SIGNING, _SIGNATURE = (exact_bytes(length) for length in (ID_LENGTH, HASH_LENGTH, 32, 64))
_RECEIVING, _POSITION, _ROLE = exact_bytes(RECEIVING_LENGTH), whole_number(1), one_of(OrganisationRole)

_KINDS: Mapping[str, tuple[type[ControlRecord], Mapping[str, Field]]] = {
    "state": (
        State,
        {
            "expect": _HASH,
            "members": rising_pairs(_ID, one_of(Role)),
            "epoch": whole_number(1, EPOCH_LIMIT),
            "key_commitment": _HASH,
            "lock": exact_bytes(0, LOCK_LENGTH),
            "cut": rising_pairs(_ID, rising_pairs(_ID, _POSITION)),
        },
    ),
    "admit": (Admit, {"expect": _HASH, "ids": rising_set(_ID)}),
    "redact": (Redact, {"expect": _HASH, "items": rising_set(pair_of(_ID, _POSITION))}),
    "erase": (Erase, {"expect": _HASH}),
    "root": (
        Root,
        {
            "expect": _HASH,
            "user": _ID,
            "device": _ID,
            "signing": _SIGNING,
            "receiving": _RECEIVING,
            "recovery": _RECEIVING,
            "proof": _SIGNATURE,
        },
    ),
    "cert": (
        Certificate,
        {
            "user": _ID,
            "device": _ID,
            "signing": _SIGNING,
            "receiving": _RECEIVING,
            "issuer": _ID,
            "proof": _SIGNATURE,
        },
    ),
    "invite": (
        Invite,
        {
            "expect": _HASH,
            "invitation": _ID,
            "user": _ID,
            "role": _ROLE,
            "signing": _SIGNING,
            "receiving": _RECEIVING,
            "welcome": exact_bytes(WELCOME_LENGTH),
            "expires": whole_number(0, _LAST_SECOND),
        },
    ),
    "user": (UserRecord, {"expect": _HASH, "user": _ID, "role": _ROLE, "disabled": truth()}),
    "device": (DeviceRecord, {"device": _ID, "reason": one_of(RevokedBecause)}),
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
