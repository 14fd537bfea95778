"""The demo speaks to this machine only, and does without a server where none is installed."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from coachdesk.demo import own_server, walk
from coachdesk.demo.preparing import Prepared

GUARDED = """
import socket
from coachdesk.demo.loopback_only import stay_on_this_machine, LeftThisMachine
listening = socket.create_server(("127.0.0.1", 0))
stay_on_this_machine()
socket.create_connection(listening.getsockname()).close()
socket.getaddrinfo("localhost", 80)
"""
OUT = {
    "an address": 'socket.socket().connect(("192.0.2.1", 9))',
    "an address of six": 'socket.socket(socket.AF_INET6).connect(("2001:db8::1", 9))',
    "a name": 'socket.getaddrinfo("coachdesk.invalid", 80)',
    "a letter without an answer": 'socket.socket(type=socket.SOCK_DGRAM).sendto(b"hello", ("192.0.2.1", 9))',
    "every network of this machine": 'socket.create_server(("0.0.0.0", 0))',
}


@pytest.mark.parametrize("words", OUT.values(), ids=OUT)
def test_nothing_leaves_this_machine(words: str) -> None:
    tried = f"{GUARDED}\ntry:\n    {words}\nexcept LeftThisMachine:\n    print('stayed')\n"
    done = subprocess.run([sys.executable, "-c", tried], capture_output=True, text=True, check=False, timeout=30)
    assert done.stdout == "stayed\n", done.stderr


def test_the_walk_begins_by_staying_here(tmp_path: Path) -> None:
    tried = """
import socket, sys
from pathlib import Path
from coachdesk import demo
from coachdesk.demo import preparing
from coachdesk.demo.loopback_only import LeftThisMachine
preparing.prepare = lambda out: socket.socket().connect(("192.0.2.1", 9))
try:
    demo.run(Path(sys.argv[1]), headless=True)
except LeftThisMachine:
    print("stayed")
"""
    words = [sys.executable, "-c", tried, str(tmp_path / "demo")]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout == "stayed\n", done.stderr


class Told:
    """Hears what is said on the way."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def step(self, words: str) -> None:
        self.words.append(words)


def test_without_a_server_it_is_said_and_the_rest_goes_on(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    assert own_server.has_server()
    monkeypatch.setattr(own_server, "SERVER_EXTRA", ("starlette", "no_such_package"))
    told = Told()
    nowhere = Path("nowhere")
    prepared = Prepared(nowhere, nowhere, "", nowhere, nowhere, nowhere, told, 0.0)  # type: ignore[arg-type]  # hears only
    assert walk.sync(qapp, prepared) is None
    assert told.words == ["Skipping sync: CoachDesk's extra `server` is not installed here"]
