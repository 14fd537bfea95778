"""Long polls: who waits for news of which logs, and how news reaches them from this process and from others.

A push in this process wakes its waiters at once. For pushes in other processes the counter rows are looked at twice a
second while anybody waits. Either is only a hint: who is woken reads the heads, which are the truth.

A laptop that was answered soon asks again. Until then its place is kept and listened at: if nothing has come to it when
the laptop is back with the mark it was given, the heads need not be read to know that there is nothing new.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection, bindparam, select

from coachdesk.sync.server.tables import LOG

LOOK_EVERY = 0.5
LOOK_BACK = 60
"""Seconds: longer than any transaction may last, and than clocks of two servers may differ."""

BELIEVED = 60.0
"""Seconds after which what was read is read again, whatever was heard: sessions end, and so does a time of draining."""


@dataclass(eq=False, slots=True)
class Waiter:
    """Somebody waiting for news of these logs; of None, of anything, until it has read which are its own.

    `mark` names what was read `at` that second (monotonic), for that `device`; empty before the first time.
    """

    logs: frozenset[bytes] | None = None
    news: asyncio.Event = field(default_factory=asyncio.Event)
    device: bytes = b""
    mark: str = ""
    at: float = 0.0

    def is_new(self, mark: str, now: float) -> bool:
        """Whether the heads must be read for whoever has this mark."""
        return self.news.is_set() or mark != self.mark or not mark or now - self.at > BELIEVED


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
        self._away: dict[bytes, Waiter] = {}
        self._known: Moves = {}
        self._closed = False

    @property
    def count(self) -> int:
        """How many wait."""
        return len(self._waiters)

    def wake(self, logs: Iterable[bytes] | None) -> None:
        """News of these logs; of None, everybody: who may see what has changed."""
        moved = None if logs is None else set(logs)
        for waiter in (*self._waiters, *self._away.values()):
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

    def step_out(self, token_hash: bytes, waiter: Waiter) -> None:
        """Wait no longer. Whoever leaves with an answer has a place kept for this token."""
        self._waiters.discard(waiter)
        if waiter.mark:
            self._away[token_hash] = waiter

    def come_back(self, token_hash: bytes, mark: str, now: float) -> Waiter | None:
        """The place that was kept, while there is no news at it for whoever has this mark; else None."""
        waiter = self._away.pop(token_hash, None)
        if waiter is None or waiter.is_new(mark, now):
            return None
        self._waiters.add(waiter)
        return waiter

    def clear_away(self, now: float) -> None:
        """Places are kept for a while only, and not once there is news at them."""
        self._away = {token: waiter for token, waiter in self._away.items() if not waiter.is_new(waiter.mark, now)}

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
            self.clear_away(asyncio.get_running_loop().time())
            if self._waiters or self._away:
                await self.look_once()
            else:
                self._known = {}

    async def look_once(self) -> None:
        """Wake whoever waits for a log that moved since the last look. A new control record wakes everybody."""
        known, self._known = self._known, await self._look()
        moved = [log for log, found in self._known.items() if known.get(log) != found]
        control = [log for log in moved if known.get(log, (0, 0))[1] != self._known[log][1]]
        self.wake(None if control else moved)
