"""Long polls: who waits for news of which logs, and how news reaches them from this process and from others.

A push in this process wakes its waiters at once. For pushes in other processes the counter rows are looked at twice a
second while anybody waits. Either is only a hint: who is woken reads the heads, which are the truth.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection, bindparam, select

from coachdesk.sync.server.tables import LOG

LOOK_EVERY = 0.5
LOOK_BACK = 60
"""Seconds: longer than any transaction may last, and than clocks of two servers may differ."""


@dataclass(eq=False, slots=True)
class Waiter:
    """Somebody waiting for news of these logs; of None, of anything, until it has read which are its own."""

    logs: frozenset[bytes] | None = None
    news: asyncio.Event = field(default_factory=asyncio.Event)


Move = tuple[int, int]
Moves = dict[bytes, Move]
"""Of each log touched lately: how often it moved, and when a control record last counted, 0 for long ago."""


def recent_moves(connection: Connection, now: int) -> Moves:
    """Every log that moved within the last minute."""
    since = now - LOOK_BACK
    found = connection.execute(_LATELY, {"since": since})
    return {row.id: lately_moved(row.moves, row.controlled_at, now) for row in found}


def lately_moved(moves: int, controlled_at: int, now: int) -> Move:
    """What is remembered of a log that has just moved."""
    return moves, controlled_at if controlled_at >= now - LOOK_BACK else 0


_LATELY = select(LOG.c.id, LOG.c.moves, LOG.c.controlled_at).where(LOG.c.touched >= bindparam("since"))


class WaitingRoom:
    """Of one process and one event loop."""

    def __init__(self, look: Callable[[], Awaitable[Moves]]) -> None:
        """`look` reads the recent moves."""
        self._look = look
        self._waiters: set[Waiter] = set()
        self._known: Moves = {}
        self._closed = False

    @property
    def count(self) -> int:
        """How many wait."""
        return len(self._waiters)

    def wake(self, logs: Iterable[bytes] | None) -> None:
        """News of these logs; of None, everybody: who may see what has changed."""
        moved = None if logs is None else set(logs)
        for waiter in self._waiters:
            if moved is None or (moved if waiter.logs is None else waiter.logs & moved):
                waiter.news.set()

    def moved(self, log: bytes, move: Move) -> None:
        """A push of this process has moved a log. The next look does not take that for another process's news.

        Unless another process's control record stands between: that one the look has still to see.
        """
        self.wake([log])
        if self._known.get(log, (0, 0))[1] == move[1]:
            self._known[log] = move

    def enter(self) -> Waiter:
        """Begin to wait. Enter before reading the heads, so that no news falls between."""
        waiter = Waiter()
        self._waiters.add(waiter)
        if self._closed:
            waiter.news.set()
        return waiter

    def leave(self, waiter: Waiter) -> None:
        """Wait no longer."""
        self._waiters.discard(waiter)

    @property
    def is_closed(self) -> bool:
        """True once the server is stopping: nobody should begin to wait again."""
        return self._closed

    def close(self) -> None:
        """Send everybody home with what there is: the server is stopping."""
        self._closed = True
        self.wake(None)

    async def watch(self) -> None:
        """Look for other processes' moves, until the server stops. While nobody waits, nothing is looked at."""
        while not self._closed:
            await asyncio.sleep(LOOK_EVERY)
            if self._waiters:
                await self.look_once()
            else:
                self._known = {}

    async def look_once(self) -> None:
        """Wake whoever waits for a log that moved since the last look. A new control record wakes everybody."""
        known, self._known = self._known, await self._look()
        moved = [log for log, found in self._known.items() if known.get(log) != found]
        control = [log for log in moved if known.get(log, (0, 0))[1] != self._known[log][1]]
        self.wake(None if control else moved)
