"""The endpoints for who is not known yet, and for whoever watches over the server (sync.md 3.5, 3.12)."""

from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from coachdesk.crypto.digest import sha256
from coachdesk.sync.membership import VoidReason
from coachdesk.sync.protocol.arriving import Challenge, Enrol, Enrolled, Hello, Session, SessionRequest
from coachdesk.sync.protocol.limits import BLOB_LIMIT, ID_LENGTH, LONGEST_WAIT, PAGE_LIMIT, PUSH_LIMIT, VERSION
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.server.asking import hex_in, read_message
from coachdesk.sync.server.denied import Denied
from coachdesk.sync.server.endpoints import answer
from coachdesk.sync.server.enrolling import enrol, read_welcome
from coachdesk.sync.server.oldest_client import MIN_CLIENT
from coachdesk.sync.server.service import Service
from coachdesk.sync.server.sessions import give_challenge, open_session, spend_challenge
from coachdesk.sync.server.tables import ORGANISATION


class ArrivalEndpoints:
    """Hello, enrolment, sessions, health and metrics."""

    def __init__(self, service: Service) -> None:
        """`service` is what everything stands on."""
        self._service = service

    async def hello(self, request: Request) -> Response:
        """GET /v1/hello, for anybody."""
        request.state.route = "hello"
        service = self._service
        service.count_stranger(request)
        limits = {"push_limit": PUSH_LIMIT, "page_limit": PAGE_LIMIT, "blob_limit": BLOB_LIMIT}
        return answer(
            Hello(
                organisation=service.organisation,
                root=service.root,
                time=int(service.clock().timestamp() * 1000),
                versions=(VERSION,),
                min_client=MIN_CLIENT,
                longest_wait=LONGEST_WAIT,
                **limits,
            )
        )

    async def invitation(self, request: Request) -> Response:
        """GET /v1/invitation/I, for whoever knows the id of an invitation: nobody guesses one."""
        request.state.route = "invitation"
        service = self._service
        service.count_stranger(request)
        service.look_at_failures(request, b"")
        asked = hex_in(request.path_params["invitation"], ID_LENGTH)
        try:
            return answer(await service.read(lambda db: read_welcome(db, service.fold, asked, service.now())))
        except Denied as denied:
            self._no_invitation(request, denied)
            raise

    async def enrol(self, request: Request) -> Response:
        """POST /v1/enrol."""
        request.state.route = "enrol"
        service = self._service
        service.count_stranger(request)
        service.look_at_failures(request, b"")
        sent = await read_message(request, Enrol)
        try:
            pushed = await service.write(lambda db: enrol(db, service.fold, sent.envelope, service.now()))
        except Denied as denied:
            self._no_invitation(request, denied)
            raise
        service.room.wake(None)
        service.metrics.count("enrolled")
        return answer(Enrolled(pushed.after))

    def _no_invitation(self, request: Request, denied: Denied) -> None:
        """Counted apart: one that was used is tried again by somebody, and one of the two was not meant."""
        self._service.count_failure(request, b"")
        if denied.refusal.reason == VoidReason.INVITATION_USED:
            self._service.metrics.count("invitations_used_again")

    async def session(self, request: Request) -> Response:
        """POST /v1/session, step 1 and step 2."""
        request.state.route = "session"
        service = self._service
        service.count_stranger(request)
        sent = await read_message(request, SessionRequest)
        request.state.device = sent.device
        service.look_at_failures(request, sent.device)
        if sent.nonce is None or sent.proof is None:
            return answer(await self._challenge(sent))
        try:
            return answer(await self._session(sent, sent.nonce, sent.proof))
        except Denied as denied:
            if denied.refusal.error is Code.NO_SESSION:
                service.count_failure(request, sent.device)
            raise

    async def _challenge(self, sent: SessionRequest) -> Challenge:
        service = self._service
        return await service.write(lambda db: give_challenge(db, service.chance, sent.device, service.now()))

    async def _session(self, sent: SessionRequest, nonce: bytes, proof: bytes) -> Session:
        service, now = self._service, self._service.now()
        if not await service.write(lambda db: spend_challenge(db, sent.device, nonce, now)):
            raise Denied(Code.NO_SESSION)
        return await service.write(
            lambda db: open_session(db, service.chance, service.origin, sent.device, nonce, proof, now)
        )

    async def healthz(self, request: Request) -> Response:
        """GET /healthz: 200 while the database answers."""
        request.state.route = "healthz"
        await self._service.read(lambda db: db.execute(select(ORGANISATION.c.id)).one())
        return PlainTextResponse("ok\n", headers={"cache-control": "no-store"})

    async def metrics(self, request: Request) -> Response:
        """GET /metrics, for whoever has the token in the server's folder."""
        request.state.route = "metrics"
        service = self._service
        service.count_stranger(request)
        said = request.headers.get("authorization", "")
        # compared by digest, so that how long it takes says nothing of the token
        if sha256(said.encode()) != sha256(f"Bearer {service.metrics_token}".encode()):
            raise Denied(Code.NO_SESSION)
        text = service.metrics.text({"waiting": service.room.count})
        return PlainTextResponse(text, media_type="text/plain; version=0.0.4")
