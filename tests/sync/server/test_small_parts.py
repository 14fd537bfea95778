"""Rate limits, metrics, log lines, the waiting room: each alone, with time moved by hand."""

import asyncio
import json
import logging
import socket
from datetime import UTC, datetime

import pytest

from coachdesk.sync.server.log_lines import JsonLines
from coachdesk.sync.server.metrics import Metrics
from coachdesk.sync.server.rate_limits import MOST_REMEMBERED, RateLimit, usual_limits
from coachdesk.sync.server.serving import Place, listener
from coachdesk.sync.server.waiting import Moves, WaitingRoom

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_a_bucket_empties_at_once_and_fills_again_in_its_time() -> None:
    limit = RateLimit(10, 300)
    assert [limit.take("one", 0.0) for _ in range(10)] == [0] * 10
    assert limit.take("one", 0.0) == 30
    assert limit.is_spent("one", 15.0) == 15
    assert limit.take("two", 0.0) == 0
    assert limit.is_spent("one", 30.0) == 0
    assert limit.take("one", 30.0) == 0
    assert limit.take("one", 30.0) > 0
    assert [limit.take("one", 10_000.0) for _ in range(11)].count(0) == 10
    assert usual_limits().device.take(b"device", 0.0) == 0


def test_only_so_many_are_remembered_and_the_longest_unseen_goes_first() -> None:
    limit = RateLimit(1, 1000)
    limit.take("first", 0.0)
    limit.take("second", 0.0)
    limit.is_spent("first", 0.0)
    for number in range(MOST_REMEMBERED - 1):
        limit.take(str(number), 0.0)
    assert limit.is_spent("first", 0.0) > 0
    assert limit.is_spent("second", 0.0) == 0


def test_metrics_count_and_time_but_not_those_who_waited() -> None:
    metrics = Metrics()
    metrics.answered("push", 200, 0.02)
    metrics.answered("push", 409, 3.0)
    metrics.answered("heads", 304, 30.0)
    metrics.count("bundles_received", 5)
    text = metrics.text({"waiting": 2})
    for line in (
        'coachdesk_requests_total{route="push",status="409"} 1',
        'coachdesk_request_seconds_bucket{route="push",le="0.025"} 1',
        'coachdesk_request_seconds_bucket{route="push",le="+Inf"} 2',
        'coachdesk_request_seconds_count{route="push"} 2',
        'coachdesk_request_seconds_sum{route="push"} 3.020000',
        'coachdesk_requests_total{route="heads",status="304"} 1',
        "coachdesk_bundles_received_total 5",
        "coachdesk_waiting 2",
    ):
        assert line in text.splitlines()
    assert 'seconds_count{route="heads"}' not in text


def test_a_librarys_words_are_not_written_down() -> None:
    lines = JsonLines(lambda: NOON)
    record = logging.LogRecord("uvicorn.error", logging.WARNING, "x.py", 1, "what was sent: %s", ("Marguerite",), None)
    told = json.loads(lines.format(record))
    assert told == {"at": "2026-11-22T12:00:00.000+00:00", "level": "warning", "what": "library", "logger": record.name}


def test_news_reaches_whoever_waits_for_it_and_nobody_else() -> None:
    async def walk() -> None:
        moves: list[Moves] = [{b"a": (1, 0)}, {b"a": (1, 0)}, {b"a": (2, 0)}, {b"a": (2, 0), b"new": (1, 77)}]

        async def look() -> Moves:
            return moves.pop(0)

        room = WaitingRoom(look)
        one, other, anything = room.enter(), room.enter(), room.enter()
        one.logs, other.logs = frozenset({b"a"}), frozenset({b"b"})

        def news() -> tuple[bool, ...]:
            found = tuple(waiter.news.is_set() for waiter in (one, other, anything))
            for waiter in (one, other, anything):
                waiter.news.clear()
            return found

        await room.look_once()
        assert news() == (True, False, True)  # first seen: it may have moved
        await room.look_once()
        assert news() == (False, False, False)
        await room.look_once()
        assert news() == (True, False, True)
        await room.look_once()  # a control record: who may see what has changed
        assert news() == (True, True, True)
        room.step_out(b"anybody", anything)
        assert room.count == 2
        room.close()
        assert one.news.is_set()
        assert room.enter().news.is_set()
        await room.watch()  # ends at once

    asyncio.run(walk())


@pytest.mark.parametrize("waits", [True, False])
def test_nothing_is_looked_at_while_nobody_waits(monkeypatch: pytest.MonkeyPatch, waits: bool) -> None:
    monkeypatch.setattr("coachdesk.sync.server.waiting.LOOK_EVERY", 0.01)

    async def walk() -> int:
        looked = 0

        async def look() -> Moves:
            nonlocal looked
            looked += 1
            return {}

        room = WaitingRoom(look)
        if waits:
            room.enter()
        watching = asyncio.create_task(room.watch())
        await asyncio.sleep(0.1)
        room.close()
        await watching
        return looked

    assert (asyncio.run(walk()) > 0) == waits


def test_no_part_of_an_answer_waits_for_word_of_the_part_before() -> None:
    with listener(Place("127.0.0.1", 0)) as door, socket.create_connection(door.getsockname()):
        taken, _ = door.accept()
        with taken:
            assert taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0


@pytest.mark.parametrize("controlled", [False, True])
def test_what_this_process_moved_itself_is_no_news_of_another(controlled: bool) -> None:
    """Who was woken by a push is not woken by the look after it, unless another process's control record came too."""

    async def walk() -> tuple[bool, bool]:
        there: Moves = {b"a": (1, 0)}

        async def look() -> Moves:
            return dict(there)

        room = WaitingRoom(look)
        await room.look_once()
        one, other = room.enter(), room.enter()
        one.logs, other.logs = frozenset({b"a"}), frozenset({b"b"})
        there[b"a"] = (2, 77 if controlled else 0)
        room.moved(b"a", there[b"a"])
        assert one.news.is_set()
        assert not other.news.is_set()
        one.news.clear()
        await room.look_once()
        return one.news.is_set(), other.news.is_set()

    assert asyncio.run(walk()) == (controlled, controlled)
