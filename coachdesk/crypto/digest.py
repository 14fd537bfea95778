"""The fingerprint of bytes that people compare and signatures bind to."""

import hashlib


def sha256_hex(content: bytes) -> str:
    """SHA-256 of the bytes as 64 lower-case hexadecimal digits (P-18)."""
    return hashlib.sha256(content).hexdigest()
