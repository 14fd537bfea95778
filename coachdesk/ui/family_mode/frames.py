"""The bytes that pass between the desk's process and the family's: short frames, one after another.

kind (1 byte) · length (4 bytes, big-endian) · that many bytes
"""

import struct
from enum import IntEnum
from typing import BinaryIO

from coachdesk.errors import Unreadable

FRAME_LIMIT = 16 * 1024 * 1024
"""Largest frame, in bytes: a snapshot of a very long plan."""

_HEAD = struct.Struct(">BI")


class Kind(IntEnum):
    """What a frame says. Below 16 it goes to the family's process, from 16 on it comes from there."""

    SNAPSHOT = 1
    KEPT = 2
    """What was given last is on the disk."""
    NOT_KEPT = 3
    """It is not; the sentence that says why."""
    GO_ON = 4
    """The laptop is the family's again: nobody typed the passphrase."""
    READY = 16
    """All is loaded; the snapshot may come."""
    SHOWN = 17
    """The first page, or after GO_ON the pages, can be seen."""
    GIVEN = 18
    """One sealed thing."""
    ASKS_BACK = 19
    """Somebody says that they are the coach."""


def frame(kind: Kind, payload: bytes = b"") -> bytes:
    """One whole frame."""
    return _HEAD.pack(kind, len(payload)) + payload


def read_frame(stream: BinaryIO) -> tuple[Kind, bytes] | None:
    """The next frame; None at the end. Raises Unreadable for what is no frame."""
    head = stream.read(_HEAD.size)
    if not head:
        return None
    if len(head) < _HEAD.size:
        raise Unreadable
    kind, length = _HEAD.unpack(head)
    if kind not in set(Kind) or length > FRAME_LIMIT:
        raise Unreadable
    payload = stream.read(length)
    if len(payload) < length:
        raise Unreadable
    return Kind(kind), payload
