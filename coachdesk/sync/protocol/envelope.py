"""What the server keeps of a bundle: a header in clear, and the sealed rest of which it can read nothing (sync.md 7).

    header    CBOR array [1, F, A, first n, count, prev, last h, H, kind, epoch, [blob ids]]
    envelope  CBOR array [header, nonce, sealed]

The header is the associated data of the seal. A control record is not sealed: its nonce is empty and the rest plain.
An envelope whose nonce and rest are both empty is a header alone: the reader's own bundle, or a redacted one.
"""

from dataclasses import dataclass
from enum import IntEnum

from coachdesk.crypto import codec
from coachdesk.errors import Malformed, Unreadable
from coachdesk.sync.protocol.limits import (
    BLOBS_IN_A_BUNDLE,
    CHANGES_IN_A_BUNDLE,
    ENVELOPE_LIMIT,
    HEADER_LIMIT,
    LARGEST,
    NONCE_LENGTH,
    VERSION,
)
from coachdesk.sync.protocol.shapes import HASH, ID, number, octets, row, several


class BundleKind(IntEnum):
    """What a bundle holds: sealed changes of records, or one control record in clear."""

    DATA = 0
    CONTROL = 1


_HEADER = row(
    *(number(VERSION, VERSION), ID, ID, number(1), number(1, CHANGES_IN_A_BUNDLE), HASH, HASH, HASH),
    *(number(0, 1), number(0, 2**31 - 1), several(HASH, BLOBS_IN_A_BUNDLE)),
)
_ENVELOPE = row(octets(1, HEADER_LIMIT), octets(0, NONCE_LENGTH), octets(0, ENVELOPE_LIMIT))


@dataclass(frozen=True, slots=True)
class Header:
    """All that the server sees of a bundle. `epoch` is 0 for a control record, which is not sealed."""

    log: bytes
    actor: bytes
    first: int
    count: int
    prev: bytes
    last_hash: bytes
    bundle_hash: bytes
    kind: BundleKind
    epoch: int
    blobs: tuple[bytes, ...] = ()

    @property
    def last(self) -> int:
        """The position of the last change."""
        return self.first + self.count - 1

    def to_bytes(self) -> bytes:
        """The one encoding, to which the sealed rest is bound."""
        return codec.encode(
            [
                *(VERSION, self.log, self.actor, self.first, self.count, self.prev, self.last_hash, self.bundle_hash),
                *(int(self.kind), self.epoch, list(self.blobs)),
            ]
        )


@dataclass(frozen=True, slots=True)
class Envelope:
    """The header as it was sealed, byte by byte, with what it says beside it; and the sealed rest."""

    header_bytes: bytes
    header: Header
    nonce: bytes
    sealed: bytes

    @property
    def is_header_alone(self) -> bool:
        """True where the rest was left out."""
        return not self.sealed

    def to_bytes(self) -> bytes:
        """The envelope as it is sent and kept."""
        return join_envelope(self.header_bytes, self.nonce, self.sealed)


def join_envelope(header_bytes: bytes, nonce: bytes, sealed: bytes) -> bytes:
    """The envelope of its three parts."""
    return codec.encode([header_bytes, nonce, sealed])


def read_header(encoded: bytes) -> Header:
    """The header in bytes that came from outside. Raises Malformed for anything but its one encoding."""
    parts = _HEADER.read(_decoded(encoded, HEADER_LIMIT))
    _, log, actor, first, count, prev, last_hash, bundle_hash, kind, epoch, blobs = parts
    header = Header(log, actor, first, count, prev, last_hash, bundle_hash, BundleKind(kind), epoch, blobs)
    is_control = header.kind is BundleKind.CONTROL
    blobs_rise = all(one < other for one, other in zip(header.blobs, header.blobs[1:], strict=False))
    if header.last > LARGEST or not blobs_rise or is_control != (header.epoch == 0):
        raise Malformed
    if is_control and (header.count != 1 or header.blobs):
        raise Malformed
    return header


def read_envelope(encoded: bytes) -> Envelope:
    """The envelope in bytes that came from outside. Raises Malformed for anything but its one encoding."""
    header_bytes, nonce, sealed = _ENVELOPE.read(_decoded(encoded, ENVELOPE_LIMIT))
    header = read_header(header_bytes)
    sealed_by_key = header.kind is BundleKind.DATA and bool(sealed)
    if len(nonce) != (NONCE_LENGTH if sealed_by_key else 0):
        raise Malformed
    return Envelope(header_bytes, header, nonce, sealed)


def _decoded(encoded: bytes, limit: int) -> object:
    try:
        return codec.decode(encoded, limit)
    except Unreadable:
        raise Malformed from None
