"""The fingerprint of bytes that people compare and signatures bind to, and the chain that binds a change to its place.

`h_i = SHA-256("coachdesk/change/1" NUL ‖ h_(i-1) ‖ log ‖ actor ‖ n_i as 8 bytes ‖ body_i)`, and h_0 is 32 zero bytes.
"""

import hashlib
from collections.abc import Iterable

FIRST_PREV = bytes(32)
_CHANGE = b"coachdesk/change/1\0"
_ACCESS_LOG = b"coachdesk/access-log/1\0"
_COPIES_LOG = b"coachdesk/copies-log/1\0"


def sha256(content: bytes) -> bytes:
    """SHA-256 of the bytes: 32 bytes."""
    return hashlib.sha256(content).digest()


def sha256_hex(content: bytes) -> str:
    """SHA-256 of the bytes as 64 lower-case hexadecimal digits (P-18)."""
    return hashlib.sha256(content).hexdigest()


def sha256_of_parts(parts: Iterable[bytes]) -> str:
    """The same of bytes that come in parts, one after the other, without ever holding them all."""
    total = hashlib.sha256()
    for part in parts:
        total.update(part)
    return total.hexdigest()


def chain_hash(prev: bytes, log: bytes, actor: bytes, position: int, encoded_body: bytes) -> bytes:
    """The 32-byte hash of a change at its place; `position` counts from 1."""
    return hashlib.sha256(b"".join((_CHANGE, prev, log, actor, position.to_bytes(8, "big"), encoded_body))).digest()


def access_log_of(device: bytes) -> bytes:
    """The id (16 bytes) of a device's access log: whoever knows the device knows which log that is, and no other."""
    return sha256(_ACCESS_LOG + device)[:16]


def copies_log_of(device: bytes) -> bytes:
    """The id (16 bytes) of the log in which a device says where it wrote files; it never leaves the device."""
    return sha256(_COPIES_LOG + device)[:16]


def chain_beside(bundle_hash: bytes) -> bytes:
    """The id of the chain in which a bundle stands alone, because another one has its place (sync.md 3.17)."""
    return bundle_hash[:16]
