"""The real server on a loopback port: every endpoint once, long polls, a calm end (sync.md 3.5)."""

import secrets
import threading
import time

import httpx

from coachdesk.crypto.digest import sha256
from coachdesk.sync.membership import DeviceRecord, RevokedBecause, Role
from coachdesk.sync.protocol.arriving import Enrol, Enrolled, Hello
from coachdesk.sync.protocol.exchanging import Heads, Page, Push, Pushed, SealedKey, SealedKeys, Stored
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.server.folder import METRICS_FILE
from tests.sync.relay import Laptop, Relay
from tests.sync.running import Running
from tests.sync.server_process import Line, refusal


def sealed(*bundles: object) -> bytes:
    return Push(tuple(one.to_bytes() for one in bundles)).to_bytes()  # type: ignore[attr-defined]


def test_a_laptop_enrols_logs_in_pushes_pulls_and_hands_out_keys_and_files(running: Running) -> None:
    relay = running.relay
    invitation, seed = relay.invite()
    coach = Laptop(invitation.user)
    line = Line(running.process.url, coach)
    hello = Hello.from_bytes(line.get("/v1/hello").content)
    assert (hello.organisation, hello.root, hello.versions) == (relay.organisation, relay.root, (1,))
    assert abs(hello.time / 1000 - time.time()) < 30
    before = relay.pull(relay.admin, relay.organisation).s
    enrolled = line.post("/v1/enrol", Enrol(relay.certificate(coach, invitation, seed).to_bytes()).to_bytes())
    assert Enrolled.from_bytes(enrolled.content).after[0] == before + 1
    assert line.log_in().status_code == 200
    log = relay.family(coach)
    pushed = line.post(f"/v1/log/{log.hex()}", sealed(coach.data(log), coach.data(log)))
    at = Pushed.from_bytes(pushed.content).after
    page = Page.from_bytes(line.get(f"/v1/log/{log.hex()}?after=1&at={page_hash(relay, coach, log)}&max=1").content)
    assert ([row[0] for row in page.rows], page.more) == ([2], True)
    mine = coach.stream(log).actor.hex()
    whole = Page.from_bytes(line.get(f"/v1/log/{log.hex()}?mine={mine}.").content)
    assert (whole.s, whole.hash) == at
    assert all(len(row[1]) < 250 for row in whole.rows)
    keys = SealedKeys(1, ((coach.device, b"sealed key"),))
    stored = line.put(f"/v1/keys/{log.hex()}", keys.to_bytes())
    assert Stored.from_bytes(stored.content).count == 1
    assert SealedKey.from_bytes(line.get(f"/v1/keys/{log.hex()}?epoch=1").content).sealed == b"sealed key"
    content = secrets.token_bytes(1_100_000)
    path = f"/v1/blob/{log.hex()}/{sha256(content).hex()}"
    assert line.client.head(path).status_code == 404
    for at_offset in (0, 1_048_576):
        part = content[at_offset : at_offset + 1_048_576]
        put = line.put(f"{path}?at={at_offset}&of={len(content)}", part)
        assert Stored.from_bytes(put.content).count == at_offset + len(part)
    assert line.client.head(path).headers["coachdesk-held"] == "1100000"
    assert line.get(path).content + line.get(f"{path}?at=1048576").content == content
    wrong = line.put(f"/v1/blob/{log.hex()}/{'00' * 32}?of=3", b"abc")
    assert (refusal(wrong).error, refusal(wrong).reason) == (Code.REJECTED, "wrong_hash")


def page_hash(relay: Relay, laptop: Laptop, log: bytes) -> str:
    return relay.pull(laptop, log, most=1).hash.hex()


def test_a_question_after_heads_waits_for_news_and_only_for_its_own(running: Running) -> None:
    relay = running.relay
    coach, other = relay.laptop(), relay.laptop()
    log, elsewhere = relay.family(coach), relay.family(other)
    line, theirs = running.line(coach), running.line(other)
    first = line.get("/v1/heads")
    assert {head.log for head in Heads.from_bytes(first.content).heads} == {relay.organisation, log}
    tag = first.headers["etag"]
    assert line.get("/v1/heads?wait=1", **{"if-none-match": tag}).status_code == 304
    answers: list[tuple[httpx.Response, float]] = []

    def wait() -> None:
        answers.append((line.get("/v1/heads?wait=20", **{"if-none-match": tag}), time.monotonic()))

    waiting = threading.Thread(target=wait)
    waiting.start()
    time.sleep(0.3)
    theirs.post(f"/v1/log/{elsewhere.hex()}", sealed(other.data(elsewhere)))
    time.sleep(0.3)
    assert not answers
    pushed_at = time.monotonic()
    relay.push(coach, coach.data(log))  # through another process: this one
    waiting.join()
    answer, at = answers[0]
    assert answer.status_code == 200
    assert at - pushed_at < 3
    assert Heads.from_bytes(answer.content).heads[1].s == 2


