"""Questions that are whole but odd, each refused with its own word; and a start that cannot be made."""

import asyncio
import secrets
from pathlib import Path

import httpx
import pytest
from starlette.types import Message

from coachdesk.errors import BadInput
from coachdesk.sync.protocol.arriving import Enrol, SessionRequest
from coachdesk.sync.protocol.refusals import Code, Refusal
from coachdesk.sync.server import door
from coachdesk.sync.server.__main__ import main
from coachdesk.sync.server.application import make_application
from coachdesk.sync.server.serving import Place, serve
from tests.sync.relay import Laptop, Relay, new_id
from tests.sync.server.test_doors import asked, in_session, service_of

CBOR = {"content-type": "application/cbor"}


@pytest.fixture
def where(tmp_path: Path) -> Path:
    return tmp_path / "server.sqlite3"


def test_each_odd_question_has_its_word(relay: Relay) -> None:
    known = in_session(relay, relay.laptop())
    log = "11" * 16
    gets = {
        "/nowhere": Code.NOT_FOUND,
        "/v1/log/zz": Code.NOT_FOUND,
        f"/v1/log/{log}?mine={'22' * 1200}": Code.MALFORMED,
        f"/v1/log/{log}?mine=33": Code.NOT_FOUND,
        f"/v1/log/{log}?at=zz": Code.MALFORMED,
        f"/v1/log/{log}?after=-1": Code.MALFORMED,
        f"/v1/log/{log}?after={'9' * 19}": Code.MALFORMED,
        f"/v1/keys/{log}?epoch=0": Code.MALFORMED,
        "/v1/heads?wait=31": Code.MALFORMED,
    }

    async def walk(client: httpx.AsyncClient) -> list[httpx.Response]:
        return [await client.get(path, headers=known) for path in gets]

    answers = asked(make_application(service_of(relay)), walk)
    assert [Refusal.from_bytes(answer.content).error for answer in answers] == list(gets.values())


def test_failed_tries_are_counted_and_then_wait(relay: Relay) -> None:
    service = service_of(relay)
    junk = Enrol(b"\x80").to_bytes()
    wrong = SessionRequest(new_id(), secrets.token_bytes(32), secrets.token_bytes(64)).to_bytes()

    async def walk(client: httpx.AsyncClient) -> list[httpx.Response]:
        bodies = [("/v1/session", b"\x80"), *[("/v1/enrol", junk), ("/v1/session", wrong)] * 6]
        return [await client.post(path, content=body, headers=CBOR) for path, body in bodies]

    answers = asked(make_application(service), walk)
    assert [answer.status_code for answer in answers] == [400, *[422, 401] * 5, 429, 429]
    assert "coachdesk_failed_tries_total 10" in service.metrics.text({})


def test_an_invitation_that_is_tried_again_is_counted_apart(relay: Relay) -> None:
    invitation, seed = relay.invite()
    relay.enrol(relay.certificate(Laptop(invitation.user), invitation, seed))
    service, second = service_of(relay), relay.certificate(Laptop(invitation.user), invitation, seed)

    async def walk(client: httpx.AsyncClient) -> list[httpx.Response]:
        junk = await client.get(f"/v1/invitation/{'11' * 16}")
        assert "used_again" not in service.metrics.text({})
        asks = await client.get(f"/v1/invitation/{invitation.invitation.hex()}")
        return [junk, asks, await client.post("/v1/enrol", content=Enrol(second.to_bytes()).to_bytes(), headers=CBOR)]

    answers = asked(make_application(service), walk)
    assert [Refusal.from_bytes(one.content).reason for one in answers] == [None, "invitation_used", "invitation_used"]
    assert "coachdesk_invitations_used_again_total 2" in service.metrics.text({})


def test_a_revoked_laptops_right_proof_is_no_failed_try(relay: Relay) -> None:
    from coachdesk.sync.membership import DeviceRecord, RevokedBecause
    from coachdesk.sync.protocol.arriving import Challenge, prove
    from tests.sync.relay import ORIGIN

    lost: Laptop = relay.laptop()
    gone = DeviceRecord(lost.device, RevokedBecause.LOST)
    relay.push(relay.admin, relay.admin.control(relay.organisation, gone))
    service = service_of(relay)

    async def walk(client: httpx.AsyncClient) -> list[httpx.Response]:
        first = await client.post("/v1/session", content=SessionRequest(lost.device).to_bytes(), headers=CBOR)
        nonce = Challenge.from_bytes(first.content).nonce
        proof = prove(lost.seed, ORIGIN, lost.device, nonce)
        body = SessionRequest(lost.device, nonce, proof).to_bytes()
        return [await client.post("/v1/session", content=body, headers=CBOR)]

    (answer,) = asked(make_application(service), walk)
    assert Refusal.from_bytes(answer.content).error is Code.REVOKED
    assert "failed_tries" not in service.metrics.text({})


def test_only_so_much_of_an_unread_body_is_let_past(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "_DRAINED", 10)
    passed: list[int] = []

    async def receive() -> Message:
        passed.append(4)
        return {"type": "http.request", "body": b"four", "more_body": True}

    asyncio.run(door._drain(receive))
    assert sum(passed) == 12


def test_a_start_that_cannot_be_made_is_said(relay: Relay, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="certificate"):
        serve(service_of(relay), Place(certificate=tmp_path / "none.pem"), print)
    with pytest.raises(BadInput, match="cannot listen"):
        serve(service_of(relay), Place(host="192.0.2.1"), print)
    with pytest.raises(BadInput, match="cannot listen"):
        serve(service_of(relay), Place(host="2001:db8::1"), print)
    assert callable(main)
