"""The endpoints that take in and give out sealed files, each piece by piece (sync.md 3.14)."""

from starlette.requests import Request
from starlette.responses import Response

from coachdesk.sync.protocol.exchanging import Stored
from coachdesk.sync.protocol.limits import BLOB_LIMIT, BLOB_PIECE, HASH_LENGTH
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.server.asking import BLOB_TYPE, hex_in, number_asked, read_body
from coachdesk.sync.server.blob_store import Held, get_piece, held_of, put_piece
from coachdesk.sync.server.denied import Denied
from coachdesk.sync.server.endpoints import LogEndpoints, answer, log_of
from coachdesk.sync.server.service import Service


def blob_of(request: Request) -> bytes:
    """The file in the path, by its hash."""
    return hex_in(request.path_params["blob"], HASH_LENGTH)


class BlobEndpoints:
    """HEAD says how much is here, PUT adds the next piece, GET gives one."""

    def __init__(self, service: Service, logs: LogEndpoints) -> None:
        """`logs` knows how to find out who asks."""
        self._service, self._logs = service, logs

    async def held(self, request: Request) -> Response:
        """HEAD /v1/blob/F/H: bytes held and bytes in all, in headers of their own."""
        request.state.route = "blob_held"
        log, blob, now = log_of(request), blob_of(request), self._service.now()
        found = await self._logs.asked(request, lambda connection, caller: held_of(connection, caller, log, blob, now))
        return Response(headers=_sizes(found))

    async def put(self, request: Request) -> Response:
        """PUT /v1/blob/F/H?at=OFFSET&of=SIZE with up to 1 MiB of body."""
        request.state.route = "blob_put"
        log, blob, now = log_of(request), blob_of(request), self._service.now()
        at, size = number_asked(request, "at", 0, BLOB_LIMIT), number_asked(request, "of", 0)
        self._service.token_of(request)
        content = await read_body(request, BLOB_TYPE, BLOB_PIECE)
        reached = await self._logs.asked(
            request,
            lambda connection, caller: put_piece(connection, caller, log, blob, Held(size, at), content, now),
            writes=True,
        )
        if reached == 0:
            raise Denied(Code.REJECTED, reason="wrong_hash")
        return answer(Stored(reached))

    async def get(self, request: Request) -> Response:
        """GET /v1/blob/F/H?at=OFFSET: up to 1 MiB from there, and the size of the whole in a header."""
        request.state.route = "blob_get"
        log, blob, now = log_of(request), blob_of(request), self._service.now()
        at = number_asked(request, "at", 0, BLOB_LIMIT)
        size, content = await self._logs.asked(
            request, lambda connection, caller: get_piece(connection, caller, log, blob, at, now)
        )
        return Response(content, 200, _sizes(Held(size, size)), BLOB_TYPE)


def _sizes(found: Held) -> dict[str, str]:
    return {"coachdesk-size": str(found.size), "coachdesk-held": str(found.held), "cache-control": "no-store"}
