"""One process that serves until it is told to stop: uvicorn, TLS 1.3 where there is a certificate, a calm end."""

import asyncio
import logging
import signal
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import uvicorn

from coachdesk.crypto.server_certificate import serving_context
from coachdesk.errors import BadInput
from coachdesk.sync.server.application import make_application
from coachdesk.sync.server.log_lines import JsonLines, write_line
from coachdesk.sync.server.patience import PatientProtocol
from coachdesk.sync.server.service import Service

CALM_END = 20
"""Seconds that requests under way may still take when the server is told to stop."""

MOST_CONNECTIONS = 4_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where to listen and as whom. `proxies` are addresses whose word about where a request came from is believed."""

    host: str = "127.0.0.1"
    port: int = 0
    certificate: Path | None = None
    key: Path | None = None
    proxies: tuple[str, ...] = ()


def serve(service: Service, place: Place, say: Callable[[str], None]) -> None:
    """Serve until SIGTERM or SIGINT, then let requests under way finish. `say` is told the address once it listens.

    Raises BadInput for a certificate that cannot be used and for a port that cannot be had.
    """
    config, door = _configured(service, place), listener(place)
    scheme = "http" if place.certificate is None else "https"
    host, port = door.getsockname()[:2]
    where = f"[{host}]" if ":" in host else host

    def listening() -> None:
        say(f"listening {scheme}://{where}:{port}")
        write_line("started", port=port)

    for stop in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stop, _stay)
    try:
        with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
            runner.run(_Server(config, service, listening).serve(sockets=[door]))
    finally:
        door.close()
        service.database.close()
    write_line("stopped")


def log_to(stream: TextIO, service: Service) -> None:
    """Send every line to a stream, in one shape, the libraries' own (without their words) too."""
    lines = logging.StreamHandler(stream)
    lines.setFormatter(JsonLines(service.clock))
    root = logging.getLogger()
    root.handlers = [lines]
    root.setLevel(logging.WARNING)
    logging.getLogger("coachdesk.server").setLevel(logging.INFO)


class _Server(uvicorn.Server):
    """uvicorn's own, which says when it listens and sends whoever waits home before it waits for them."""

    def __init__(self, config: uvicorn.Config, service: Service, listening: Callable[[], None]) -> None:
        super().__init__(config)
        self._service, self._listening = service, listening

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._listening()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._service.room.close()
        await super().shutdown(sockets)


def _configured(service: Service, place: Place) -> uvicorn.Config:
    config = uvicorn.Config(
        make_application(service),
        http=PatientProtocol,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(place.proxies),
        forwarded_allow_ips=list(place.proxies),
        timeout_keep_alive=75,
        timeout_graceful_shutdown=CALM_END,
        limit_concurrency=MOST_CONNECTIONS,
    )
    config.load()
    if place.certificate is not None:
        try:
            config.ssl = serving_context(place.certificate, place.key or place.certificate)
        except OSError:
            raise BadInput("certificate", "The certificate or its key cannot be used.") from None
    return config


def listener(place: Place) -> socket.socket:
    """What laptops connect to. Raises BadInput for an address or port that cannot be had.

    An answer goes out as it is written: its beginning and its body are two packets, and without this the second waits
    for the laptop's word on the first, 40 ms later. asyncio does so by itself only for sockets it made.
    """
    try:
        family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
        made = socket.create_server((place.host, place.port), family=family, backlog=2048)
    except OSError:
        raise BadInput("port", "The server cannot listen at that address and port.") from None
    made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return made


def _stay(*_: object) -> None:
    """uvicorn raises a signal again once it has stopped calmly; by then there is nothing left to end."""
