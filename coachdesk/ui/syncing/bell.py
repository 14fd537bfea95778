"""What the thread that goes rounds rests by: it wakes when something was written, or when somebody wants it at once."""

import threading
import time
from enum import Enum

SETTLE, SETTLE_MOST = 2.0, 10.0
"""Seconds without another save before what was written is sent, and the longest it waits for that."""


class Woken(Enum):
    """Why a rest is over."""

    TIME = 0
    WRITTEN = 1
    URGENT = 2


class Bell:
    """One thread rests, any thread rings. Whatever rang since the last rest ends the next one at once."""

    def __init__(self) -> None:
        self.lock = threading.Condition()
        """Held for moments only: what is decided by what rang is decided under it."""
        self._rung = Woken.TIME

    @property
    def has_rung(self) -> bool:
        return self._rung is not Woken.TIME

    def ring(self, why: Woken) -> None:
        """Wakes whoever rests; something urgent is not forgotten for something written."""
        with self.lock:
            self._rung = max(self._rung, why, key=lambda one: one.value)
            self.lock.notify_all()

    def rest(self, seconds: float | None) -> Woken:
        """Until the time is over (None: never) or it rings, and why."""
        ends = None if seconds is None else time.monotonic() + seconds
        with self.lock:
            while not self.has_rung:
                left = None if ends is None else ends - time.monotonic()
                if left is not None and left <= 0:
                    return Woken.TIME
                self.lock.wait(left)
            why, self._rung = self._rung, Woken.TIME
            return why

    def settle(self) -> None:
        """Until what is being written has come to rest, or something is urgent."""
        most = time.monotonic() + SETTLE_MOST
        while self.rest(min(SETTLE, most - time.monotonic())) is Woken.WRITTEN:
            pass
