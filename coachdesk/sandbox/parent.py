"""Starting the throw-away process, giving it one thing to read, and believing nothing of it but a well-formed reply."""

import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

from coachdesk.errors import BrokenInstallation, Unreadable
from coachdesk.sandbox.frames import PAYLOAD_LIMIT, REPLY_LIMIT, Order, Outcome, read_reply, request_bytes

SUBCOMMAND = "read-in-sandbox"
"""The hidden `coachdesk` subcommand that calls `sandbox.child.main()`."""

TOO_LARGE = "That file is larger than CoachDesk reads. It was not opened."
TOO_LONG = "That file took too long to read. It was not opened any further."
_SENTENCE_LIMIT = 500
_PATIENCE = 3


def run_in_sandbox(
    task: str, payload: bytes, seconds: int = 10, memory_mb: int = 512, *, command: Sequence[str] = ()
) -> bytes:
    """What the task made of the payload, in a process that computes for `seconds` and holds `memory_mb` at most.

    By the clock it ends within three times as long: an old laptop with a busy disk must not call a plan unreadable.
    It blocks: call it off the screen's thread. Raises Unreadable, with the child's sentence or one of ours, when the
    child says so, is killed, runs out of time or memory, or answers with anything but one whole reply;
    BrokenInstallation when it cannot be started at all. Only tests give another `command`.
    """
    if len(payload) > PAYLOAD_LIMIT:
        raise Unreadable(TOO_LARGE)
    request = request_bytes(Order(task, seconds, memory_mb), payload)
    outcome, answer = read_reply(_exchange(request, seconds, command))
    if outcome is Outcome.UNREADABLE:
        raise Unreadable(answer[:_SENTENCE_LIMIT].decode("utf-8", "replace"))
    return answer


def sandbox_command() -> tuple[list[str], Path | None]:
    """What to start and in which folder: this very program, frozen or not, and no other copy of it."""
    if getattr(sys, "frozen", False):
        return [sys.executable, SUBCOMMAND], None
    home = Path(__file__).resolve().parents[2]  # -m looks in the folder it is started in first
    return [sys.executable, "-B", "-s", "-m", "coachdesk", SUBCOMMAND], home


def _exchange(request: bytes, seconds: int, command: Sequence[str]) -> bytes:
    """The reply's bytes as they came. Raises Unreadable when time ran out or too much came."""
    own, folder = sandbox_command()
    late = threading.Event()
    try:
        child = subprocess.Popen(  # noqa: S603  # our own interpreter, with words of ours only
            command or own,
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as trouble:
        raise BrokenInstallation("CoachDesk could not start the program that reads files safely.") from trouble
    with child:
        assert child.stdin is not None
        assert child.stdout is not None
        watch = threading.Timer(seconds * _PATIENCE, _give_up, (child, late))
        watch.start()
        feed = threading.Thread(target=_feed, args=(child.stdin, request))
        feed.start()
        try:
            reply = child.stdout.read(REPLY_LIMIT + 1)
        finally:
            watch.cancel()
            child.kill()
            feed.join()
            watch.join()
    if late.is_set():
        raise Unreadable(TOO_LONG)
    return reply


def _give_up(child: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    child.kill()


def _feed(stream: IO[bytes], request: bytes) -> None:
    with suppress(OSError):  # the child may end without reading all of it
        stream.write(request)
    with suppress(OSError):
        stream.close()
