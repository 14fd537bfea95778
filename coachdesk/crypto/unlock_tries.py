"""How long to wait after wrong passphrases: the count lies beside the key file and outlives a restart.

It slows a person at the keyboard. Who copies the key file away is slowed by Argon2id alone, and we say so.
"""

import math
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from coachdesk.crypto.wrapped_secret import framed, unframed
from coachdesk.errors import CoachDeskError, DiskFull, NotSaved, Unreadable, VaultNotWritable, WaitBeforeTrying
from coachdesk.operating_system import FileCalls, boot_seconds, read_whole, remove_durably, write_durably

FREE_TRIES = 5
FIRST_WAIT = 30
LONGEST_WAIT = 900
"""Seconds. Five free tries, then 30, 60, 120, 240, 480, 900, 900, ...: at most eight tries in five minutes."""

_MAGIC = b"CoachDesk tries\n"
_CANNOT_WRITE = (VaultNotWritable, DiskFull, NotSaved)


@dataclass(frozen=True)
class _Count:
    wrong: int
    at: int
    """Milliseconds on the boot clock when the last try was made."""


class UnlockTries:
    """The tries counted for one key file; `clock` gives seconds since the machine started, sleep included.

    A try is counted before the passphrase is checked, so that killing the program gains nothing. A wait is measured
    on the boot clock: setting the wall clock does not shorten it, and after a restart only the time since then counts.
    Where the folder cannot be written nothing can be counted, and reading still has to be possible.
    """

    def __init__(
        self, key_file: Path, clock: Callable[[], float] = boot_seconds, calls: FileCalls | None = None
    ) -> None:
        self._path = tries_path(key_file)
        self._clock = clock
        self._calls = calls or FileCalls()
        self._before = _Count(0, 0)

    def seconds_to_wait(self) -> int:
        """Whole seconds until the next try counts; 0 when it would count now."""
        count, now = self._read(), self._now()
        elapsed = now - count.at if now >= count.at else now  # behind the mark: the machine was started since
        return max(0, math.ceil((_wait(count.wrong) * 1000 - elapsed) / 1000))

    def begin(self) -> None:
        """Count a try, durably. WaitBeforeTrying when it comes too soon."""
        if seconds := self.seconds_to_wait():
            raise WaitBeforeTrying(seconds)
        self._before = self._read()
        self._write(_Count(self._before.wrong + 1, self._now()))

    def tries_left(self) -> int:
        """How many wrong passphrases are still free of a wait."""
        return max(0, FREE_TRIES - self._read().wrong)

    def take_back(self) -> None:
        """The try begun last was none: the passphrase was never compared."""
        self._write(self._before)

    def clear(self) -> None:
        """The right passphrase was given: begin again from nothing."""
        with suppress(*_CANNOT_WRITE):
            remove_durably(self._path, calls=self._calls)

    def _now(self) -> int:
        return int(self._clock() * 1000)

    def _read(self) -> _Count:
        try:
            whole = unframed(_MAGIC, read_whole(self._path, 1024), 1)
            wrong, at = whole["wrong"], whole["at"]
            if type(wrong) is not int or type(at) is not int or wrong < 0 or at < 0:
                raise Unreadable
            return _Count(wrong, at)
        except FileNotFoundError:
            return _Count(0, 0)
        except (CoachDeskError, KeyError):
            return self._after_damage()

    def _after_damage(self) -> _Count:
        """A count that cannot be read stands for the free tries used up, from now on, if that can be written."""
        count = _Count(FREE_TRIES, self._now())
        return count if self._write(count) else _Count(0, 0)

    def _write(self, count: _Count) -> bool:
        content = framed(_MAGIC, {"version": 1, "wrong": count.wrong, "at": count.at})
        try:
            write_durably(self._path, content, replace=True, calls=self._calls)
        except _CANNOT_WRITE:
            return False
        return True


def tries_path(key_file: Path) -> Path:
    """Where the count for `key_file` lies."""
    return key_file.with_name(key_file.name + ".tries")


def _wait(wrong: int) -> int:
    if wrong < FREE_TRIES:
        return 0
    return min(FIRST_WAIT << min(wrong - FREE_TRIES, 10), LONGEST_WAIT)
