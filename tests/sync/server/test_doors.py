"""The application itself, without a socket: what breaks within is told to nobody, and limits are kept."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import update
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message, Receive, Scope, Send

from coachdesk.crypto.digest import sha256
from coachdesk.sync.protocol.refusals import Code, Refusal
from coachdesk.sync.server.application import make_application
from coachdesk.sync.server.asking import Gone, read_body
from coachdesk.sync.server.denied import Denied
from coachdesk.sync.server.door import Door
from coachdesk.sync.server.metrics import Metrics
from coachdesk.sync.server.rate_limits import RateLimit, RateLimits
from coachdesk.sync.server.service import Service, address_of
from coachdesk.sync.server.tables import SESSION
from tests.sync.relay import ORIGIN, START, Laptop, Relay


def narrow() -> RateLimits:
    return RateLimits(RateLimit(3, 60), RateLimit(5, 60), RateLimit(10, 300), RateLimit(10, 300))


def service_of(relay: Relay, limits: RateLimits | None = None) -> Service:
    clock = lambda: datetime.fromtimestamp(relay.now, UTC)  # noqa: E731
    known = {"limits": limits} if limits else {}
    return Service(
        relay.database, relay.organisation, relay.root, ORIGIN, clock, secrets.token_bytes, "metrics", **known
    )  # type: ignore[arg-type]


def in_session(relay: Relay, laptop: Laptop) -> dict[str, str]:
    token = secrets.token_bytes(32)
    row = {"token_hash": sha256(token), "device": laptop.device, "ends_at": START + 10**6}
    relay.write(lambda db: db.execute(SESSION.insert().values(row)))
    return {"authorization": f"Bearer {token.hex()}"}


def asked(
    application: Any, walk: Callable[[httpx.AsyncClient], Awaitable[list[httpx.Response]]]
) -> list[httpx.Response]:
    async def within() -> list[httpx.Response]:
        transport = httpx.ASGITransport(application, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://server") as client:
            return await walk(client)

    return asyncio.run(within())


def codes(answers: list[httpx.Response]) -> list[int]:
    return [answer.status_code for answer in answers]


@pytest.fixture
def where(tmp_path: Path) -> Path:
    return tmp_path / "server.sqlite3"


def test_a_laptop_that_asks_too_often_waits_and_others_do_not(relay: Relay) -> None:
    eager, calm = (in_session(relay, relay.laptop()) for _ in range(2))

    async def walk(client: httpx.AsyncClient) -> list[httpx.Response]:
        often = [await client.get("/v1/heads", headers=eager) for _ in range(5)]
        return [*often, await client.get("/v1/heads", headers=calm)]

    answers = asked(make_application(service_of(relay, narrow())), walk)
    assert codes(answers) == [200, 200, 200, 429, 429, 200]
    said = Refusal.from_bytes(answers[3].content)
    assert (said.error, said.wait) == (Code.TOO_MANY, 20)
    assert answers[3].headers["retry-after"] == "20"


@pytest.mark.parametrize(("size", "is_read"), [(100, True), (64 * 1024, True), (64 * 1024 + 1, False)])
def test_a_stranger_learns_nothing_of_what_is_wrong_with_a_push(relay: Relay, size: int, is_read: bool) -> None:
    """And what is not small is not read at all; a laptop with a session is told that it is malformed."""
    known = {**in_session(relay, relay.laptop()), "content-type": "application/cbor"}
    unknown = {**known, "authorization": f"Bearer {'00' * 32}"}

    async def walk(client: httpx.AsyncClient) -> list[httpx.Response]:
        path = f"/v1/log/{'00' * 16}"
        return [await client.post(path, headers=headers, content=bytes(size)) for headers in (unknown, known)]

    answers = asked(make_application(service_of(relay)), walk)
    assert [Refusal.from_bytes(one.content).error for one in answers] == [Code.NO_SESSION, Code.MALFORMED]
    assert ("connection" not in answers[0].headers) == is_read


@pytest.mark.parametrize("token", ["", f"Bearer {'00' * 32}", "Bearer short"])
def test_an_address_that_shows_no_session_waits_too(relay: Relay, token: str) -> None:
    async def walk(client: httpx.AsyncClient) -> list[httpx.Response]:
        return [await client.get("/v1/heads", headers={"authorization": token}) for _ in range(7)]

    assert codes(asked(make_application(service_of(relay, narrow())), walk)) == [401] * 5 + [429] * 2


@pytest.mark.logs
def test_what_breaks_within_is_told_as_one_word_and_logged_without_its_text(
    relay: Relay, caplog: pytest.LogCaptureFixture
) -> None:
    secret = "Marguerite"

    class Broken:
        def __init__(self, trouble: Exception) -> None:
            self.trouble = trouble

        async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
            raise self.trouble

    cases: list[tuple[Exception, Code]] = [
        (RuntimeError(secret), Code.FAILED),
        (OperationalError(secret, {}, Exception(secret)), Code.BUSY),
        (HTTPException(418, secret), Code.MALFORMED),
        (HTTPException(404), Code.NOT_FOUND),
        (HTTPException(405), Code.WRONG_METHOD),
        (Denied(Code.GAP, n=3), Code.GAP),
    ]
    for trouble, code in cases:

        async def walk(client: httpx.AsyncClient) -> list[httpx.Response]:
            return [await client.post("/", content=b"a body that nobody reads")]

        (answer,) = asked(Door(Broken(trouble), Metrics()), walk)
        assert Refusal.from_bytes(answer.content).error is code
        assert answer.headers["connection"] == "close"
    kinds = {record.__dict__["coachdesk"].get("kind") for record in caplog.records}
    assert {"RuntimeError", "OperationalError"} <= kinds
    assert not any(secret in str(record.__dict__["coachdesk"]) for record in caplog.records)


@pytest.mark.logs
def test_half_an_answer_that_breaks_ends_the_connection() -> None:
    async def half(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError

    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    scope = {"type": "http", "method": "GET", "path": "/", "headers": []}
    with pytest.raises(Exception, match=r"^$"):
        asyncio.run(Door(half, Metrics())(scope, receive, send))
    assert len(sent) == 1


def test_a_laptop_that_hangs_up_is_counted_and_nothing_is_said() -> None:
    async def gone(scope: Scope, receive: Receive, send: Send) -> None:
        raise Gone

    async def never(*_: object) -> Any:
        raise AssertionError

    metrics = Metrics()
    asyncio.run(Door(gone, metrics)({"type": "http", "method": "POST", "path": "/", "headers": []}, never, never))
    assert 'status="499"' in metrics.text({})


def request_of(*messages: Message, kind: str = "application/cbor", **headers: str) -> Request:
    waiting = list(messages)

    async def receive() -> Message:
        if not waiting:
            await asyncio.sleep(60)
        return waiting.pop(0)

    listed = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "POST", "headers": [(b"content-type", kind.encode()), *listed], "state": {}}
    return Request(scope, receive)


def body(content: bytes, *, more: bool = True) -> Message:
    return {"type": "http.request", "body": content, "more_body": more}


def test_a_body_is_read_up_to_its_limit_in_its_time() -> None:
    def read(request: Request, limit: int = 10) -> bytes:
        return asyncio.run(read_body(request, "application/cbor", limit, 0.05))

    assert read(request_of(body(b"12345"), body(b"67890", more=False))) == b"1234567890"
    refused: list[tuple[Request, Code]] = [
        (request_of(body(b"12345"), body(b"678901")), Code.TOO_LARGE),
        (request_of(content_length="11"), Code.TOO_LARGE),
        (request_of(content_length="+1"), Code.TOO_LARGE),
        (request_of(content_length="9" * 13), Code.TOO_LARGE),
        (request_of(body(b"12345")), Code.TOO_SLOW),
        (request_of(kind="text/plain"), Code.ENCODING),
        (request_of(content_encoding="identity"), Code.ENCODING),
    ]
    for request, code in refused:
        with pytest.raises(Denied) as caught:
            read(request)
        assert caught.value.refusal.error is code
    with pytest.raises(Gone):
        read(request_of(body(b"1"), {"type": "http.disconnect"}))


def test_a_request_through_a_socket_without_an_address_is_a_stranger_like_any() -> None:
    assert address_of(Request({"type": "http", "headers": []})) == ""


@pytest.mark.logs
def test_what_runs_beside_the_requests_outlives_a_database_that_is_away(
    relay: Relay, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.INFO, "coachdesk.server")
    tried: list[int] = []

    def sweep(*_: object) -> int:
        tried.append(1)
        if len(tried) == 1:
            raise OperationalError("", {}, Exception())
        return 2

    monkeypatch.setattr("coachdesk.sync.server.application.sweep_blobs", sweep)
    application = make_application(service_of(relay), sweep_every=0.01, pause=0.01)

    async def walk() -> None:
        messages: asyncio.Queue[Message] = asyncio.Queue()
        said: asyncio.Queue[Message] = asyncio.Queue()
        await messages.put({"type": "lifespan.startup"})
        running = asyncio.create_task(application({"type": "lifespan", "state": {}}, messages.get, said.put))
        assert (await said.get())["type"] == "lifespan.startup.complete"
        await asyncio.sleep(0.3)
        await messages.put({"type": "lifespan.shutdown"})
        await running

    asyncio.run(walk())
    said = [record.__dict__["coachdesk"]["what"] for record in caplog.records]
    assert "beside" in said
    assert "swept" in said


def test_a_session_that_has_ended_opens_nothing_in_the_middle_of_waiting(relay: Relay) -> None:
    coach = relay.laptop()
    headers = in_session(relay, coach)
    service = service_of(relay)

    async def walk(client: httpx.AsyncClient) -> list[httpx.Response]:
        first = await client.get("/v1/heads", headers=headers)
        known = {**headers, "if-none-match": first.headers["etag"]}
        waiting = asyncio.create_task(client.get("/v1/heads?wait=20", headers=known))
        await asyncio.sleep(0.1)
        relay.write(lambda db: db.execute(update(SESSION).values(ends_at=START)))
        service.room.wake(None)
        return [first, await waiting]

    assert codes(asked(make_application(service), walk)) == [200, 401]
    assert isinstance(service.metrics.text({}), str)
