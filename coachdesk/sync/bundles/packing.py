"""Bundles are packed before they are sealed, and unpacked up to a limit: a small bomb never becomes a big one."""

import zlib

from coachdesk.errors import Malformed

_LEVEL = 6
"""Measured on bundles of 100: level 1 makes 113 bytes a change, level 6 makes 108 in 2 µs more."""


def packed(plain: bytes) -> bytes:
    """The bytes, compressed. Other versions of zlib may make other bytes of them; all read the same."""
    return zlib.compress(plain, _LEVEL)


def unpacked(content: bytes, limit: int) -> bytes:
    """What was packed, if it is whole, alone and at most `limit` bytes. Raises Malformed otherwise."""
    unpacking = zlib.decompressobj()
    try:
        plain = unpacking.decompress(content, limit + 1)
    except zlib.error:
        raise Malformed from None
    if len(plain) > limit or not unpacking.eof or unpacking.unused_data:
        raise Malformed
    return plain
