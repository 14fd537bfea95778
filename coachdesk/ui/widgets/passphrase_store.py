"""Where a passphrase lives while it is typed: one block of memory that never moves and is wiped with noughts."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

LONGEST = 1_024
"""Longest passphrase in characters."""

_WIDE = 4


def wipe(secret: bytearray) -> None:
    """Overwrites every byte with nought."""
    for at in range(len(secret)):
        secret[at] = 0


class PassphraseStore:
    """Characters of a passphrase, edited in place. Never a str longer than one character, never a copy left behind."""

    def __init__(self) -> None:
        self._block = bytearray(LONGEST * _WIDE)
        self.length = 0
        """Characters held."""

    def insert(self, at: int, letter: str) -> bool:
        """Puts one character in before place `at`. False, and nothing done, when it is full or no character to keep."""
        if self.length >= LONGEST or len(letter) != 1 or not letter.isprintable() or "\ud800" <= letter <= "\udfff":
            return False
        start, end = at * _WIDE, self.length * _WIDE
        for byte in range(end - 1, start - 1, -1):
            self._block[byte + _WIDE] = self._block[byte]
        for place, byte in enumerate(ord(letter).to_bytes(_WIDE, "little")):
            self._block[start + place] = byte
        self.length += 1
        return True

    def delete(self, at: int) -> bool:
        """Takes out the character at place `at`. False when there is none."""
        if not 0 <= at < self.length:
            return False
        end = self.length * _WIDE
        for byte in range(at * _WIDE, end - _WIDE):
            self._block[byte] = self._block[byte + _WIDE]
        for byte in range(end - _WIDE, end):
            self._block[byte] = 0
        self.length -= 1
        return True

    def letter(self, at: int) -> str:
        """The one character at place `at`."""
        return chr(int.from_bytes(self._block[at * _WIDE : (at + 1) * _WIDE], "little"))

    def wipe(self) -> None:
        """Forgets everything."""
        wipe(self._block)
        self.length = 0

    def utf8(self) -> bytearray:
        """The passphrase as UTF-8, in one block that was never moved. The caller wipes it."""
        held = bytearray(sum(len(self.letter(at).encode()) for at in range(self.length)))
        place = 0
        for at in range(self.length):
            for byte in self.letter(at).encode():
                held[place] = byte
                place += 1
        return held

    def judged(self, judge: Callable[[bytearray], T]) -> T:
        """What `judge` says of the passphrase, which is wiped as soon as it has spoken."""
        held = self.utf8()
        try:
            return judge(held)
        finally:
            wipe(held)

    def same_as(self, other: "PassphraseStore") -> bool:
        """Whether both hold the same, in a time that does not say where they differ."""
        differ = self.length ^ other.length
        for one, two in zip(self._block, other._block, strict=True):
            differ |= one ^ two
        return differ == 0
