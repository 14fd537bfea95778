"""The keys of a log, one for each epoch: how a key is committed to, chained to the one before, and handed out.

    commitment  HMAC-SHA-256(K_e, "coachdesk/kc/1" NUL ‖ log ‖ e as 4 bytes)         in the signed state
    lock        nonce ‖ AES-256-GCM-SIV(K_e, K_(e-1), "coachdesk/lock/1" NUL ‖ log ‖ e)   in the signed state
    wrapped     HPKE to a device, about "coachdesk/key/1" NUL ‖ organisation ‖ log ‖ e ‖ device

The commitment is signed by a lead, so a key that the server made up is known for what it is and never used.
"""

import hmac
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from coachdesk.crypto.bundle_seal import NONCE_LENGTH, open_bundle_seal, seal_bundle
from coachdesk.crypto.receiving_keys import open_wrapped, wrap_to

KEY_LENGTH = 32
LOCK_LENGTH = NONCE_LENGTH + KEY_LENGTH + 16

_COMMITMENT = b"coachdesk/kc/1\0"
_LOCK = b"coachdesk/lock/1\0"
_KEY = b"coachdesk/key/1\0"


@dataclass(frozen=True, slots=True)
class EpochOf:
    """Which key is meant: the organisation's and the log's id (16 bytes each) and the epoch (from 1)."""

    organisation: bytes
    log: bytes
    epoch: int

    def number(self) -> bytes:
        """The epoch as 4 bytes."""
        return self.epoch.to_bytes(4, "big")


def new_epoch_key(chance: Callable[[int], bytes] = secrets.token_bytes) -> bytes:
    """A fresh key of 32 bytes."""
    return chance(KEY_LENGTH)


def key_commitment(key: bytes, of: EpochOf) -> bytes:
    """The 32 bytes that a lead signs instead of the key."""
    return hmac.digest(key, _COMMITMENT + of.log + of.number(), "sha256")


def lock_previous(
    key: bytes, previous: bytes, of: EpochOf, chance: Callable[[int], bytes] = secrets.token_bytes
) -> bytes:
    """The key of the epoch before `of`, under the key of `of`: 60 bytes."""
    nonce, sealed = seal_bundle(key, _LOCK + of.log + of.number(), previous, chance)
    return nonce + sealed


def wrap_key(receiving: bytes, key: bytes, of: EpochOf, device: bytes) -> bytes:
    """A key for one device, 1,168 bytes. Raises Unreadable when `receiving` is no public key.

    Which device `receiving` belongs to is asked of the organisation's signed records, never of the server.
    """
    return wrap_to(receiving, key, _about(of, device))


def unwrap_key(seed: bytes, wrapped: bytes, of: EpochOf, device: bytes, commitment: bytes) -> bytes | None:
    """The key that was wrapped to this device, if it is the one that the log's signed state commits to; else None."""
    key = open_wrapped(seed, wrapped, _about(of, device))
    return key if key is not None and _is_committed(key, of, commitment) else None


def earlier_keys(
    key: bytes, of: EpochOf, locks: Mapping[int, bytes], commitments: Mapping[int, bytes]
) -> dict[int, bytes]:
    """The keys from `of` back to epoch 1, each opened with the one after it and held against its commitment.

    It ends where a lock does not open to the key that was committed to: what is older stays unread.
    """
    found = {of.epoch: key}
    for epoch in range(of.epoch, 1, -1):
        lock, before = locks.get(epoch, b""), EpochOf(of.organisation, of.log, epoch - 1)
        bound = _LOCK + of.log + epoch.to_bytes(4, "big")
        previous = open_bundle_seal(found[epoch], bound, lock[:NONCE_LENGTH], lock[NONCE_LENGTH:])
        if previous is None or not _is_committed(previous, before, commitments.get(epoch - 1, b"")):
            break
        found[epoch - 1] = previous
    return found


def committed_keys(
    keys: Mapping[int, Iterable[bytes]], organisation: bytes, log: bytes, commitments: Mapping[int, bytes]
) -> dict[int, bytes]:
    """Of keys that a laptop holds, by epoch, the one that the log's signed state commits to.

    A lead who was overtaken holds a key that she made for an epoch which began with somebody else's.
    """
    return {
        epoch: key
        for epoch, several in keys.items()
        for key in several
        if _is_committed(key, EpochOf(organisation, log, epoch), commitments.get(epoch, b""))
    }


def _is_committed(key: bytes, of: EpochOf, commitment: bytes) -> bool:
    return len(key) == KEY_LENGTH and hmac.compare_digest(key_commitment(key, of), commitment)


def _about(of: EpochOf, device: bytes) -> bytes:
    return _KEY + of.organisation + of.log + of.number() + device
