"""Ed25519: how a device, or an organisation's signing root, puts its name to bytes.

What is signed is always `context ‖ message`. A context is one of a few fixed texts such as `coachdesk/trust/1` and
ends in a NUL, so that a signature made for one purpose is never a signature for another.
"""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

SEED_LENGTH = 32
PUBLIC_KEY_LENGTH = 32
SIGNATURE_LENGTH = 64


def new_signing_seed() -> bytes:
    """A fresh secret of 32 bytes from the operating system: the whole private key."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_key_of(seed: bytes) -> bytes:
    """The 32 bytes that others check this seed's signatures with."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def sign(seed: bytes, context: str, message: bytes) -> bytes:
    """The 64-byte signature of a message in a context. The same bytes every time (RFC 8032)."""
    return Ed25519PrivateKey.from_private_bytes(seed).sign(_bound(context, message))


def is_signed_by(public_key: bytes, context: str, message: bytes, signature: bytes) -> bool:
    """True when the holder of this public key signed exactly these bytes for exactly this purpose.

    False, and never an exception, for keys and signatures of the wrong length or off the curve.
    """
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, _bound(context, message))
    except (InvalidSignature, ValueError):
        return False
    return True


def _bound(context: str, message: bytes) -> bytes:
    named = context.encode("ascii")
    if not named or b"\0" in named:
        raise ValueError("a context is plain text without a NUL")
    return named + b"\0" + message
