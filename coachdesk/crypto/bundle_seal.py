"""The seal of a bundle: AES-256-GCM-SIV under the key of its epoch, bound to the header that the server sees.

A restored laptop may draw a nonce twice; with this cipher that shows at most that two bundles were the same.
"""

import secrets
from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

NONCE_LENGTH = 12
TAG_LENGTH = 16


def seal_bundle(
    key: bytes, header: bytes, plain: bytes, chance: Callable[[int], bytes] = secrets.token_bytes
) -> tuple[bytes, bytes]:
    """A fresh nonce (12 bytes) and `plain` sealed with it, 16 bytes longer. `key` has 32 bytes."""
    nonce = chance(NONCE_LENGTH)
    return nonce, AESGCMSIV(key).encrypt(nonce, plain, header)


def open_bundle_seal(key: bytes, header: bytes, nonce: bytes, sealed: bytes) -> bytes | None:
    """What was sealed, or None when key, header, nonce or a single bit is another."""
    if len(nonce) != NONCE_LENGTH or len(sealed) < TAG_LENGTH:
        return None
    try:
        return AESGCMSIV(key).decrypt(nonce, sealed, header)
    except InvalidTag:
        return None
