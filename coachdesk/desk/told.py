"""Saying what was touched, so that pages refresh themselves and nobody calls anybody."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Touched:
    """Announced after a commit: which kinds of which logs changed."""

    kinds: frozenset[str]
    logs: frozenset[str]


@dataclass(slots=True)
class Told:
    """Those who want to hear what was touched. They are called in the thread that wrote."""

    _listeners: list[Callable[[Touched], None]] = field(default_factory=list)

    def subscribe(self, listener: Callable[[Touched], None]) -> Callable[[], None]:
        """Hear every announcement until the answered function is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def announce(self, touched: Touched) -> None:
        """Tell everyone."""
        for listener in list(self._listeners):
            listener(touched)
