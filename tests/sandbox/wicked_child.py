"""The throw-away process with tasks that misbehave: started by tests in place of the real command."""

import os
import sys
import time
from pathlib import Path

from coachdesk.errors import Unreadable
from coachdesk.sandbox import child


def hoard(_payload: bytes) -> bytes:
    """Takes memory until there is none."""
    kept = []
    while True:
        kept.append(bytearray(1024 * 1024))


def spin(_payload: bytes) -> bytes:
    """Computes for ever."""
    while True:
        pass


def sleep(_payload: bytes) -> bytes:
    """Waits for ever, using no processor time."""
    time.sleep(3600)
    return b""


def write(payload: bytes) -> bytes:
    """Tries to leave a file behind at the path it is given."""
    place = Path(payload.decode())
    try:
        place.write_bytes(b"left behind")
    except OSError as refused:
        return f"refused {refused.errno}".encode()
    return b"written"


def chatter(_payload: bytes) -> bytes:
    """Says things on standard output and error, as a library might."""
    print("a family's words")
    os.write(1, b"more words")
    os.write(2, b"and more")
    return b"answer"


def crash(_payload: bytes) -> bytes:
    """Ends without a word."""
    os._exit(3)


def raise_oddly(_payload: bytes) -> bytes:
    """Raises what no task should."""
    raise KeyError


def complain(payload: bytes) -> bytes:
    """Says no in words of its own."""
    raise Unreadable(payload.decode())


def flood(_payload: bytes) -> bytes:
    """Answers with more than is ever read."""
    return bytes(64 * 1024 * 1024)


def modules(_payload: bytes) -> bytes:
    """Names what has been imported."""
    return "\n".join(sys.modules).encode()


def folder(_payload: bytes) -> bytes:
    """Echoes nothing, and says where it runs."""
    return str(Path(child.__file__).resolve()).encode()


def echo(payload: bytes) -> bytes:
    """Gives back what it got."""
    return payload


child.TASKS = {  # type: ignore[misc]
    task.__name__: lambda task=task: task
    for task in (hoard, spin, sleep, write, chatter, crash, raise_oddly, complain, flood, modules, folder, echo)
}

if __name__ == "__main__":
    sys.exit(child.main())
