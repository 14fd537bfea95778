"""Attachments sealed one by one, in pieces, each under a random key of its own (sync.md 3.14).

    version (1 byte) · nonce (12) · the attachment's key, wrapped (48) · pieces

Every piece but the last holds 1 MiB of the content; a piece is AES-256-GCM with its number as nonce, bound to the
attachment's id, its number and whether it is the last. So a piece cannot be dropped, moved or lent to another file.
"""

import secrets
from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from coachdesk.errors import VaultDamaged, VaultNewer

PIECE = 1024 * 1024
"""Bytes of content in a piece."""

_VERSION = b"\x01"
_NONCE, _KEY, _TAG = 12, 32, 16
_WRAPPED_KEY = _KEY + _TAG
_START = len(_VERSION) + _NONCE + _WRAPPED_KEY


def seal_attachment(
    attachments_key: bytes | bytearray,
    attachment_id: str,
    content: bytes,
    *,
    chance: Callable[[int], bytes] = secrets.token_bytes,
) -> bytes:
    """The sealed form of `content`: 77 bytes longer, and 16 more for each further MiB; empty content is sealed too."""
    key, nonce = chance(_KEY), chance(_NONCE)
    about = attachment_id.encode()
    wrapped = AESGCM(attachments_key).encrypt(nonce, key, _VERSION + about)
    cipher = AESGCM(key)
    starts = range(0, max(len(content), 1), PIECE)
    pieces = [
        cipher.encrypt(_number(index), content[start : start + PIECE], _bound(about, index, last=start == starts[-1]))
        for index, start in enumerate(starts)
    ]
    return b"".join([_VERSION, nonce, wrapped, *pieces])


def open_attachment(attachments_key: bytes | bytearray, attachment_id: str, sealed: bytes) -> bytes:
    """The content, every byte proved. VaultDamaged when anything is not as it was sealed; VaultNewer."""
    if len(sealed) < _START + _TAG:
        raise VaultDamaged
    if sealed[:1] != _VERSION:
        raise VaultNewer if sealed[:1] > _VERSION else VaultDamaged
    about = attachment_id.encode()
    try:
        key = AESGCM(attachments_key).decrypt(sealed[1 : 1 + _NONCE], sealed[1 + _NONCE : _START], _VERSION + about)
        cipher = AESGCM(key)
        starts = range(_START, len(sealed), PIECE + _TAG)
        pieces = [
            cipher.decrypt(
                _number(index), sealed[start : start + PIECE + _TAG], _bound(about, index, last=start == starts[-1])
            )
            for index, start in enumerate(starts)
        ]
    except InvalidTag:
        raise VaultDamaged from None
    return b"".join(pieces)


def _number(index: int) -> bytes:
    return index.to_bytes(_NONCE, "big")


def _bound(about: bytes, index: int, *, last: bool) -> bytes:
    return about + index.to_bytes(8, "big") + (b"\x01" if last else b"\x00")
