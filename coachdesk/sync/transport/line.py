"""One line to one server: no redirects, nothing compressed, capped in size and time, and sure whom it talks to."""

import time
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Self

import httpcore

from coachdesk.crypto.server_trust import certificate_trouble, trusting_context
from coachdesk.errors import BrokenAnswer, NotOurServer, SignInPage, Unreachable
from coachdesk.sync.conversation import Answer, Request
from coachdesk.sync.transport.deadline import Deadline
from coachdesk.sync.transport.way import Times, Way

MEDIA_TYPE, BLOB_TYPE = b"application/cbor", b"application/octet-stream"
BLOBS = "/v1/blob/"
LONGEST_WAIT = 3600
"""Seconds: nobody is made to stay away for longer."""

_REDIRECT, _STILL_SO, _SIGN_IN = range(300, 400), 304, 511
_LONGEST_NUMBER, _LONGEST_TIME, _LONGEST_MARK = 9, 13, 64
_PROXY_WANTS_NAME = "407"
_PROXY = "The council's network wants your name and password first. Your work is saved on this laptop and waits."

Headers = dict[bytes, bytes]


class Line:
    """Line(way): `.ask(request)`, one at a time; `.close()`, or use it in a `with`. Raises ssl.SSLError at once for
    authorities that cannot be read.
    """

    def __init__(self, way: Way, times: Times | None = None, seconds: Callable[[], float] = time.monotonic) -> None:
        self._way, self._times, self._seconds = way, times or Times(), seconds
        self._deadline = Deadline(seconds)
        self._pool = httpcore.ConnectionPool(
            ssl_context=trusting_context(way.trust) if way.trust else None,
            proxy=way.through(),
            max_connections=1,
            keepalive_expiry=self._times.whole,
            network_backend=self._deadline,
        )

    def ask(self, request: Request) -> Answer:
        """The answer, whatever its status.

        Raises Unreachable or SignInPage when there is none to be had, NotOurServer when somebody else is there, and
        BrokenAnswer for what no server of ours says. It is then not known whether the question arrived.
        """
        self._deadline.ends = self._seconds() + self._times.whole + request.wait
        pause = self._times.pause + request.wait
        timeout = {"connect": self._times.connect, "read": pause, "write": self._times.pause}
        try:
            with self._pool.stream(
                request.method,
                self._way.origin + request.path,
                headers=list(_said(request).items()),
                content=request.body,
                extensions={"timeout": timeout},
            ) as response:
                headers = {name.lower(): value for name, value in response.headers}
                _look_at(response.status, headers)
                return Answer(
                    response.status,
                    _whole(response.iter_stream(), request.answer_limit),
                    _number(headers, b"retry-after", LONGEST_WAIT),
                    _number(headers, b"coachdesk-size"),
                    _number(headers, b"coachdesk-held"),
                    headers.get(b"etag", b"")[:_LONGEST_MARK].decode("ascii", "replace"),
                    _number(headers, b"coachdesk-time", longest=_LONGEST_TIME),
                )
        except httpcore.ProxyError as trouble:
            raise Unreachable(_PROXY if str(trouble).startswith(_PROXY_WANTS_NAME) else None) from None
        except httpcore.ConnectError as trouble:
            raise NotOurServer if certificate_trouble(trouble) else Unreachable from None
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.RemoteProtocolError):
            raise Unreachable from None

    def hang_up(self) -> None:
        """From any thread: a question under way ends at once as Unreachable, and so does every later one."""
        self._deadline.hang_up()

    def close(self) -> None:
        """Let go of the connection. For the thread that asks."""
        self._pool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def _said(request: Request) -> Headers:
    headers = {b"Accept-Encoding": b"identity", b"User-Agent": b"CoachDesk"}
    if request.token:
        headers[b"Authorization"] = b"Bearer " + request.token.hex().encode()
    if request.known:
        headers[b"If-None-Match"] = request.known.encode()
    if request.method in ("POST", "PUT"):
        headers[b"Content-Type"] = BLOB_TYPE if request.path.startswith(BLOBS) else MEDIA_TYPE
        headers[b"Content-Length"] = str(len(request.body)).encode()
    return headers


def _look_at(status: int, headers: Headers) -> None:
    """Raises SignInPage for what is a page for people, and BrokenAnswer for what would have to be unpacked."""
    kind = headers.get(b"content-type", b"").split(b";")[0].strip().lower()
    has_body = headers.get(b"content-length") != b"0"
    if status == _STILL_SO:
        return
    if status in _REDIRECT or status == _SIGN_IN or (kind not in (MEDIA_TYPE, BLOB_TYPE) and has_body):
        raise SignInPage
    if headers.get(b"content-encoding", b"identity") != b"identity":
        raise BrokenAnswer


def _whole(parts: Iterable[bytes], limit: int) -> bytes:
    kept, size = [], 0
    for part in parts:
        size += len(part)
        if size > limit:
            raise BrokenAnswer
        kept.append(part)
    return b"".join(kept)


def _number(headers: Headers, name: bytes, most: int | None = None, *, longest: int = _LONGEST_NUMBER) -> int | None:
    said = headers.get(name, b"")
    if not said.isdigit() or len(said) > longest:
        return None
    return int(said) if most is None else min(int(said), most)
