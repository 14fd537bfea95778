"""What a device puts its name to: a run of one actor's changes in one log, by their places and their last hash.

manifest       CBOR [1, log, actor, device, first, count, prev, last, [cursor s, first 16 bytes of L_s], schema]
signed bundle  manifest ‖ Ed25519(device, "coachdesk/bundle/1" NUL ‖ manifest)
bundle hash    SHA-256(signed bundle)
"""

from dataclasses import dataclass
from typing import Any

from coachdesk.crypto import codec
from coachdesk.crypto.digest import sha256
from coachdesk.crypto.signatures import SIGNATURE_LENGTH, is_signed_by, sign
from coachdesk.errors import Malformed, Unreadable
from coachdesk.sync.protocol.limits import CHANGES_IN_A_BUNDLE, VERSION
from coachdesk.sync.protocol.shapes import CURSOR, HASH, ID, number

BUNDLE_CONTEXT = "coachdesk/bundle/1"
MANIFEST_LIMIT = 512

_PARTS = {
    "version": number(VERSION, VERSION),
    "log": ID,
    "actor": ID,
    "device": ID,
    "first": number(1),
    "count": number(1, CHANGES_IN_A_BUNDLE),
    "prev": HASH,
    "last": HASH,
    "cursor": CURSOR,
    "schema": number(1, 2**31 - 1),
}


@dataclass(frozen=True, slots=True)
class Manifest:
    """`first` counts from 1; `prev` is the hash before the first change; `cursor` is what its author had read."""

    log: bytes
    actor: bytes
    device: bytes
    first: int
    count: int
    prev: bytes
    last: bytes
    cursor: tuple[int, bytes]
    schema: int
    version: int = VERSION


def write_manifest(manifest: Manifest) -> bytes:
    """The bytes that are signed."""
    return codec.encode([part.write(getattr(manifest, name)) for name, part in _PARTS.items()])


def read_manifest(encoded: bytes) -> Manifest:
    """The manifest in bytes from outside. Raises Malformed, and nothing else, for any other bytes."""
    try:
        found: Any = codec.decode(encoded, MANIFEST_LIMIT)
    except Unreadable as broken:
        raise Malformed from broken
    if type(found) is not list or len(found) != len(_PARTS):
        raise Malformed
    parts = zip(_PARTS.items(), found, strict=True)
    return Manifest(**{name: part.read(one) for (name, part), one in parts})


def sign_manifest(seed: bytes, manifest: bytes) -> bytes:
    """The 64-byte signature of the device whose secret `seed` is."""
    return sign(seed, BUNDLE_CONTEXT, manifest)


def is_signed_manifest(key: bytes, manifest: bytes, signature: bytes) -> bool:
    """Whether the holder of this public key put its name to the manifest."""
    return len(signature) == SIGNATURE_LENGTH and is_signed_by(key, BUNDLE_CONTEXT, manifest, signature)


def bundle_hash(manifest: bytes, signature: bytes) -> bytes:
    """What the server and everybody's cursor know the bundle by."""
    return sha256(manifest + signature)
