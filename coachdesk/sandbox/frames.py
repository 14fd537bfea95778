"""The bytes that pass between CoachDesk and its throw-away process: one request in, one reply out.

    request   "CDSB" · version (1) · seconds (2) · megabytes (4) · length (1) · name of the task · length (8) · payload
    reply     "CDSR" · version (1) · outcome (1) · length (8) · payload

In brackets, how many bytes a number takes. Numbers are big-endian.
The limits stand before the payload, so that they hold before a byte of it is looked at.
"""

import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import BinaryIO

from coachdesk.errors import Unreadable

VERSION = 1
PAYLOAD_LIMIT = 80 * 1024 * 1024
REPLY_LIMIT = 16 * 1024 * 1024

_ASKING = struct.Struct(">4sBHIB")
_ANSWERING = struct.Struct(">4sBB")
_LENGTH = struct.Struct(">Q")


class Outcome(IntEnum):
    """How a task ended: with a result, or with the sentence of an Unreadable."""

    DONE = 0
    UNREADABLE = 1


@dataclass(frozen=True, slots=True)
class Order:
    """What stands before the payload: which task, and how much it may use."""

    task: str
    seconds: int
    memory_mb: int


def request_bytes(order: Order, payload: bytes) -> bytes:
    """A whole request. Raises ValueError for a limit or a name that does not fit."""
    name = order.task.encode("ascii")
    try:
        head = _ASKING.pack(b"CDSB", VERSION, order.seconds, order.memory_mb, len(name))
    except struct.error as unfit:
        raise ValueError("a limit is too large") from unfit
    return b"".join((head, name, _LENGTH.pack(len(payload)), payload))


def read_order(stream: BinaryIO) -> Order:
    """The order at the start of a request. Raises Unreadable for anything else."""
    magic, version, seconds, memory_mb, length = _ASKING.unpack(_exactly(stream, _ASKING.size))
    if magic != b"CDSB" or version != VERSION:
        raise Unreadable
    return Order(_exactly(stream, length).decode("ascii", "replace"), seconds, memory_mb)


def read_payload(stream: BinaryIO) -> bytes:
    """The payload after an order. Raises Unreadable when it is cut short or over the limit."""
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    if length > PAYLOAD_LIMIT:
        raise Unreadable
    return _exactly(stream, length)


def reply_bytes(outcome: Outcome, payload: bytes) -> bytes:
    """A whole reply."""
    return b"".join((_ANSWERING.pack(b"CDSR", VERSION, outcome), _LENGTH.pack(len(payload)), payload))


def read_reply(reply: bytes) -> tuple[Outcome, bytes]:
    """The outcome and payload of a reply, which may have been made by something that took the child over.

    Raises Unreadable for anything that is not exactly one whole reply.
    """
    start = _ANSWERING.size + _LENGTH.size
    if len(reply) < start or len(reply) > REPLY_LIMIT:
        raise Unreadable
    magic, version, outcome = _ANSWERING.unpack(reply[: _ANSWERING.size])
    (length,) = _LENGTH.unpack(reply[_ANSWERING.size : start])
    if magic != b"CDSR" or version != VERSION or outcome not in set(Outcome) or len(reply) != start + length:
        raise Unreadable
    return Outcome(outcome), reply[start:]


def _exactly(stream: BinaryIO, length: int) -> bytes:
    found = stream.read(length)
    if len(found) != length:
        raise Unreadable
    return found
