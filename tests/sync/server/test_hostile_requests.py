"""Whatever is sent, the answer is one of a few shapes: no echo, no stack, no redirect, and the server goes on."""

import json
import secrets
import socket
import time
import zlib
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coachdesk.crypto import codec
from coachdesk.sync.protocol.arriving import SessionRequest
from coachdesk.sync.protocol.exchanging import Push
from coachdesk.sync.protocol.limits import BLOB_PIECE, PUSH_LIMIT
from coachdesk.sync.protocol.refusals import Code
from tests.sync.relay import Laptop
from tests.sync.running import Running
from tests.sync.server_process import CBOR, Line, refusal

MARK = "Marguerite-Ostrander"
PATHS = [
    *("/v1/hello", "/v1/invitation/{}", "/v1/enrol", "/v1/session", "/v1/heads", "/v1/log/{}", "/v1/keys/{}"),
    *("/v1/blob/{}/{}", "/healthz"),
    *("/metrics", "/", "/v1/log", "/v1/log/{}/", "/v1//heads", "/../etc/passwd", "/{}"),
]
QUERY = ["after", "at", "max", "mine", "epoch", "device", "of"]
hostile_text = st.text(max_size=40) | st.sampled_from(["' OR 1=1 --", "%00", "../../x", "-1", "1e999", "NaN", "٣"])


@pytest.fixture
def line(running: Running) -> Iterator[Line]:
    line = running.line(running.relay.laptop())
    yield line
    assert line.client.get("/healthz").status_code == 200


def check(answer: httpx.Response, *sent: str) -> None:
    """Refused in the one shape, or found harmless; nothing of what was sent comes back."""
    assert answer.status_code < 500, answer.status_code
    assert not 300 <= answer.status_code < 400 or answer.status_code == 304
    if answer.status_code >= 400 and answer.request.method != "HEAD":
        refusal(answer)
    shown = answer.content.decode("latin1") + repr(answer.headers)
    for words in (*sent, MARK, "Traceback", "sqlalchemy", "coachdesk.sync"):
        assert len(words) < 6 or words not in shown


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    path=st.sampled_from(PATHS),
    method=st.sampled_from(["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"]),
    part=hostile_text,
    query=st.dictionaries(st.sampled_from(QUERY), hostile_text),
    body=st.binary(max_size=300) | st.just(MARK.encode()),
    kind=st.sampled_from(["application/cbor", "application/json", "application/octet-stream", ""]),
)
def test_any_request_is_answered_in_shape(
    line: Line, path: str, method: str, part: str, query: dict[str, str], body: bytes, kind: str
) -> None:
    place = path.format(*[quote(part, safe="") or "x"] * path.count("{}"))
    token = {"authorization": line.client.headers["authorization"]}
    with httpx.Client(base_url=str(line.client.base_url), trust_env=False, timeout=20) as client:
        answer = client.request(method, place, params=query, content=body, headers={"content-type": kind, **token})
    if answer.status_code == 429:
        time.sleep(0.05)
    check(answer, part, *query.values())


PARTS = ["device", "nonce", "proof", "envelope", "envelopes", "keys", "resealed", "epoch"]
BODIED = ["/v1/session", "/v1/enrol", "/v1/log/" + "11" * 16, "/v1/keys/" + "11" * 16]
_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.binary(max_size=40) | st.just(MARK),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(PARTS), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    value=_values, path=st.sampled_from(["/v1/session", "/v1/enrol", "/v1/log/" + "11" * 16, "/v1/keys/" + "11" * 16])
)
def test_any_value_in_a_body_is_answered_in_shape(line: Line, value: object, path: str) -> None:
    try:
        body = codec.encode(value)
    except Exception:  # noqa: BLE001 - too deep for the codec: it is not what this test is about
        body = MARK.encode()
    answer = line.put(path, body) if "keys" in path else line.post(path, body)
    check(answer)