def test_a_push_in_the_same_process_wakes_at_once_and_one_to_another_process_soon(running: Running) -> None:
    relay = running.relay
    lead, coach = relay.laptop(), relay.laptop()
    log = relay.family(lead, coach)
    beside = running.another()
    try:
        here, there = running.line(coach), Line(beside.url, lead)
        tag = here.get("/v1/heads").headers["etag"]
        for pusher, limit in ((there, 3.0), (Line(running.process.url, lead), 1.5)):
            assert pusher.log_in().status_code == 200
            took: list[float] = []

            def wait(tag: str = tag, took: list[float] = took) -> None:
                assert here.get("/v1/heads?wait=20", **{"if-none-match": tag}).status_code == 200
                took.append(time.monotonic())

            waiting = threading.Thread(target=wait)
            waiting.start()
            time.sleep(0.4)
            begun = time.monotonic()
            assert pusher.post(f"/v1/log/{log.hex()}", sealed(lead.data(log))).status_code == 200
            waiting.join()
            assert took[0] - begun < limit
            tag = here.get("/v1/heads").headers["etag"]
    finally:
        beside.stop()


def test_whoever_waits_is_answered_when_the_server_stops_and_it_stops_calmly(running: Running) -> None:
    coach, stopping = running.relay.laptop(), running.another()
    line = Line(stopping.url, coach)
    assert line.log_in().status_code == 200
    tag = line.get("/v1/heads").headers["etag"]
    answers: list[int] = []
    waiting = threading.Thread(
        target=lambda: answers.append(line.get("/v1/heads?wait=30", **{"if-none-match": tag}).status_code)
    )
    waiting.start()
    time.sleep(0.5)
    begun = time.monotonic()
    assert stopping.stop() == 0
    waiting.join()
    assert answers == [304]
    assert time.monotonic() - begun < 10
    assert stopping.lines()[-1]["what"] == "stopped"


def test_a_revoked_laptop_is_refused_everywhere(running: Running) -> None:
    relay = running.relay
    lead, lost = relay.laptop(), relay.laptop()
    log = relay.family(lead, lost)
    line, leads = running.line(lost), running.line(lead)
    keys = SealedKeys(1, ((lost.device, b"key"), (lead.device, b"key")))
    put = leads.put(f"/v1/keys/{log.hex()}", keys.to_bytes())
    assert put.status_code == 200
    revoked = relay.admin.control(relay.organisation, DeviceRecord(lost.device, RevokedBecause.STOLEN))
    assert running.line(relay.admin).post(f"/v1/log/{relay.organisation.hex()}", sealed(revoked)).status_code == 200
    place = log.hex()
    answers = [
        line.get("/v1/heads"),
        line.get(f"/v1/log/{place}"),
        line.post(f"/v1/log/{place}", sealed(lost.data(log))),
        line.get(f"/v1/keys/{place}?epoch=1"),
        line.put(f"/v1/keys/{place}", keys.to_bytes()),
        line.get(f"/v1/blob/{place}/{'00' * 32}"),
        line.put(f"/v1/blob/{place}/{'00' * 32}?of=1", b"x"),
    ]
    assert {refusal(answer).error for answer in answers} == {Code.NO_SESSION}
    assert refusal(line.log_in()).error is Code.REVOKED
    told = Heads.from_bytes(leads.get("/v1/heads").content).heads[1]
    assert told.must_rotate
    both = {lead.user: Role.LEAD, lost.user: Role.WRITER}
    rotated = [lead.control(log, relay.state(log, both, epoch=2)) for _ in range(2)]
    assert leads.post(f"/v1/log/{place}", sealed(*rotated)).status_code == 200
    heads = Heads.from_bytes(leads.get("/v1/heads").content).heads[1]
    assert (heads.must_rotate, heads.epoch) == (False, 2)  # the second record is void: rotated once


def test_whoever_watches_over_the_server_sees_counts_and_health(running: Running) -> None:
    coach = running.relay.laptop()
    line = running.line(coach)
    log = running.relay.family(coach)
    line.post(f"/v1/log/{log.hex()}", sealed(coach.data(log)))
    assert line.get("/healthz").text == "ok\n"
    token = (running.folder / METRICS_FILE).read_text().strip()
    assert refusal(httpx.get(f"{running.process.url}/metrics", trust_env=False)).error is Code.NO_SESSION
    text = httpx.get(
        f"{running.process.url}/metrics", headers={"authorization": f"Bearer {token}"}, trust_env=False
    ).text
    assert 'coachdesk_requests_total{route="push",status="200"}' in text
    assert "coachdesk_bundles_received_total" in text
    assert "coachdesk_waiting 0" in text
    assert log.hex() not in text
