"""A laptop that was answered soon asks again: its place was kept, and whatever came meanwhile is known there."""

import asyncio
import time
from collections.abc import Callable

import pytest

from coachdesk.sync.membership import DeviceRecord, RevokedBecause
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.server.folder import METRICS_FILE
from coachdesk.sync.server.waiting import BELIEVED, LOOK_EVERY, Moves, Waiter, WaitingRoom
from tests.sync.running import Running
from tests.sync.server.test_over_the_wire import sealed
from tests.sync.server_process import Line, refusal


def room(*looks: Moves) -> WaitingRoom:
    found = list(looks)

    async def look() -> Moves:
        return found.pop(0)

    return WaitingRoom(look)


def answered(kept: WaitingRoom, token: bytes = b"token") -> Waiter:
    """Somebody who read at second 100 where log `a` stands, and left with that."""
    waiter = kept.enter()
    waiter.logs, waiter.mark, waiter.at = frozenset({b"a"}), "as it was", 100.0
    kept.step_out(token, waiter)
    assert kept.count == 0
    return waiter


def nothing(_room: WaitingRoom) -> None:
    pass


def elsewhere(kept: WaitingRoom) -> None:
    kept.wake([b"b"])


def swept(kept: WaitingRoom) -> None:
    kept.clear_away(100.0 + BELIEVED)


def here(kept: WaitingRoom) -> None:
    kept.wake([b"a"])


def pushed(kept: WaitingRoom) -> None:
    kept.moved(b"a", (7, 0))


def everywhere(kept: WaitingRoom) -> None:
    kept.wake(None)


def in_another_process(kept: WaitingRoom) -> None:
    asyncio.run(kept.look_once())


@pytest.mark.parametrize(
    ("meanwhile", "is_kept"),
    [(nothing, True), (elsewhere, True), (swept, True)]
    + [(one, False) for one in (here, pushed, everywhere, in_another_process, WaitingRoom.close)],
)
def test_a_place_is_kept_until_there_is_news_at_it(meanwhile: Callable[[WaitingRoom], None], is_kept: bool) -> None:
    kept = room({b"a": (1, 0)})
    waiter = answered(kept)
    meanwhile(kept)
    back = kept.come_back(b"token", "as it was", 130.0)
    assert back is (waiter if is_kept else None)
    assert kept.count == is_kept


def test_it_is_kept_for_whoever_has_the_token_and_the_mark_for_a_while_and_once() -> None:
    for token, mark, now in (
        (b"other", "as it was", 101.0),
        (b"token", "otherwise", 101.0),
        (b"token", "", 101.0),
        (b"token", "as it was", 100.1 + BELIEVED),
    ):
        kept = room()
        answered(kept)
        assert kept.come_back(token, mark, now) is None
    kept = room()
    answered(kept)
    assert kept.come_back(b"token", "as it was", 101.0) is not None
    assert kept.come_back(b"token", "as it was", 101.0) is None


def test_a_place_where_nothing_was_read_is_not_kept() -> None:
    kept = room()
    kept.step_out(b"a stranger's", kept.enter())
    assert kept.come_back(b"a stranger's", "", 0.0) is None


def test_another_processs_news_is_looked_for_while_only_places_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coachdesk.sync.server.waiting.LOOK_EVERY", 0.01)

    async def walk() -> Waiter | None:
        kept = room(*[{b"a": (1, 0)} for _ in range(1000)])
        now = asyncio.get_running_loop().time()
        waiter = kept.enter()
        waiter.logs, waiter.mark, waiter.at = frozenset({b"a"}), "as it was", now
        kept.step_out(b"token", waiter)
        watching = asyncio.create_task(kept.watch())
        await asyncio.sleep(0.2)
        watching.cancel()
        return kept.come_back(b"token", "as it was", now)

    assert asyncio.run(walk()) is None


def test_whoever_comes_back_is_told_what_came_meanwhile(running: Running) -> None:
    relay = running.relay
    lead, coach = relay.laptop(), relay.laptop()
    log = relay.family(lead, coach)
    line, other = running.line(coach), running.line(lead)

    def again(wait: int) -> int:
        nonlocal mark
        answer = line.get(f"/v1/heads?wait={wait}", **{"if-none-match": mark})
        mark = answer.headers["etag"]
        return answer.status_code

    mark = line.get("/v1/heads").headers["etag"]
    assert [again(0) for _ in range(3)] == [304, 304, 304]
    assert other.post(f"/v1/log/{log.hex()}", sealed(lead.data(log))).status_code == 200
    assert again(0) == 200, "in this process: at once"
    relay.push(lead, lead.data(log))
    begun = time.monotonic()
    assert again(10) == 200, "through another process: soon"
    assert time.monotonic() - begun < 3
    assert again(0) == 304
    relay.push(lead, lead.data(log))
    time.sleep(3 * LOOK_EVERY)
    assert again(0) == 200, "the look came before the laptop did"


def test_whoever_may_ask_no_more_is_told_so_when_she_comes_back(running: Running) -> None:
    relay = running.relay
    coach = relay.laptop()
    relay.family(coach)
    line = running.line(coach)
    mark = {"if-none-match": line.get("/v1/heads").headers["etag"]}
    assert line.get("/v1/heads?wait=0", **mark).status_code == 304
    gone = DeviceRecord(coach.device, RevokedBecause.STOLEN)
    relay.push(relay.admin, relay.admin.control(relay.organisation, gone))
    time.sleep(3 * LOOK_EVERY)
    assert refusal(line.get("/v1/heads?wait=0", **mark)).error in (Code.NO_SESSION, Code.REVOKED)


def test_who_comes_back_is_counted_like_everybody(running: Running) -> None:
    coach = running.relay.laptop()
    process = running.another()
    try:
        line = Line(process.url, coach)
        assert line.log_in().status_code == 200
        mark = {"if-none-match": line.get("/v1/heads").headers["etag"]}
        codes = [line.get("/v1/heads?wait=0", **mark).status_code for _ in range(320)]
        assert set(codes) == {304, 429}
        token = (running.folder / METRICS_FILE).read_text().strip()
        text = line.get("/metrics", authorization=f"Bearer {token}").text
        assert "coachdesk_waiting 0" in text.splitlines(), "whoever was refused waits no more"
    finally:
        process.stop()
