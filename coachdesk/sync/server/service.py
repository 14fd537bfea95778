"""What every endpoint stands on: the database, who is asking, how often, and the time."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

import anyio
from sqlalchemy import Connection, select
from starlette.requests import Request

from coachdesk.crypto.digest import sha256
from coachdesk.sync.protocol.limits import TOKEN_LENGTH
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.server.asking import hex_in
from coachdesk.sync.server.caller import Caller, caller_of
from coachdesk.sync.server.database import CONNECTIONS, Database
from coachdesk.sync.server.denied import Denied
from coachdesk.sync.server.folding import MembershipFold
from coachdesk.sync.server.key_gaps import KeyGaps
from coachdesk.sync.server.metrics import Metrics
from coachdesk.sync.server.rate_limits import RateLimits, usual_limits
from coachdesk.sync.server.sessions import Chance
from coachdesk.sync.server.tables import ORGANISATION
from coachdesk.sync.server.waiting import Moves, WaitingRoom, recent_moves

_T = TypeVar("_T")
_BEARER = "Bearer "


@dataclass
class Service:
    """One process's share of a server. Nothing in it outlives the process but what is in the database."""

    database: Database
    organisation: bytes
    root: bytes
    origin: str
    clock: Callable[[], datetime]
    chance: Chance
    metrics_token: str
    limits: RateLimits = field(default_factory=usual_limits)
    metrics: Metrics = field(default_factory=Metrics)

    def __post_init__(self) -> None:
        """What hangs from the rest."""
        self.fold = MembershipFold(self.organisation, self.root)
        self.gaps = KeyGaps()
        self.room = WaitingRoom(self._look)
        self._threads = anyio.CapacityLimiter(CONNECTIONS)

    def now(self) -> int:
        """Seconds since 1970."""
        return int(self.clock().timestamp())

    async def write(self, work: Callable[[Connection], _T]) -> _T:
        """Do it in a transaction of its own, off the event loop; what it raises rolls the transaction back."""
        return await anyio.to_thread.run_sync(self._in, self.database.writing, work, limiter=self._threads)

    async def read(self, work: Callable[[Connection], _T]) -> _T:
        """The same of what changes nothing."""
        return await anyio.to_thread.run_sync(self._in, self.database.reading, work, limiter=self._threads)

    @staticmethod
    def _in(transaction: Callable[[], AbstractContextManager[Connection]], work: Callable[[Connection], _T]) -> _T:
        with transaction() as connection:
            return work(connection)

    async def _look(self) -> Moves:
        return await self.read(lambda connection: recent_moves(connection, self.now()))

    def count_stranger(self, request: Request) -> None:
        """Raises Denied TOO_MANY when this address asks too often without a session."""
        _refuse_when(self.limits.address.take(address_of(request), time.monotonic()))

    def look_at_failures(self, request: Request, device: bytes) -> None:
        """Raises Denied TOO_MANY after ten failed tries by this address, or as this device, within five minutes."""
        now = time.monotonic()
        _refuse_when(self.limits.failed_address.is_spent(address_of(request), now))
        _refuse_when(self.limits.failed_device.is_spent(device, now))

    def count_failure(self, request: Request, device: bytes) -> None:
        """One more failed try."""
        now = time.monotonic()
        self.limits.failed_address.take(address_of(request), now)
        self.limits.failed_device.take(device, now)
        self.metrics.count("failed_tries")

    def token_of(self, request: Request) -> bytes:
        """The hash of the token a request carries. Raises Denied NO_SESSION where it carries none."""
        said = request.headers.get("authorization", "")
        try:
            return sha256(hex_in(said.removeprefix(_BEARER), TOKEN_LENGTH))
        except Denied:
            self.count_stranger(request)
            raise Denied(Code.NO_SESSION) from None

    def caller(self, connection: Connection, request: Request, token_hash: bytes, *, counts: bool = True) -> Caller:
        """Who asks, in the transaction that answers. Raises Denied NO_SESSION, and TOO_MANY beyond a device's limit."""
        try:
            found = caller_of(connection, token_hash, self.now())
        except Denied:  # whoever guesses tokens is a stranger
            self.count_stranger(request)
            raise
        request.state.device = found.device
        if counts:
            self.count_question(found.device)
        return found

    def count_question(self, device: bytes) -> None:
        """One more of a device. Raises Denied TOO_MANY beyond its limit."""
        _refuse_when(self.limits.device.take(device, time.monotonic()))


def _refuse_when(seconds: int) -> None:
    if seconds:
        raise Denied(Code.TOO_MANY, wait=seconds)


def address_of(request: Request) -> str:
    """The address a request came from; a proxy's word counts only where the server was told to believe it."""
    return request.client.host if request.client else ""


def read_organisation(database: Database) -> tuple[bytes, bytes, str]:
    """Whose server this is: id, root key and origin."""
    with database.reading() as connection:
        found = connection.execute(select(ORGANISATION)).one()
    return found.id, found.root, found.origin
