"""Saying what was touched, so that pages refresh themselves and nobody calls anybody."""

import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Touched:
    """Announced after a commit: which kinds of which logs changed."""

    kinds: frozenset[str]
    logs: frozenset[str]

    def __or__(self, other: "Touched") -> "Touched":
        return Touched(self.kinds | other.kinds, self.logs | other.logs)


class _Gathering(threading.local):
    """What one thread is keeping back: None while it keeps nothing back."""

    def __init__(self) -> None:
        self.every: float | None = None
        self.told_at = -math.inf  # never yet: the clock it is compared with may have begun a minute ago
        self.kept_back: Touched | None = None


@dataclass(slots=True)
class Told:
    """Those who want to hear what was touched. They are called in the thread that wrote."""

    _listeners: list[Callable[[Touched], None]] = field(default_factory=list)
    _gathering: _Gathering = field(default_factory=_Gathering)

    def subscribe(self, listener: Callable[[Touched], None]) -> Callable[[], None]:
        """Hear every announcement until the answered function is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def announce(self, touched: Touched) -> None:
        """Tell everyone; within `seldom` perhaps only later."""
        mine = self._gathering
        if mine.every is not None:
            touched = touched if mine.kept_back is None else mine.kept_back | touched
            if time.monotonic() < mine.told_at + mine.every:
                mine.kept_back = touched
                return
            mine.kept_back, mine.told_at = None, time.monotonic()
        for listener in list(self._listeners):
            listener(touched)

    @contextmanager
    def seldom(self, seconds: float) -> Iterator[None]:
        """What this thread announces in the block is told together, once in so many seconds and at its end.

        So pages read again a few times while two thousand changes come, and not two thousand times.
        """
        mine = self._gathering
        mine.every = seconds
        try:
            yield
        finally:
            left, mine.kept_back, mine.every = mine.kept_back, None, None
            if left is not None:
                self.announce(left)
