"""The byte layout of a secret wrapped by a key: everything around the secret is bound to it, and damage is told apart.

    magic (16 bytes) · canonical CBOR map · first 16 bytes of SHA-256 over both

The map holds `version`, `purpose`, `header`, `kdf`, `nonce` and `wrapped`; the additional data of the AES-256-GCM seal
is the canonical CBOR of the first four, so no figure of the key derivation can be weakened unseen. The checksum guards
against nothing but accident: it lets a damaged file be told from a wrong passphrase. Magic, checksum and the place of
`version` hold for every version to come.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from coachdesk.crypto.codec import decode, encode
from coachdesk.errors import KeyFileDamaged, Unreadable, VaultNewer

MAGIC = b"CoachDesk sealed"
VERSION = 1
SIZE_LIMIT = 64 * 1024
"""Largest file that is read as one of ours, in bytes."""

_CHECK = 16
_NONCE = 12
_TAG = 16
_PARTS = {"version", "purpose", "header", "kdf", "nonce", "wrapped"}


@dataclass(frozen=True)
class Wrapped:
    """A wrapped secret as it was read: whole and well formed, but not proved until it has been opened."""

    purpose: str
    header: dict[str, Any]
    kdf: dict[str, Any]
    nonce: bytes
    wrapped: bytes

    def open(self, key: bytearray) -> bytearray | None:
        """The secret, or None when `key` (32 bytes) is not the one or anything bound to the secret has changed."""
        secret = bytearray(len(self.wrapped) - _TAG)
        try:
            AESGCM(key).decrypt_into(self.nonce, self.wrapped, _bound(self.purpose, self.header, self.kdf), secret)
        except InvalidTag:
            return None
        return secret


def wrap(
    secret: bytes | bytearray,
    key: bytearray,
    nonce: bytes,
    purpose: str,
    header: Mapping[str, Any],
    kdf: dict[str, Any],
) -> bytes:
    """The file that holds `secret` under `key` (32 bytes, used once with this 12-byte `nonce`)."""
    bound = _bound(purpose, header, kdf)
    wrapped = AESGCM(key).encrypt(nonce, secret, bound)
    whole = {
        "version": VERSION,
        "purpose": purpose,
        "header": dict(header),
        "kdf": kdf,
        "nonce": nonce,
        "wrapped": wrapped,
    }
    return framed(MAGIC, whole)


def read(content: bytes, purpose: str) -> Wrapped:
    """What `wrap` made, read strictly. KeyFileDamaged, or VaultNewer when a newer CoachDesk made it."""
    whole = unframed(MAGIC, content, VERSION)
    if set(whole) != _PARTS or whole["purpose"] != purpose:
        raise KeyFileDamaged
    header, kdf, nonce, wrapped = whole["header"], whole["kdf"], whole["nonce"], whole["wrapped"]
    if not isinstance(header, dict) or not isinstance(kdf, dict):
        raise KeyFileDamaged
    if not isinstance(nonce, bytes) or not isinstance(wrapped, bytes) or len(nonce) != _NONCE or len(wrapped) <= _TAG:
        raise KeyFileDamaged
    return Wrapped(purpose, header, kdf, nonce, wrapped)


def framed(magic: bytes, whole: dict[str, Any]) -> bytes:
    """Magic, canonical map and checksum, as a file that `unframed` reads."""
    content = magic + encode(whole)
    return content + _checksum(content)


def unframed(magic: bytes, content: bytes, version: int, *, even_if_damaged: bool = False) -> dict[str, Any]:
    """The map inside `content`, whose `version` is `version`.

    KeyFileDamaged when it is not whole, VaultNewer when its version is higher. `even_if_damaged` reads on past a
    wrong checksum, for who looks for a part that has a checksum of its own.
    """
    body, checksum = content[len(magic) : -_CHECK], content[-_CHECK:]
    if not content.startswith(magic) or len(content) > SIZE_LIMIT:
        raise KeyFileDamaged
    if not even_if_damaged and checksum != _checksum(content[:-_CHECK]):
        raise KeyFileDamaged
    try:
        whole = decode(body, SIZE_LIMIT)
    except Unreadable as broken:
        raise KeyFileDamaged from broken
    found = whole.get("version") if isinstance(whole, dict) else None
    if type(found) is not int or found < version:
        raise KeyFileDamaged
    if found > version:
        raise VaultNewer
    assert isinstance(whole, dict)
    return whole


def _bound(purpose: str, header: Mapping[str, Any], kdf: dict[str, Any]) -> bytes:
    return encode({"version": VERSION, "purpose": purpose, "header": dict(header), "kdf": kdf})


def _checksum(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()[:_CHECK]
