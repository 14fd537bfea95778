"""The recovery code on paper: 160 bits in eight groups, each of which tells by itself when it was mistyped.

A group is five letters of Crockford's base 32 (no I, L, O, U): four carry 20 bits, the fifth is their check. The check
is a weighted sum over the field of 32 elements plus the group's number, so any one wrong letter, any two letters or
groups changed about, is found in the group where it happened.
"""

import hmac
import re
import secrets
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from coachdesk.crypto.wrapped_secret import read, wrap
from coachdesk.errors import BadInput, KeyFileChanged, WrongRecoveryCode
from coachdesk.operating_system import wipe

GROUPS = 8
GROUPS_OF = 5
"""Letters in a group, its check letter included."""

ALGORITHM = "hkdf-sha256"

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {letter: value for value, letter in enumerate(_LETTERS)} | {"O": 0, "I": 1, "L": 1}
_BYTES = 20
_SALT = 32
_LONGEST_TYPED = 400


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
        number, groups = 0, _groups(text)
        for place, group in enumerate(groups):
            number = number << 20 | _group_value(place, group)
        return cls(number.to_bytes(_BYTES, "big"))

    def groups(self) -> tuple[str, ...]:
        """The eight groups of five letters, for the paper."""
        number = int.from_bytes(self._secret, "big")
        found = []
        for place in range(GROUPS):
            bits = number >> 20 * (GROUPS - 1 - place)
            values = [bits >> 5 * (3 - letter) & 31 for letter in range(4)]
            found.append("".join(_LETTERS[value] for value in [*values, _check(place, values)]))
        return tuple(found)

    @property
    def text(self) -> str:
        """The whole code on one line, groups parted by hyphens."""
        return "-".join(self.groups())

    def has_group(self, number: int, typed: str) -> bool:
        """Whether what was typed is group `number` (1 to 8): the proof that the paper was written."""
        letters = _letters(typed)
        values = [_VALUES.get(letter, -1) for letter in letters]
        right = [_VALUES[letter] for letter in self.groups()[number - 1]]
        return hmac.compare_digest(bytes(value & 255 for value in values), bytes(right))

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


def _groups(text: str) -> list[str]:
    if len(text) > _LONGEST_TYPED:
        raise _slip("The code has 8 groups of 5 letters and figures. What was typed is far longer.")
    parted = [group for group in re.split(r"[^0-9A-Z]+", _letters(text, keep_gaps=True)) if group]
    if len(parted) == GROUPS:
        for place, group in enumerate(parted):
            if len(group) != GROUPS_OF:
                raise _slip(f"Group {place + 1} should have 5 letters and figures. Check it against the paper.")
        return parted
    joined = "".join(parted)
    groups = [joined[start : start + GROUPS_OF] for start in range(0, len(joined), GROUPS_OF)]
    if len(joined) != GROUPS * GROUPS_OF:
        for place, group in enumerate(groups[:GROUPS]):
            _group_value(place, group)
        raise _slip("The code has 8 groups of 5 letters and figures. Some are missing or there are too many.")
    return groups


def _letters(typed: str, *, keep_gaps: bool = False) -> str:
    plain = unicodedata.normalize("NFKC", typed[:_LONGEST_TYPED]).upper()
    return plain if keep_gaps else re.sub(r"[\s\-]+", "", plain)


def _group_value(place: int, group: str) -> int:
    values = [_VALUES.get(letter, -1) for letter in group]
    if len(values) != GROUPS_OF or -1 in values or _check(place, values[:4]) != values[4]:
        raise _slip(f"There is a slip in group {place + 1}. Check it against the paper.")
    return values[0] << 15 | values[1] << 10 | values[2] << 5 | values[3]


def _check(place: int, values: list[int]) -> int:
    """16, 8, 4 and 2 times the four values, summed in the field of 32 elements, plus the group's place."""
    total = 0
    for value in values:
        total = _doubled(total ^ value)
    return total ^ place


def _doubled(value: int) -> int:
    return value << 1 ^ 0b100101 if value & 16 else value << 1


def _slip(sentence: str) -> BadInput:
    return BadInput("recovery_code", sentence)
