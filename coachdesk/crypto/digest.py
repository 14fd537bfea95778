"""The fingerprint of bytes that people compare and signatures bind to."""

import hashlib
from collections.abc import Iterable


def sha256_hex(content: bytes) -> str:
    """SHA-256 of the bytes as 64 lower-case hexadecimal digits (P-18)."""
    return hashlib.sha256(content).hexdigest()


def sha256_of_parts(parts: Iterable[bytes]) -> str:
    """The same of bytes that come in parts, one after the other, without ever holding them all."""
    total = hashlib.sha256()
    for part in parts:
        total.update(part)
    return total.hexdigest()
