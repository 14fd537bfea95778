"""A line to a server that costs next to nothing: of what comes only status and mark are read."""

import asyncio
from typing import Self


class QuickLine(asyncio.Protocol):
    """QuickLine.to(port), then `await line.ask(question)`: one at a time, in `line.turn`."""

    def __init__(self) -> None:
        self.turn = asyncio.Lock()
        self._transport: asyncio.Transport | None = None
        self._waits: asyncio.Future[tuple[int, bytes]] | None = None
        self._came = b""

    @classmethod
    async def to(cls, port: int) -> Self:
        """Connected."""
        _, line = await asyncio.get_running_loop().create_connection(cls, "127.0.0.1", port)
        return line

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        came = self._came = self._came + data
        end = came.find(b"\r\n\r\n")
        if end < 0 or len(came) < end + 4 + int(_field(came, b"\r\ncontent-length: ", end) or b"0"):
            return
        self._came = b""
        if self._waits is not None and not self._waits.done():
            self._waits.set_result((int(came[9:12]), _field(came, b"\r\netag: ", end)))

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's name for it
        if self._waits is not None and not self._waits.done():
            self._waits.set_exception(ConnectionResetError())

    async def ask(self, said: bytes) -> tuple[int, bytes]:
        """The status and the mark of the answer. Raises ConnectionResetError."""
        if self._transport is None or self._transport.is_closing():
            raise ConnectionResetError
        self._waits = asyncio.get_running_loop().create_future()
        self._transport.write(said)
        return await self._waits

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.close()


def question(what: str, token: bytes, body: bytes = b"", known: bytes = b"") -> bytes:
    """One question as it goes out."""
    mark = f"if-none-match: {known.decode()}\r\n" if known else ""
    return (
        f"{what} HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer {token.hex()}\r\n{mark}"
        f"content-type: application/cbor\r\ncontent-length: {len(body)}\r\n\r\n"
    ).encode() + body


def _field(came: bytes, name: bytes, end: int) -> bytes:
    at = came.find(name, 0, end)
    return came[at + len(name) : came.index(b"\r\n", at + len(name))] if at >= 0 else b""
