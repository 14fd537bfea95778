"""Sealing what a family gives, so that whoever gave it cannot read it back, and only the vault opens it.

Each thing is sealed by itself with HPKE (RFC 9180, base mode): the key is agreed by ML-KEM-768 and X25519 together,
derived by HKDF-SHA-256, and seals with AES-256-GCM. Bound to it are the drop-box and the place in it, so that nothing
can be moved, repeated or brought over from another. It hides and binds; it does not say who sealed.
"""

from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from coachdesk.crypto.codec import encode
from coachdesk.errors import Unreadable

PUBLIC_LENGTH, SECRET_LENGTH = 1184 + 32, 64 + 32
"""Bytes of a public half (ML-KEM key, X25519 key) and of a secret half (ML-KEM seed, X25519 key)."""

_ML_KEM_PUBLIC, _ML_KEM_SEED = 1184, 64
_SUITE = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


@dataclass(frozen=True, slots=True)
class BoxKeys:
    """A drop-box's own pair of keys, used for one hand-over."""

    public: bytes
    """Seals. It is given away."""
    secret: bytes = field(repr=False)
    """Opens. It stays in the vault."""


def new_box_keys() -> BoxKeys:
    """A fresh pair."""
    lattice, curve = MLKEM768PrivateKey.generate(), X25519PrivateKey.generate()
    return BoxKeys(
        public=lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw(),
        secret=lattice.private_bytes_raw() + curve.private_bytes_raw(),
    )


def seal_for_box(item: bytes, public: bytes, box_id: str, place: int) -> bytes:
    """One thing sealed as number `place` (0 is the first) of a drop-box. Raises Unreadable when `public` is no key."""
    try:
        return _SUITE.encrypt(item, _public(public), _bound(box_id, place))
    except ValueError:  # a key that leads nowhere, such as one of noughts
        raise Unreadable from None


def open_from_box(sealed: bytes, secret: bytes, box_id: str, place: int) -> bytes:
    """What `seal_for_box` was given. Raises Unreadable for anything else: damaged, moved, or of another box."""
    try:
        return _SUITE.decrypt(sealed, _secret(secret), _bound(box_id, place))
    except InvalidTag:
        raise Unreadable("Something that was given could not be opened.") from None


def _bound(box_id: str, place: int) -> bytes:
    return encode(["coachdesk/drop-box/v1", box_id, place])


def _public(public: bytes) -> hpke.MLKEM768X25519PublicKey:
    if len(public) != PUBLIC_LENGTH:
        raise Unreadable
    lattice = MLKEM768PublicKey.from_public_bytes(public[:_ML_KEM_PUBLIC])
    return hpke.MLKEM768X25519PublicKey(lattice, X25519PublicKey.from_public_bytes(public[_ML_KEM_PUBLIC:]))


def _secret(secret: bytes) -> hpke.MLKEM768X25519PrivateKey:
    if len(secret) != SECRET_LENGTH:
        raise Unreadable
    lattice = MLKEM768PrivateKey.from_seed_bytes(secret[:_ML_KEM_SEED])
    return hpke.MLKEM768X25519PrivateKey(lattice, X25519PrivateKey.from_private_bytes(secret[_ML_KEM_SEED:]))
