"""Canonical CBOR: the one encoding of bytes that are hashed, signed or bound to a key (sync.md 3.2).

What was hashed is stored and sent as it is; nobody re-encodes to verify. Strictness is checked once, at the door.
"""

import unicodedata
from io import BytesIO
from typing import Any

import cbor2

from coachdesk.errors import Unreadable
from coachdesk.settings import WORDS_LIMIT

DEPTH_LIMIT = 6
SIZE_LIMIT = 128 * 1024
"""Largest encoded value, in bytes: one field of 20,000 characters must fit in any script."""

_INT64 = range(-(2**63), 2**63)


def encode(value: Any) -> bytes:
    """The one canonical encoding of a value (RFC 8949 4.2.1).

    Raises Unreadable for what the format does not carry: floats, integers beyond 64 bits, keys that are not text,
    text (keys too) that is not NFC, not whole or longer than 20,000 characters, more than six levels.
    """
    _walk(value, 0)
    try:
        return cbor2.dumps(value, canonical=True)
    except UnicodeEncodeError:  # half an emoji
        raise Unreadable from None  # it would quote the text


def decode(encoded: bytes, limit: int = SIZE_LIMIT) -> Any:
    """The value of bytes that came from outside, if they are exactly its canonical encoding.

    Raises Unreadable for anything else: trailing bytes, duplicate keys, tags, floats, indefinite lengths.
    """
    if len(encoded) > limit:
        raise Unreadable
    try:
        stream = BytesIO(encoded)
        value = cbor2.load(stream)
        exact = stream.read(1) == b"" and encode(value) == encoded
    except Unreadable:
        raise
    except Exception as broken:  # cbor2 raises many kinds for hostile bytes; all mean the same here
        raise Unreadable from broken
    if not exact:
        raise Unreadable
    return value


def encode_trusted(value: Any) -> bytes:
    """The canonical encoding of a value made only of parts that `encode` has accepted before; for speed."""
    return cbor2.dumps(value, canonical=True)


def decode_trusted(encoded: bytes) -> Any:
    """The value of bytes whose hash or MAC has been checked already; no strictness, for speed."""
    return cbor2.loads(encoded)


def _walk(value: Any, depth: int) -> None:
    if depth > DEPTH_LIMIT:
        raise Unreadable
    if value is None or isinstance(value, bool | bytes):
        return
    if isinstance(value, int):
        if value not in _INT64:
            raise Unreadable
    elif isinstance(value, str):
        if len(value) > WORDS_LIMIT or not unicodedata.is_normalized("NFC", value):
            raise Unreadable
    elif isinstance(value, list | tuple):
        for item in value:
            _walk(item, depth + 1)
    elif isinstance(value, dict):
        for key, item in value.items():
            if not isinstance(key, str):
                raise Unreadable
            _walk(key, depth + 1)
            _walk(item, depth + 1)
    else:
        raise Unreadable
