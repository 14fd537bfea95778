"""Canonical CBOR: the one encoding of bytes that are hashed, signed or bound to a key (sync.md 3.2).

What was hashed is stored and sent as it is; nobody re-encodes to verify. Strictness is checked once, at the door.
"""

import unicodedata
from collections.abc import Collection
from functools import lru_cache
from typing import Any

import cbor2

from coachdesk.errors import Unreadable
from coachdesk.settings import WORDS_LIMIT

DEPTH_LIMIT = 6
SIZE_LIMIT = 128 * 1024
"""Largest encoded value, in bytes: one field of 20,000 characters must fit in any script."""

_ORDINARY = 64
_LEAST, _MOST = -(2**63), 2**63 - 1
_PLAIN: tuple[type[Any], ...] = (str, int, bytes, tuple, list, dict)
_AS_THEY_ARE = {bytes, bool, type(None)}


def encode(value: Any) -> bytes:
    """The one canonical encoding of a value (RFC 8949 4.2.1).

    Raises Unreadable for what the format does not carry: floats, integers beyond 64 bits, keys that are not text,
    text (keys too) that is not NFC, not whole or longer than 20,000 characters, more than six levels.
    """
    _look_at((value,), 0)
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
        value = cbor2.loads(encoded)
        _look_at((value,), 0, keys_in_order=True)
        exact = cbor2.dumps(value) == encoded  # with its keys in order, this is the canonical form, and cheaper
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


def _look_at(items: Collection[Any], depth: int, *, keys_in_order: bool = False) -> None:
    if items and depth > DEPTH_LIMIT:
        raise Unreadable
    for item in items:
        kind = type(item)
        if kind in _AS_THEY_ARE:
            continue
        if kind is str:
            if len(item) > WORDS_LIMIT or not (item.isascii() or unicodedata.is_normalized("NFC", item)):
                raise Unreadable
        elif kind is int:
            if not _LEAST <= item <= _MOST:
                raise Unreadable
        elif kind is list or kind is tuple:
            if item:
                _look_at(item, depth + 1, keys_in_order=keys_in_order)
        elif kind is dict:
            _look_into(item, depth + 1, keys_in_order=keys_in_order)
        else:
            _look_at((_plain(item),), depth)


def _look_into(found: dict[Any, Any], depth: int, *, keys_in_order: bool) -> None:
    names = tuple(found)
    try:
        is_ordinary = len(names) <= _ORDINARY and len("".join(names)) <= _ORDINARY * _ORDINARY
    except TypeError:  # a key that is no text
        is_ordinary = False
    sound, in_order = (_judged_names if is_ordinary else _judged_names.__wrapped__)(names)
    if not sound or (keys_in_order and not in_order):
        raise Unreadable
    _look_at(found.values(), depth, keys_in_order=keys_in_order)


@lru_cache(maxsize=256)  # the same few maps come again and again
def _judged_names(names: tuple[Any, ...]) -> tuple[bool, bool]:
    """Whether keys of a map are text that the format carries; and stand as the canonical form has them.

    That is: shorter first, then by their bytes.
    """
    try:
        _look_at(names, 0)
        encoded = [name.encode() for name in names]
    except (Unreadable, AttributeError, UnicodeEncodeError):
        return False, False
    return True, encoded == sorted(encoded, key=lambda name: (len(name), name))


def _plain(item: Any) -> Any:
    """An enumeration's member, or another value of a derived type, as the plain value that will be written."""
    for plain in _PLAIN:
        if isinstance(item, plain):
            return plain(item)
    raise Unreadable