def test_bodies_beyond_their_limit_are_refused_before_they_are_read(line: Line) -> None:
    place = f"/v1/log/{'11' * 16}"
    assert refusal(line.post(place, bytes(PUSH_LIMIT + 1))).error is Code.TOO_LARGE

    def endless() -> Iterator[bytes]:
        for _ in range(40):
            yield bytes(100_000)

    answer = line.client.post(place, content=endless(), headers=CBOR)  # chunked: no length is said
    assert refusal(answer).error is Code.TOO_LARGE
    blob = f"/v1/blob/{'11' * 16}/{'22' * 32}?of=5"
    assert refusal(line.put(blob, bytes(BLOB_PIECE + 1))).error is Code.TOO_LARGE


def test_compressed_bodies_are_refused_unread(line: Line) -> None:
    bomb = zlib.compress(bytes(1_000_000))
    answer = line.post("/v1/session", bomb, **{"content-encoding": "gzip"})
    assert refusal(answer).error is Code.ENCODING
    assert answer.headers["connection"] == "close"


def test_without_a_session_nothing_is_told(running: Running) -> None:
    stranger = Line(running.process.url, Laptop(b"\x01" * 16))
    for token in ("", "Bearer", "Bearer " + "00" * 32, "Bearer " + "zz" * 32, "Basic abc"):
        answers = [
            stranger.get("/v1/heads", authorization=token),
            stranger.get(f"/v1/log/{'11' * 16}", authorization=token),
            stranger.post(f"/v1/log/{'11' * 16}", Push(()).to_bytes(), authorization=token),
        ]
        assert {refusal(answer).error for answer in answers} == {Code.NO_SESSION}


def test_an_unknown_device_cannot_be_told_from_one_with_a_wrong_key(running: Running) -> None:
    known, unknown = running.relay.laptop(), Laptop(secrets.token_bytes(16))
    wrong = Laptop(known.user, device=known.device)
    answers = [Line(running.process.url, one).log_in() for one in (wrong, unknown)]
    assert answers[0].content == answers[1].content
    assert refusal(answers[0]).error is Code.NO_SESSION


def raw(url: str, words: bytes, patience: float = 5.0) -> bytes:
    """What comes back for bytes that no client library would send."""
    place = urlsplit(url)
    with socket.create_connection((place.hostname, place.port), timeout=patience) as wire:
        wire.sendall(words)
        wire.shutdown(socket.SHUT_WR)
        got = b""
        while part := wire.recv(65536):
            got += part
    return got


@pytest.mark.parametrize(
    "words",
    [
        b"GET / HTTP/9.9\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01",
        b"GET /v1/hello HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 20_000 + b"\r\n\r\n",
        b"GET /" + b"%ff" * 20 + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        b"POST /v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/cbor\r\nContent-Length: 5\r\n\r\nab",
        b"POST /v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nab",
        b"GET /v1/hello HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
    ],
)
def test_bytes_that_are_hardly_http_do_no_harm(running: Running, words: bytes) -> None:
    got = raw(running.process.url, words)
    assert b"Traceback" not in got
    assert MARK.encode() not in got
    assert httpx.get(f"{running.process.url}/healthz", trust_env=False).text == "ok\n"


def test_the_lines_it_wrote_hold_ids_and_counts_only(running: Running, line: Line) -> None:
    line.get(f"/v1/log/{MARK}?after={MARK}")
    line.post("/v1/session", MARK.encode())
    time.sleep(0.2)
    words = running.process.log_path.read_text()
    assert MARK not in words
    allowed = {"at", "level", "what", "route", "status", "ms", "bytes", "device", "log", "port", "blobs", "logger"}
    allowed |= {"kind", "place"}
    for told in running.process.lines():
        assert set(told) <= allowed, told
        assert all(len(str(part)) < 60 for part in told.values())
    assert "request" in {told["what"] for told in running.process.lines()}
    assert json.dumps(running.process.lines()[-1])


def test_ten_failed_tries_and_a_device_waits_while_others_do_not(running: Running) -> None:
    """Last in this file by its nature: the address too has failed ten times by then."""
    process = running.another()
    try:
        known = running.relay.laptop()
        wrong = Line(process.url, Laptop(known.user, device=known.device))
        for _ in range(10):
            assert refusal(wrong.log_in()).error is Code.NO_SESSION
        said = Line(process.url, known).post("/v1/session", SessionRequest(known.device).to_bytes())
        assert refusal(said).error is Code.TOO_MANY
        assert int(said.headers["retry-after"]) >= 1
    finally:
        process.stop()
