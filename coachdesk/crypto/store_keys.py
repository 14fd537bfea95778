"""The keys of one vault, each derived from its store key for one use, and the mark that proves a row."""

import hashlib
from collections.abc import Callable
from typing import Final, Literal

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from coachdesk.operating_system import wipe

STORE_KEY_LENGTH: Final = 32
ROW_MAC_LENGTH: Final = 16

Use = Literal["database", "row", "attachments", "backup", "head"]

_HEX = b"0123456789abcdef"


def derived_key(store_key: bytearray, use: Use) -> bytearray:
    """32 bytes for one use: HKDF-SHA-256 of the store key, info `coachdesk/<use>/v1`, no salt. The caller wipes it."""
    if len(store_key) != STORE_KEY_LENGTH:
        raise ValueError("a store key has 32 bytes")
    key = bytearray(32)
    HKDF(algorithm=SHA256(), length=32, salt=None, info=f"coachdesk/{use}/v1".encode()).derive_into(store_key, key)
    return key


def database_key(store_key: bytearray) -> bytearray:
    """SQLCipher's raw key as `set_key` wants it: the 67 bytes x'<64 hex>'. The caller wipes it after first use."""
    key = derived_key(store_key, "database")
    text = bytearray(b"x'" + 64 * b"0" + b"'")
    for place, byte in enumerate(key):  # by hand: bytes.hex would leave the key in a str for ever
        text[2 + 2 * place] = _HEX[byte >> 4]
        text[3 + 2 * place] = _HEX[byte & 15]
    wipe(key)
    return text


def row_key(store_key: bytearray) -> bytearray:
    """The key of `row_mac`. The caller wipes it when the vault closes."""
    return derived_key(store_key, "row")


def attachments_key(store_key: bytearray) -> bytearray:
    """The key that wraps each attachment's own key. The caller wipes it when the vault closes."""
    return derived_key(store_key, "attachments")


def row_mac(key: bytes | bytearray, *parts: bytes) -> bytes:
    """16 bytes that only the holder of `key` can make for these parts in this order: keyed BLAKE2b.

    Each part is preceded by its length (8 bytes, little-endian), so moving a byte from one part to the next shows.
    """
    mark = hashlib.blake2b(key=key, digest_size=ROW_MAC_LENGTH)
    mark.update(b"".join([len(part).to_bytes(8, "little") + part for part in parts]))
    return mark.digest()


def row_marks(key: bytes | bytearray) -> Callable[[bytes], bytes]:
    """What makes the mark of one row after the other, each of a single part: for sums over many rows.

    It keeps what it needs of the key: hold on to it no longer than one question takes.
    """
    begun = hashlib.blake2b(key=key, digest_size=ROW_MAC_LENGTH, person=b"counted")

    def mark(part: bytes) -> bytes:
        one = begun.copy()
        one.update(part)
        return one.digest()

    return mark
