"""The read-only connections of an open vault, lent to one thread at a time."""

import contextlib
import queue
from collections.abc import Iterable, Iterator

from coachdesk.errors import Locked
from coachdesk.store.connection import Connection


class Readers:
    """Lends connections; whoever waits for one when they are closed is told so, and waits no longer."""

    def __init__(self, connections: Iterable[Connection]) -> None:
        self._free: queue.LifoQueue[Connection | None] = queue.LifoQueue()
        self._count = 0
        for connection in connections:
            self._free.put(connection)
            self._count += 1

    @contextlib.contextmanager
    def one(self) -> Iterator[Connection]:
        """A connection for this thread alone. Raises Locked when all of them have been closed."""
        connection = self._free.get()
        if connection is None:
            self._free.put(None)
            raise Locked
        try:
            yield connection
        finally:
            self._free.put(connection)

    def close(self) -> None:
        """Close each as it comes back. Called once."""
        for _ in range(self._count):
            connection = self._free.get()
            assert connection is not None
            connection.close()
        self._free.put(None)
