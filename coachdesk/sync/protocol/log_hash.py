"""The hash that chains the bundles of one log in the server's order (sync.md 3.1, 7).

`L_0` is 32 zero bytes and `L_s = SHA-256("coachdesk/log/1" NUL ‖ L_(s-1) ‖ H_s)`, H being the bundle's hash.
"""

from coachdesk.crypto.digest import sha256
from coachdesk.sync.protocol.limits import SHORT_HASH_LENGTH

FIRST_LOG_HASH = bytes(32)
_CONTEXT = b"coachdesk/log/1\0"


def next_log_hash(before: bytes, bundle_hash: bytes) -> bytes:
    """L_s of L_(s-1) and the hash of bundle s; 32 bytes each."""
    return sha256(_CONTEXT + before + bundle_hash)


def short(log_hash: bytes) -> bytes:
    """What a cursor quotes: the first 16 bytes."""
    return log_hash[:SHORT_HASH_LENGTH]
