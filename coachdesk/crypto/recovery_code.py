"""The recovery code on paper: 160 bits in eight groups, each of which tells by itself when it was mistyped."""

import secrets
from collections.abc import Callable, Mapping
from typing import Any

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from coachdesk.crypto.grouped_code import is_same_group, spelt, typed_number
from coachdesk.crypto.wrapped_secret import read, wrap
from coachdesk.errors import KeyFileChanged, WrongRecoveryCode
from coachdesk.operating_system import wipe

GROUPS = 8
ALGORITHM = "hkdf-sha256"

_BYTES = 20
_SALT = 32


class RecoveryCode:
    """One recovery code. `text` is for the paper; the caller shows it once and calls `wipe`."""

    __slots__ = ("_secret",)

    def __init__(self, secret: bytes | bytearray) -> None:
        if len(secret) != _BYTES:
            raise ValueError("a recovery code has 160 bits")
        self._secret = bytearray(secret)

    @classmethod
    def new(cls, chance: Callable[[int], bytes] = secrets.token_bytes) -> "RecoveryCode":
        """A fresh code."""
        return cls(chance(_BYTES))

    @classmethod
    def typed(cls, text: str) -> "RecoveryCode":
        """The code that a person typed from the paper; small letters, O for 0, I or L for 1, any spacing.

        BadInput names the first group with a slip in it, and repeats nothing of it.
        """
        return cls(typed_number(text, GROUPS, "recovery_code").to_bytes(_BYTES, "big"))

    def groups(self) -> tuple[str, ...]:
        """The eight groups of five letters, for the paper."""
        return spelt(int.from_bytes(self._secret, "big"), GROUPS)

    @property
    def text(self) -> str:
        """The whole code on one line, groups parted by hyphens."""
        return "-".join(self.groups())

    def has_group(self, number: int, typed: str) -> bool:
        """Whether what was typed is group `number` (1 to 8): the proof that the paper was written."""
        return is_same_group(self.groups()[number - 1], typed)

    def joined_with(self, other: "RecoveryCode") -> bytes:
        """The 20 bytes that two codes make together, each alone telling nothing of them: their exclusive or."""
        return bytes(mine ^ hers for mine, hers in zip(self._secret, other._secret, strict=True))

    def wrapping_key(self, salt: bytes) -> bytearray:
        """32 bytes for wrapping: HKDF-SHA-256, info `coachdesk/recovery/v1`. The caller wipes it."""
        key = bytearray(32)
        HKDF(algorithm=SHA256(), length=32, salt=salt, info=b"coachdesk/recovery/v1").derive_into(self._secret, key)
        return key

    def wipe(self) -> None:
        """Forget the code; this object is of no more use."""
        wipe(self._secret)

    def __repr__(self) -> str:
        return "<RecoveryCode>"


def seal_with_recovery_code(
    secret: bytes | bytearray,
    code: RecoveryCode,
    purpose: str,
    header: Mapping[str, Any],
    *,
    chance: Callable[[int], bytes] = secrets.token_bytes,
) -> bytes:
    """A file holding `secret` that only `code` opens, laid out as `wrapped_secret` says."""
    salt, nonce = chance(_SALT), chance(12)
    key = code.wrapping_key(salt)
    try:
        return wrap(secret, key, nonce, purpose, header, {"name": ALGORITHM, "salt": salt})
    finally:
        wipe(key)


def open_with_recovery_code(sealed: bytes, code: RecoveryCode, purpose: str) -> tuple[bytearray, dict[str, Any]]:
    """The secret (the caller wipes it) and the header.

    KeyFileDamaged, KeyFileChanged, VaultNewer, WrongRecoveryCode.
    """
    found = read(sealed, purpose)
    salt = found.kdf.get("salt")
    if found.kdf.get("name") != ALGORITHM or set(found.kdf) != {"name", "salt"} or not isinstance(salt, bytes):
        raise KeyFileChanged
    key = code.wrapping_key(salt)
    try:
        secret = found.open(key)
    finally:
        wipe(key)
    if secret is None:
        raise WrongRecoveryCode
    return secret, found.header
