"""A way to the network on which a whole question has an end, however slowly its parts drip."""

import socket
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

import httpcore


class Deadline(httpcore.NetworkBackend):
    """Deadline(seconds): sets `ends`, by the clock it was given, for all connections made here, old and new."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._backend = httpcore.SyncBackend()
        self._gate = threading.Lock()
        self._open: httpcore.NetworkStream | None = None
        self._hung_up = False
        self.ends = 0.0

    def hang_up(self) -> None:
        """From any thread: what is under way ends at once, and nothing is ever begun again."""
        with self._gate:
            self._hung_up = True
            if self._open is not None:
                _cut(self._open)

    def now_open(self, stream: httpcore.NetworkStream) -> None:
        """This is what `hang_up` is to cut; at once, where it was called while this was being connected."""
        with self._gate:
            self._open = stream
            if self._hung_up:
                _cut(stream)

    def left(self, timeout: float | None) -> float:
        """How long one step may take. Raises httpcore.ReadTimeout when all is used up, or somebody hung up."""
        left = self.ends - self._seconds()
        if left <= 0 or self._hung_up:
            raise httpcore.ReadTimeout
        return left if timeout is None else min(left, timeout)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection that ends with its question."""
        found = self._backend.connect_tcp(host, port, self.left(timeout), local_address, socket_options)
        return _Stream(found, self)


class _Stream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline
        deadline.now_open(stream)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        opened = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _Stream(opened, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _cut(stream: httpcore.NetworkStream) -> None:
    """Closing a socket does not wake the thread that reads from it; this does, under TLS too."""
    found = stream.get_extra_info("socket")
    with suppress(OSError):  # it was never connected, or is gone
        socket.socket.shutdown(found, socket.SHUT_RDWR)
