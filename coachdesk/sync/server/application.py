"""The ASGI application: routes inside the door, and what runs beside them while the server does."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, Router
from starlette.types import ASGIApp, Receive, Scope, Send

from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.server.arrivals import ArrivalEndpoints
from coachdesk.sync.server.blob_endpoints import BlobEndpoints
from coachdesk.sync.server.blob_store import sweep_blobs
from coachdesk.sync.server.denied import Denied
from coachdesk.sync.server.door import Door
from coachdesk.sync.server.endpoints import LogEndpoints
from coachdesk.sync.server.log_lines import write_line, write_trouble
from coachdesk.sync.server.service import Service

SWEEP_EVERY = 3600.0


def make_application(service: Service, sweep_every: float = SWEEP_EVERY, pause: float = 5.0) -> ASGIApp:
    """The application of one process. No redirects, no bodies but those asked for, one shape of refusal."""
    arrivals, logs = ArrivalEndpoints(service), LogEndpoints(service)
    blobs = BlobEndpoints(service, logs)

    async def by_method(request: Request) -> Response:
        choices = {"HEAD": blobs.held, "GET": blobs.get, "PUT": blobs.put}
        return await choices[request.method](request)

    async def log(request: Request) -> Response:
        return await (logs.push if request.method == "POST" else logs.page)(request)

    async def keys(request: Request) -> Response:
        return await (logs.put_keys if request.method == "PUT" else logs.get_key)(request)

    @asynccontextmanager
    async def lifespan(_: object) -> AsyncIterator[None]:
        beside = [
            asyncio.create_task(_for_ever(service.room.watch, pause)),
            asyncio.create_task(_for_ever(lambda: _sweep(service, sweep_every), pause)),
        ]
        yield
        service.room.close()
        for task in beside:
            task.cancel()
        await asyncio.gather(*beside, return_exceptions=True)

    routes = [
        Route("/v1/hello", arrivals.hello, methods=["GET"]),
        Route("/v1/invitation/{invitation}", arrivals.invitation, methods=["GET"]),
        Route("/v1/enrol", arrivals.enrol, methods=["POST"]),
        Route("/v1/session", arrivals.session, methods=["POST"]),
        Route("/v1/heads", logs.heads, methods=["GET"]),
        Route("/v1/access", logs.access, methods=["GET"]),
        Route("/v1/log/{log}", log, methods=["GET", "POST"]),
        Route("/v1/keys/{log}", keys, methods=["GET", "PUT"]),
        Route("/v1/blob/{log}/{blob}", by_method, methods=["HEAD", "GET", "PUT"]),
        Route("/healthz", arrivals.healthz, methods=["GET"]),
        Route("/metrics", arrivals.metrics, methods=["GET"]),
    ]
    router = Router(routes, redirect_slashes=False, default=_nowhere, lifespan=lifespan)
    return Door(router, service.metrics)


async def _nowhere(_scope: Scope, _receive: Receive, _send: Send) -> None:
    raise Denied(Code.NOT_FOUND)


async def _sweep(service: Service, every: float) -> None:
    while True:
        gone = await service.write(lambda connection: sweep_blobs(connection, service.now()))
        if gone:
            write_line("swept", blobs=gone)
        await asyncio.sleep(every)


async def _for_ever(work: Callable[[], Awaitable[None]], pause: float) -> None:
    """What runs beside the requests: a database that is away for a while is written down, and tried again."""
    while True:
        try:
            await work()
        except SQLAlchemyError as trouble:
            write_trouble("beside", trouble)
        await asyncio.sleep(pause)
