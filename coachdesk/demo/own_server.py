"""The demo's own sync server: a real process on a loopback port, which ends with the demo and leaves its folder."""

import importlib.util
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coachdesk.demo.hands import WalkBroken

SERVER_EXTRA = ("httptools", "sqlalchemy", "starlette", "uvicorn")
"""What the extra `server` brings: without these the demo has no server to speak to."""

_SECONDS = 30


def has_server() -> bool:
    """Whether the extra `server` is installed here."""
    return all(importlib.util.find_spec(name) for name in SERVER_EXTRA)


@contextmanager
def own_server(folder: Path, trust: Path) -> Iterator[str]:
    """A server of one organisation in `folder`, made and started: its address. Stopped as a service manager would."""
    origin = f"http://127.0.0.1:{_free_port()}"
    command = [sys.executable, "-m", "coachdesk.sync.server"]
    made = subprocess.run(  # noqa: S603 - our own program, and paths of the demo's own folder
        [*command, "init", str(folder), "--trust", str(trust), "--origin", origin],
        capture_output=True,
        text=True,
        check=False,
        timeout=_SECONDS,
    )
    if made.returncode:
        raise WalkBroken(f"the server could not be made: {made.stderr.strip()}")
    with (folder / "server.log").open("w", encoding="utf-8") as lines:
        serving = [*command, "serve", str(folder), "--port", origin.rsplit(":", 1)[1]]
        process = subprocess.Popen(  # noqa: S603 - our own program, and paths of the demo's own folder
            serving, stdout=subprocess.PIPE, stderr=lines, text=True
        )
    try:
        said = process.stdout.readline() if process.stdout else ""
        if not said.startswith("listening "):
            raise WalkBroken("the server did not start; see server.log in its folder")
        yield origin
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=_SECONDS)


def _free_port() -> int:
    """A port that nobody listens at just now; the server is told its own address before it starts."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
