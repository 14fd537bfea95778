"""The throw-away process itself: caps on itself first, then one task, then one reply, then it ends."""

import os
from typing import BinaryIO

from coachdesk.errors import Unreadable
from coachdesk.operating_system import harden_process, limit_this_process, open_nothing_more
from coachdesk.sandbox.frames import Outcome, read_order, read_payload, reply_bytes
from coachdesk.sandbox.tasks import SEALED, TASKS, Run

_TOO_MUCH = "That file needs more memory to read than is safe. It was not opened."


def main() -> int:
    """Read a request from standard input, answer it on standard output; the exit code is 0 when there is an answer.

    Whatever else writes to standard output or error, a library's warning say, goes nowhere: it could quote the file.
    """
    harden_process()
    asking, answering = _streams()
    order = read_order(asking)
    limit_this_process(order.memory_mb * 1024 * 1024, order.seconds, 0)
    task = TASKS[order.task]()
    if order.task in SEALED:
        open_nothing_more()
    answering.write(answer(task, asking))
    answering.flush()
    return 0


def answer(task: Run, asking: BinaryIO) -> bytes:
    """The task's reply to a payload that is still to be read. Errors that are not known end the process."""
    try:
        return reply_bytes(Outcome.DONE, task(read_payload(asking)))
    except Unreadable as unreadable:
        return reply_bytes(Outcome.UNREADABLE, unreadable.sentence.encode())
    except MemoryError:
        return reply_bytes(Outcome.UNREADABLE, _TOO_MUCH.encode())


def _streams() -> tuple[BinaryIO, BinaryIO]:
    answering = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    return os.fdopen(os.dup(0), "rb"), answering
