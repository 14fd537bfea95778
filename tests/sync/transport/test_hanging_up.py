"""Somebody locks the laptop while a question is open: it ends at once, whatever it stands on, and stays ended."""

import threading
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from coachdesk.crypto.server_trust import ServerTrust
from coachdesk.errors import Unreachable
from coachdesk.sync.conversation import Request
from coachdesk.sync.transport import Line, Way
from coachdesk.sync.transport.deadline import Deadline
from tests.sync.transport.servers import Listener, answer, new_authority

POLL = Request("GET", "/v1/heads?wait=50", wait=50)
AT_ONCE = 0.5
"""Seconds."""


@pytest.mark.parametrize("sealed", [False, True])
def test_a_long_question_ends_the_moment_somebody_hangs_up(tmp_path: Path, sealed: bool) -> None:
    asked, over = threading.Event(), threading.Event()

    def hold(_number: int) -> bytes:
        asked.set()
        over.wait(10)
        return answer(b"late")

    authority = new_authority()
    context = authority.server(tmp_path).context if sealed else None
    with ExitStack() as stack:
        server = stack.enter_context(Listener(hold, context).open())
        stack.callback(over.set)
        line = stack.enter_context(Line(Way(server.origin(), ServerTrust(authority.pem) if sealed else None)))
        ended: list[object] = []

        def ask() -> None:
            try:
                ended.append(line.ask(POLL))
            except Unreachable as trouble:
                ended.append(trouble)

        asking = threading.Thread(target=ask)
        asking.start()
        assert asked.wait(5)
        began = time.monotonic()
        line.hang_up()
        asking.join(5)
        assert time.monotonic() - began < AT_ONCE
        assert [type(one) for one in ended] == [Unreachable]


def test_nothing_is_asked_after_hanging_up() -> None:
    with Listener(lambda _: answer(b"yes")).open() as server, Line(Way(server.origin())) as line:
        assert line.ask(POLL).body == b"yes"
        line.hang_up()
        line.hang_up()
        with pytest.raises(Unreachable):
            line.ask(POLL)
    assert len(server.asked) == 1


def test_hanging_up_before_anything_was_asked_is_kept() -> None:
    with Listener(lambda _: answer(b"yes")).open() as server, Line(Way(server.origin())) as line:
        line.hang_up()
        with pytest.raises(Unreachable):
            line.ask(POLL)
    assert server.asked == []


def test_what_is_connected_after_all_is_cut_at_once() -> None:
    with Listener(lambda _: answer(b"yes")).open() as server:
        deadline = Deadline()
        deadline.ends = time.monotonic() + 5
        connected = deadline.connect_tcp("127.0.0.1", server.port)
        deadline.hang_up()
        deadline.now_open(connected)
        assert connected.get_extra_info("socket").recv(1) == b""
        connected.close()
        deadline.hang_up()
