"""Slow words do not hold a connection: whoever does not ask is cut off, whoever asks is not (F20)."""

import asyncio
from typing import Any

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send
from uvicorn.server import ServerState

from coachdesk.sync.server.patience import MOST_BESIDE_BODY, PatientProtocol

WHOLE = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"


class Wire(asyncio.Transport):
    """A transport that remembers what was written and whether it was closed."""

    def __init__(self) -> None:
        super().__init__()
        self.written, self.closed = b"", False

    def write(self, data: Any) -> None:
        self.written += bytes(data)

    def close(self) -> None:
        self.closed = True

    def is_closing(self) -> bool:
        return self.closed

    def pause_reading(self) -> None:
        pass

    def resume_reading(self) -> None:
        pass

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        return default


async def slow(scope: Scope, receive: Receive, send: Send) -> None:
    await asyncio.sleep(0.25)
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PatientProtocol, "header_seconds", 0.1)


def walked(*steps: bytes | float) -> Wire:
    """A connection on which bytes arrive and time passes."""

    async def walk() -> Wire:
        config = uvicorn.Config(slow, http=PatientProtocol, ws="none", lifespan="off", log_config=None)
        config.load()
        wire, protocol = Wire(), PatientProtocol(config, ServerState(), {}, asyncio.get_running_loop())
        protocol.connection_made(wire)
        for step in steps:
            if isinstance(step, float):
                await asyncio.sleep(step)
            elif not wire.closed:
                protocol.data_received(step)
        was_closed = wire.closed
        protocol.connection_lost(None)  # closes it in any case
        wire.closed = was_closed
        return wire

    return asyncio.run(walk())


def test_a_connection_that_says_nothing_is_closed() -> None:
    assert walked(0.2).closed
    assert walked(0.02).written == b""


def test_a_byte_now_and_then_does_not_help() -> None:
    assert walked(*[step for byte in WHOLE[:10] for step in (bytes([byte]), 0.03)]).closed


def test_whoever_has_asked_may_wait_for_the_answer() -> None:
    wire = walked(WHOLE, 0.2, 0.15)
    assert wire.written.endswith(b"ok")


def test_a_second_question_begins_the_clock_again() -> None:
    assert walked(WHOLE, 0.3, WHOLE, 0.3).written.count(b"ok") == 2
    late = walked(WHOLE, 0.3, WHOLE[:5], 0.2, WHOLE[5:], 0.3)
    assert late.written.count(b"ok") == 1
    assert late.closed


PART = bytes(4096).replace(b"\0", b"a")
PARTS = MOST_BESIDE_BODY // len(PART) + 1
CHUNKED = b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    "words",
    [
        [b"GET / HTTP/1.1\r\nX: ", *[PART] * PARTS],
        [b"GET /", *[PART] * PARTS],
        [b"GET / HTTP/1.1\r\n", *[b"X: " + PART + b"\r\n"] * PARTS],
        [CHUNKED, b"1;", *[PART] * PARTS],
        [CHUNKED, b"0\r\n", *[b"X: " + PART + b"\r\n"] * PARTS],
        [CHUNKED, b"0\r\nX: ", *[PART] * PARTS],
    ],
)
def test_words_without_end_that_are_no_body_close_the_connection(
    words: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PatientProtocol, "header_seconds", 15.0)
    assert walked(*words, 0.3).closed


def test_a_body_is_not_counted_and_each_request_anew() -> None:
    assert walked(CHUNKED, *[b"1000\r\n" + PART + b"\r\n"] * 50, b"0\r\n\r\n", 0.3).written.endswith(b"ok")
    long = b"GET / HTTP/1.1\r\nHost: x\r\n" + (b"X: " + PART + b"\r\n") * 4 + b"\r\n"
    assert walked(*[long, 0.3] * 3).written.count(b"ok") == 3
