"""Keys that something is sent to: HPKE (RFC 9180, base mode) with ML-KEM-768 and X25519 together, AES-256-GCM.

What is wrapped to a public key can be opened by its seed alone, and only with the same `about`. It does not say who
wrapped it: whoever receives a key compares it with a commitment that somebody signed.
"""

import secrets
from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from coachdesk.errors import Unreadable

RECEIVING_SEED_LENGTH = 64 + 32
"""The whole secret: a seed for ML-KEM-768 and an X25519 key."""

RECEIVING_LENGTH = 1184 + 32
"""The public key: ML-KEM-768's, then X25519's."""

WRAPPED_OVERHEAD = 1136
"""Bytes by which what is wrapped grows."""

_LATTICE_SEED, _LATTICE = 64, 1184
_SUITE = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


def new_receiving_seed(chance: Callable[[int], bytes] = secrets.token_bytes) -> bytes:
    """A fresh secret of 96 bytes."""
    return chance(RECEIVING_SEED_LENGTH)


def receiving_public(seed: bytes) -> bytes:
    """The public key (1,216 bytes) of a secret."""
    lattice, curve = _parts(seed)
    return lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()


def wrap_to(public: bytes, secret: bytes, about: bytes) -> bytes:
    """`secret` for the holder of a public key, 1,136 bytes longer. Raises Unreadable when it is no public key."""
    if len(public) != RECEIVING_LENGTH:
        raise Unreadable
    try:
        lattice = MLKEM768PublicKey.from_public_bytes(public[:_LATTICE])
        curve = X25519PublicKey.from_public_bytes(public[_LATTICE:])
        return _SUITE.encrypt(secret, hpke.MLKEM768X25519PublicKey(lattice, curve), about)
    except ValueError:  # a key that leads nowhere, such as one of noughts
        raise Unreadable from None


def open_wrapped(seed: bytes, wrapped: bytes, about: bytes) -> bytes | None:
    """What was wrapped, or None when it was for another key, about something else, or damaged."""
    try:
        return _SUITE.decrypt(wrapped, hpke.MLKEM768X25519PrivateKey(*_parts(seed)), about)
    except (InvalidTag, ValueError):
        return None


def _parts(seed: bytes) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
    if len(seed) != RECEIVING_SEED_LENGTH:
        raise ValueError("a receiving seed has 96 bytes")
    return (
        MLKEM768PrivateKey.from_seed_bytes(seed[:_LATTICE_SEED]),
        X25519PrivateKey.from_private_bytes(seed[_LATTICE_SEED:]),
    )
