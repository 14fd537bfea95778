"""A secret kept under a passphrase: Argon2id makes the key, AES-256-GCM wraps the secret (security.md 2.2)."""

import secrets
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from argon2 import low_level

from coachdesk.crypto.wrapped_secret import read, wrap
from coachdesk.errors import BadInput, KeyFileChanged, KeyFileDamaged, NotEnoughMemory, WrongPassphrase
from coachdesk.operating_system import wipe

ALGORITHM = "argon2id"
LENGTH_LIMIT = 1024
"""Longest passphrase, in bytes of UTF-8."""

_LIBRARY = low_level.lib  # type: ignore[attr-defined]  # low_level.hash_secret_raw would copy the passphrase
_SALT = 32
_KDF_PARTS = {"name", "salt", "memory_kib", "passes", "lanes"}


@dataclass(frozen=True)
class Cost:
    """What one try of a passphrase costs: memory in KiB, passes over it, lanes worked side by side."""

    memory_kib: int
    passes: int
    lanes: int

    def within(self, floor: "Cost", ceiling: "Cost") -> bool:
        """Whether no part is below `floor` or above `ceiling`."""
        mine, low, high = ((cost.memory_kib, cost.passes, cost.lanes) for cost in (self, floor, ceiling))
        return all(least <= value <= most for least, value, most in zip(low, mine, high, strict=True))


STANDARD = Cost(memory_kib=256 * 1024, passes=3, lanes=4)
"""What CoachDesk makes."""

FLOOR = Cost(memory_kib=64 * 1024, passes=3, lanes=1)
"""The least that is accepted of a file: less means that somebody weakened it."""

CEILING = Cost(memory_kib=1024 * 1024, passes=10, lanes=8)
"""The most that is accepted of a file: more would only hang or fill the laptop."""


def seal_with_passphrase(
    secret: bytes | bytearray,
    passphrase: bytearray,
    purpose: str,
    header: Mapping[str, Any],
    cost: Cost = STANDARD,
    *,
    floor: Cost = FLOOR,
    chance: Callable[[int], bytes] = secrets.token_bytes,
) -> bytes:
    """A file holding `secret` that only `passphrase` opens; `purpose` and `header` can be read but not changed.

    `header` takes text keys and text, bytes, whole numbers, True, False, None, lists and maps of these. The caller
    wipes `passphrase` and `secret`. BadInput when the passphrase is empty, over 1,024 bytes or not UTF-8;
    NotEnoughMemory. `cost` outside floor and ceiling is a bug (ValueError); only tests give another `floor`.
    """
    if not cost.within(floor, CEILING):
        raise ValueError("cost outside floor and ceiling")
    salt, nonce = chance(_SALT), chance(12)
    kdf = {
        "name": ALGORITHM,
        "salt": salt,
        "memory_kib": cost.memory_kib,
        "passes": cost.passes,
        "lanes": cost.lanes,
    }
    key = _stretched(passphrase, salt, cost)
    try:
        return wrap(secret, key, nonce, purpose, header, kdf)
    finally:
        wipe(key)


def open_with_passphrase(
    sealed: bytes, passphrase: bytearray, purpose: str, *, floor: Cost = FLOOR
) -> tuple[bytearray, dict[str, Any]]:
    """The secret (the caller wipes it) and the header, both proved unchanged.

    KeyFileDamaged: torn, cut or hit by a stray bit, or not a file of this purpose. KeyFileChanged: made cheaper to
    guess than CoachDesk ever makes it, or absurdly dear. VaultNewer. WrongPassphrase: anything else that does not
    open, which takes in a file altered on purpose with its checksum put right: no cipher can tell these two apart.
    """
    found = read(sealed, purpose)
    salt, cost = _kdf(found.kdf, floor)
    key = _stretched(passphrase, salt, cost)
    try:
        secret = found.open(key)
    finally:
        wipe(key)
    if secret is None:
        raise WrongPassphrase
    return secret, found.header


def unproved_header(sealed: bytes, purpose: str) -> dict[str, Any]:
    """The header as it stands, without a passphrase and so without proof: for saying which file this is."""
    return read(sealed, purpose).header


def _kdf(kdf: dict[str, Any], floor: Cost) -> tuple[bytes, Cost]:
    if kdf.get("name") != ALGORITHM or set(kdf) != _KDF_PARTS:
        raise KeyFileChanged
    salt, parts = kdf["salt"], (kdf["memory_kib"], kdf["passes"], kdf["lanes"])
    if any(type(part) is not int for part in parts):
        raise KeyFileDamaged
    cost = Cost(*parts)
    if not cost.within(floor, CEILING) or not isinstance(salt, bytes) or len(salt) != _SALT:
        raise KeyFileChanged
    return salt, cost


def _stretched(passphrase: bytearray, salt: bytes, cost: Cost) -> bytearray:
    """The 32 bytes that Argon2id 1.3 makes. Buffers are lent to libargon2, not copied, and it clears its own.

    (OpenSSL's Argon2id leaves the passphrase in freed memory and takes a fifth longer.)
    """
    typed, key = _normal(passphrase), bytearray(32)
    lent = low_level.ffi.from_buffer
    try:
        outcome = _LIBRARY.argon2_hash(
            *(cost.passes, cost.memory_kib, cost.lanes),
            *(lent(typed), len(typed), lent(salt), len(salt), lent(key), len(key)),
            *(low_level.ffi.NULL, 0, low_level.Type.ID.value, low_level.ARGON2_VERSION),
        )
    finally:
        wipe(typed)
    if outcome != _LIBRARY.ARGON2_OK:
        raise NotEnoughMemory  # parameters have been checked: what is left is no memory, or no thread
    return key


def _normal(passphrase: bytearray) -> bytearray:
    """NFKC in UTF-8, so that the same letters typed on another keyboard are the same passphrase."""
    if not 0 < len(passphrase) <= LENGTH_LIMIT:
        raise BadInput("passphrase", "Type a passphrase of at most 1,024 letters.")
    if passphrase.isascii():
        return bytearray(passphrase)  # NFKC leaves it as it is, and no str of it is ever made
    try:
        return bytearray(unicodedata.normalize("NFKC", passphrase.decode("utf-8")).encode("utf-8"))
    except UnicodeDecodeError:
        raise BadInput("passphrase", "That passphrase holds a character that cannot be used.") from None
