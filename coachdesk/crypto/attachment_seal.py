"""Attachments sealed one by one, in pieces, each under a random key of its own (sync.md 3.14).

    version (1 byte) · nonce (12) · the attachment's key, wrapped (48) · pieces

Every piece but the last holds 1 MiB of the content; a piece is AES-256-GCM with its number as nonce, bound to the
attachment's id, its number and whether it is the last. So a piece cannot be dropped, moved or lent to another file.

The wrapping key is one vault's own. What goes to other laptops is the pieces as they lie here, byte for byte, and the
attachment's key, which travels sealed in the change that names them.
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
    cipher = AESGCM(key)
    starts = range(0, max(len(content), 1), PIECE)
    pieces = [
        cipher.encrypt(_number(index), content[start : start + PIECE], _bound(about, index, last=start == starts[-1]))
        for index, start in enumerate(starts)
    ]
    return b"".join([_wrapped(attachments_key, about, key, nonce), *pieces])


def open_attachment(attachments_key: bytes | bytearray, attachment_id: str, sealed: bytes) -> bytes:
    """The content, every byte proved. VaultDamaged when anything is not as it was sealed; VaultNewer."""
    content = open_pieces(_key_in(attachments_key, attachment_id, sealed), attachment_id, sealed[_START:])
    if content is None:
        raise VaultDamaged
    return content


def taken_apart(attachments_key: bytes | bytearray, attachment_id: str, sealed: bytes) -> tuple[bytes, bytes]:
    """The attachment's own key (32 bytes) and its pieces as others may have them; raises as `open_attachment` does."""
    return _key_in(attachments_key, attachment_id, sealed), sealed[_START:]


def put_together(
    attachments_key: bytes | bytearray,
    attachment_id: str,
    key: bytes,
    pieces: bytes,
    *,
    chance: Callable[[int], bytes] = secrets.token_bytes,
) -> bytes:
    """The sealed form, for this vault, of pieces that came from another with their key."""
    return _wrapped(attachments_key, attachment_id.encode(), key, chance(_NONCE)) + pieces


def open_pieces(key: bytes, attachment_id: str, pieces: bytes) -> bytes | None:
    """The content of pieces, every byte proved, or None when anything is not as it was sealed."""
    if len(pieces) < _TAG:
        return None
    about, cipher = attachment_id.encode(), AESGCM(key)
    starts = range(0, len(pieces), PIECE + _TAG)
    try:
        return b"".join(
            cipher.decrypt(
                _number(index), pieces[start : start + PIECE + _TAG], _bound(about, index, last=start == starts[-1])
            )
            for index, start in enumerate(starts)
        )
    except InvalidTag:
        return None


def size_of_pieces(size: int) -> int:
    """How many bytes the pieces of a content of `size` bytes have."""
    return size + _TAG * max(1, -(-size // PIECE))


def _key_in(attachments_key: bytes | bytearray, attachment_id: str, sealed: bytes) -> bytes:
    if len(sealed) < _START + _TAG:
        raise VaultDamaged
    if sealed[:1] != _VERSION:
        raise VaultNewer if sealed[:1] > _VERSION else VaultDamaged
    nonce, wrapped = sealed[1 : 1 + _NONCE], sealed[1 + _NONCE : _START]
    try:
        return AESGCM(attachments_key).decrypt(nonce, wrapped, _VERSION + attachment_id.encode())
    except InvalidTag:
        raise VaultDamaged from None


def _wrapped(attachments_key: bytes | bytearray, about: bytes, key: bytes, nonce: bytes) -> bytes:
    return _VERSION + nonce + AESGCM(attachments_key).encrypt(nonce, key, _VERSION + about)


def _number(index: int) -> bytes:
    return index.to_bytes(_NONCE, "big")


def _bound(about: bytes, index: int, *, last: bool) -> bytes:
    return about + index.to_bytes(8, "big") + (b"\x01" if last else b"\x00")
