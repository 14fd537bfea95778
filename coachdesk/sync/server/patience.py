"""A connection that does not ask within a few seconds is closed, and so is one that talks without end before it asks.

Neither slow nor many words must use up the server.
"""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEADER_SECONDS = 15.0
MOST_BESIDE_BODY = 32 * 1024
"""Bytes of one request that are no body: its first lines, what frames the parts of a body, and lines after it."""


class PatientProtocol(HttpToolsProtocol):
    """uvicorn's own, which waits for ever for a request's first lines and keeps all of them, with two limits."""

    header_seconds = HEADER_SECONDS
    _deadline: asyncio.TimerHandle | None = None
    _beside_body = 0

    def connection_made(self, transport: Any) -> None:
        """The clock starts with the connection."""
        super().connection_made(transport)
        self._begin()

    def data_received(self, data: bytes) -> None:
        """It starts again with the first bytes of a further request, and not with every byte."""
        if self._deadline is None and not self._is_answering():
            self._begin()
        self._beside_body += len(data)
        super().data_received(data)
        if self._is_answering():
            self._stop()
        if self._beside_body > MOST_BESIDE_BODY:
            self.transport.close()

    def on_body(self, body: bytes) -> None:
        """A body has limits of its own: its endpoint's."""
        self._beside_body -= len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """The next request is counted anew."""
        self._beside_body = 0
        super().on_message_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody is waited for any more."""
        self._stop()
        super().connection_lost(exc)

    def _is_answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _begin(self) -> None:
        self._deadline = self.loop.call_later(self.header_seconds, self._give_up)

    def _stop(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _give_up(self) -> None:
        self._deadline = None
        self.transport.close()
