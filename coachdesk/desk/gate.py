"""The gate before families: when it is shut, nobody reads one here; what goes by itself is let through (sync.md 8)."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from coachdesk.errors import FamiliesShut
from coachdesk.models.registry import KINDS


class Gate:
    """Stands open unless whoever opened the vault sets `asks`, which answers whether families are shut now."""

    def __init__(self) -> None:
        self.asks: Callable[[], bool] = lambda: False
        self._by_itself = threading.local()

    @property
    def is_shut(self) -> bool:
        """Whether families are shut for whoever asks now; for what goes by itself they never are."""
        return not getattr(self._by_itself, "depth", 0) and self.asks()

    @contextmanager
    def by_itself(self) -> Iterator[None]:
        """For this thread, within the block: no person reads what is read here. A round, and what hands a family in."""
        self._by_itself.depth = getattr(self._by_itself, "depth", 0) + 1
        try:
            yield
        finally:
            self._by_itself.depth -= 1

    def look_at(self, kinds: Iterable[str]) -> None:
        """Before records of these kinds are shown. Raises FamiliesShut."""
        if any(map(is_of_family, kinds)) and self.is_shut:
            raise FamiliesShut


def is_of_family(kind: str) -> bool:
    """Whether records of a kind lie in a family's log; of a kind that is not known yet it must be thought."""
    known = KINDS.get(kind)
    return known is None or known.log_kind == "family"
