"""The endpoints that speak of logs and keys (sync.md 3.5): each reads its question, asks the database once, answers."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from coachdesk.crypto.digest import sha256_hex
from coachdesk.sync.protocol.exchanging import Heads, Push, Pushed, SealedKeys, Stored
from coachdesk.sync.protocol.limits import (
    ACCESS_LOGS_ASKED,
    HASH_LENGTH,
    ID_LENGTH,
    LONGEST_WAIT,
    ROWS_IN_A_PAGE,
    SHORT_HASH_LENGTH,
)
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.protocol.shapes import Message
from coachdesk.sync.server.access_logs import read_access_heads
from coachdesk.sync.server.asking import MEDIA_TYPE, hex_asked, hex_in, is_small, number_asked, read_message
from coachdesk.sync.server.caller import Caller
from coachdesk.sync.server.denied import Denied
from coachdesk.sync.server.heading import read_heads
from coachdesk.sync.server.key_store import get_key, put_keys
from coachdesk.sync.server.oldest_client import look_at_client
from coachdesk.sync.server.pulling import Wanted, read_page
from coachdesk.sync.server.pushing import Pushing, ReadPush, read_push
from coachdesk.sync.server.service import Service
from coachdesk.sync.server.waiting import Move, Waiter

_T = TypeVar("_T")
_HEADERS = {"cache-control": "no-store", "x-content-type-options": "nosniff"}
MOST_ACTORS = 64
"""How many of its own actors a reader may name in one question."""


def answer(message: Message, **headers: str) -> Response:
    """A message as an answer."""
    return Response(message.to_bytes(), 200, {**_HEADERS, **headers}, MEDIA_TYPE)


def log_of(request: Request) -> bytes:
    """The log in the path, noted for the line that is written about this request."""
    log = hex_in(request.path_params["log"], ID_LENGTH)
    request.state.log = log
    return log


def _ids_in(request: Request, name: str, most: int) -> frozenset[bytes]:
    """Ids with dots between them. Raises Denied MALFORMED for more than so many."""
    said = request.query_params.get(name, "")
    if len(said) > most * (2 * ID_LENGTH + 1):
        raise Denied(Code.MALFORMED)
    return frozenset(hex_in(one, ID_LENGTH) for one in said.split(".") if one)


async def _comes(news: asyncio.Event, ends: float) -> bool:
    """True once there is news, False when the time is over first."""
    try:
        async with asyncio.timeout_at(ends):
            await news.wait()
    except TimeoutError:
        return False
    return True


class LogEndpoints:
    """Heads, pages, pushes and keys."""

    def __init__(self, service: Service) -> None:
        """`service` is what everything stands on."""
        self._service = service

    async def asked(
        self, request: Request, work: Callable[[Connection, Caller], _T], *, writes: bool = False, counts: bool = True
    ) -> _T:
        """Find out who asks and do the work, in one transaction; it `counts` towards what the device may ask."""
        token_hash = self._service.token_of(request)
        transaction = self._service.write if writes else self._service.read

        def within(connection: Connection) -> _T:
            return work(connection, self._service.caller(connection, request, token_hash, counts=counts))

        return await transaction(within)

    async def heads(self, request: Request) -> Response:
        """GET /v1/heads?wait=SECONDS with If-None-Match: 304 when nothing is new for so long.

        Beside the answer goes the time at which the question came: an open session needs no other word on it.
        """
        request.state.route = "heads"
        service, came = self._service, int(self._service.clock().timestamp() * 1000)
        now = asyncio.get_running_loop().time
        ends = now() + number_asked(request, "wait", 0, LONGEST_WAIT)
        known, token_hash = request.headers.get("if-none-match", ""), service.token_of(request)
        kept = service.room.come_back(token_hash, known, now())
        waiter, counts = kept or service.room.enter(), kept is None
        try:
            if kept:
                request.state.device = kept.device
                service.count_question(kept.device)
            while True:
                encoded = b""
                if waiter.is_new(known, now()):
                    encoded, counts = await self._read_heads(request, waiter, counts=counts), False
                headers = {**_HEADERS, "etag": waiter.mark, "coachdesk-time": str(came)}
                if waiter.mark != known:
                    return Response(encoded, 200, headers, MEDIA_TYPE)
                if service.room.is_closed or not await _comes(waiter.news, ends):
                    return Response(status_code=304, headers=headers)
        finally:
            service.room.step_out(token_hash, waiter)

    async def _read_heads(self, request: Request, waiter: Waiter, *, counts: bool) -> bytes:
        """Where the caller's logs stand. From before it is read, news of them is heard."""
        waiter.news.clear()
        waiter.mark = ""  # cut short, nothing was read
        at, service = asyncio.get_running_loop().time(), self._service

        def work(connection: Connection, caller: Caller) -> tuple[bytes, Heads]:
            return caller.device, read_heads(connection, caller, service.organisation, service.now(), service.gaps)

        waiter.device, found = await self.asked(request, work, counts=counts)
        encoded = found.to_bytes()
        waiter.mark, waiter.at = f'"{sha256_hex(encoded)[:32]}"', at
        waiter.logs = frozenset(head.log for head in found.heads)
        return encoded

    async def access(self, request: Request) -> Response:
        """GET /v1/access?of=F.F."""
        request.state.route = "access"
        wanted = _ids_in(request, "of", ACCESS_LOGS_ASKED)
        return answer(
            await self.asked(request, lambda connection, caller: read_access_heads(connection, caller, wanted))
        )

    async def page(self, request: Request) -> Response:
        """GET /v1/log/F?after=s&at=L16&max=n&mine=A.A.A&heard=h&client=1.2.3."""
        request.state.route = "page"
        look_at_client(request.query_params.get("client", ""))
        wanted = Wanted(
            log_of(request),
            number_asked(request, "after", 0),
            hex_asked(request, "at", SHORT_HASH_LENGTH, bytes(SHORT_HASH_LENGTH)),
            max(1, min(number_asked(request, "max", ROWS_IN_A_PAGE), ROWS_IN_A_PAGE)),
            _ids_in(request, "mine", MOST_ACTORS),
            hex_asked(request, "heard", HASH_LENGTH, b""),
        )
        organisation = self._service.organisation
        found = await self.asked(
            request, lambda connection, caller: read_page(connection, caller, organisation, wanted)
        )
        self._service.metrics.count("bundles_sent", len(found.rows))
        return answer(found)

    async def push(self, request: Request) -> Response:
        """POST /v1/log/F."""
        request.state.route = "push"
        log, service = log_of(request), self._service
        push, now = await self._read_push(request, log), service.now()

        def run(connection: Connection, caller: Caller) -> tuple[Pushed, Move]:
            pushing = Pushing(connection, service.fold, caller, push, now)
            return pushing.run(), pushing.move

        pushed, move = await self.asked(request, run, writes=True)
        if any(push.controls):
            service.room.wake(None)
        else:
            service.room.moved(log, move)
        service.metrics.count("bundles_received", pushed.after[0] - pushed.before[0])
        return answer(pushed)

    async def _read_push(self, request: Request, log: bytes) -> ReadPush:
        """What is pushed. Who asks is known before a MiB is read, and before anybody is told what is wrong with it."""
        service, token_hash = self._service, self._service.token_of(request)

        async def must_be_known() -> None:
            await service.read(lambda db: service.caller(db, request, token_hash, counts=False))

        if not is_small(request):
            await must_be_known()
        try:
            return read_push(log, await read_message(request, Push))
        except Denied:
            await must_be_known()
            raise

    async def get_key(self, request: Request) -> Response:
        """GET /v1/keys/F?epoch=e&device=D: one's own, or the invitation's one came by."""
        request.state.route = "get_key"
        log, epoch = log_of(request), number_asked(request, "epoch", 1)
        if epoch < 1:
            raise Denied(Code.MALFORMED)
        device = hex_asked(request, "device", ID_LENGTH, b"")
        return answer(
            await self.asked(
                request, lambda connection, caller: get_key(connection, caller, log, epoch, device or caller.device)
            )
        )

    async def put_keys(self, request: Request) -> Response:
        """PUT /v1/keys/F."""
        request.state.route = "put_keys"
        log, now = log_of(request), self._service.now()
        self._service.token_of(request)
        sent = await read_message(request, SealedKeys)
        count = await self.asked(
            request, lambda connection, caller: put_keys(connection, caller, log, sent, now), writes=True
        )
        self._service.room.wake([log])
        return answer(Stored(count))
