"""The outermost layer: every request is counted, every answer has its shape, and nothing that breaks is shown."""

import time
from typing import Any

import anyio
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from coachdesk.sync.protocol.refusals import Code, Refusal
from coachdesk.sync.server.asking import MEDIA_TYPE, Gone
from coachdesk.sync.server.denied import Denied
from coachdesk.sync.server.log_lines import write_line, write_trouble
from coachdesk.sync.server.metrics import Metrics

QUIET = frozenset({"healthz", "metrics"})
"""Routes whose requests are counted but not written down."""

_WITH_BODY = frozenset({"POST", "PUT", "PATCH"})
_DRAINED = 4 * 1024 * 1024
_DRAIN_SECONDS = 5.0
_HEADERS = {"cache-control": "no-store", "x-content-type-options": "nosniff"}


class Door:
    """Around the whole application."""

    def __init__(self, application: ASGIApp, metrics: Metrics) -> None:
        """`metrics` counts what goes through."""
        self._application, self._metrics = application, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, or the server's beginning and end; a websocket is refused by the application itself."""
        if scope["type"] != "http":
            await self._application(scope, receive, send)
            return
        scope["app"] = self  # so that Starlette raises what it would else answer in words of its own
        state: dict[str, Any] = scope.setdefault("state", {})
        state.update({"route": "none", "body_was_read": False, "device": None, "log": None})
        begun, told = time.monotonic(), _Told(send)
        try:
            await self._application(scope, receive, told)
        except Gone:
            told.status = 499
        except Exception as trouble:  # noqa: BLE001 - the last stop: whatever it is, the laptop is told nothing of it
            await self._refuse(scope, receive, told, trouble)
        self._finish(scope, told, time.monotonic() - begun)

    async def _refuse(self, scope: Scope, receive: Receive, told: "_Told", trouble: Exception) -> None:
        refusal = _refusal_of(trouble)
        if refusal.status >= 500:
            write_trouble("failed", trouble, route=scope["state"]["route"])
        if told.status:  # half an answer is out: only the connection's end can tell
            told.status = 500
            raise _Broken from None
        if not scope["state"]["body_was_read"] and scope["method"] in _WITH_BODY:
            await _drain(receive)
        await refusal_response(refusal, scope)(scope, receive, told)

    def _finish(self, scope: Scope, told: "_Told", seconds: float) -> None:
        state = scope["state"]
        self._metrics.answered(state["route"], told.status, seconds)
        if state["route"] not in QUIET:
            ids = {name: state[name].hex() for name in ("device", "log") if state[name] is not None}
            write_line(
                "request", route=state["route"], status=told.status, ms=round(seconds * 1000), bytes=told.size, **ids
            )


class _Broken(Exception):
    """An answer that had begun cannot be finished."""


class _Told:
    """The way out, with an eye on what goes through it."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.status = self.size = 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        else:
            self.size += len(message.get("body", b""))
        await self._send(message)


async def _drain(receive: Receive) -> None:
    """Let some of a body that nobody will read run past: cut off while sending, a laptop would never see the answer."""
    passed = 0
    with anyio.move_on_after(_DRAIN_SECONDS):
        while passed < _DRAINED:
            message = await receive()
            passed += len(message.get("body", b""))
            if not message.get("more_body", False):
                break


def _refusal_of(trouble: Exception) -> Refusal:
    match trouble:
        case Denied():
            return trouble.refusal
        case HTTPException(status_code=404):
            return Refusal(Code.NOT_FOUND)
        case HTTPException(status_code=405):
            return Refusal(Code.WRONG_METHOD)
        case HTTPException():
            return Refusal(Code.MALFORMED)
        case OperationalError() | NoConnectionFree():
            return Refusal(Code.BUSY, wait=2)
        case _:
            return Refusal(Code.FAILED)


def refusal_response(refusal: Refusal, scope: Scope) -> Response:
    """The one shape of every refusal. Where a body was on its way and nobody will read it, the connection ends."""
    headers = dict(_HEADERS)
    if refusal.wait is not None:
        headers["retry-after"] = str(refusal.wait)
    if scope["method"] in _WITH_BODY and not scope["state"]["body_was_read"]:
        headers["connection"] = "close"
    return Response(refusal.to_bytes(), refusal.status, headers, MEDIA_TYPE)
