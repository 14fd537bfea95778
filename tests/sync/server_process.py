"""A real server in a process of its own, on a loopback port it chose, and a laptop's way to it."""

import base64
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, ClassVar

import httpx

from coachdesk.sync.protocol.arriving import Challenge, Session, SessionRequest, prove
from coachdesk.sync.protocol.refusals import Refusal
from tests.sync.relay import ORIGIN, Laptop

CBOR = {"content-type": "application/cbor"}
ROOT = Path(__file__).resolve().parents[2]


def trust_file(path: Path, organisation: bytes, root: bytes) -> Path:
    """As much of an organisation's public trust file as a server reads."""
    words = {"organisation_id": organisation.hex(), "signing_root": base64.b64encode(root).decode()}
    path.write_text(json.dumps(words))
    return path


def command(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """One run of `coachdesk-server`."""
    line = [sys.executable, "-m", "coachdesk.sync.server", *map(str, words)]
    return subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)


class ServerProcess:
    """Started when it says that it listens; its log lines go to a file beside its folder."""

    def __init__(self, folder: Path, *words: str | Path) -> None:
        self.log_path = folder.with_name(f"{folder.name}.log")
        line = [sys.executable, "-m", "coachdesk.sync.server", "serve", *map(str, (folder, *words))]
        with self.log_path.open("ab") as lines:
            self.process = subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE, stderr=lines, text=True)
        assert self.process.stdout is not None
        said = self.process.stdout.readline()
        assert said.startswith("listening "), self.log_path.read_text()
        self.url = said.split()[1]

    def lines(self) -> list[dict[str, Any]]:
        """Every line it wrote, each read as JSON."""
        return [json.loads(line) for line in self.log_path.read_text().splitlines()]

    def stop(self) -> int:
        """As a service manager would; its exit code."""
        if self.process.poll() is None:
            os.kill(self.process.pid, signal.SIGTERM)
        code = self.process.wait(timeout=30)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code


class Line:
    """One laptop's line to a server, with a session. Every line is closed after its test (conftest.py)."""

    opened: ClassVar[list["Line"]] = []

    def __init__(self, url: str, laptop: Laptop, origin: str = ORIGIN, **options: Any) -> None:
        self.client = httpx.Client(base_url=url, timeout=40, trust_env=False, **options)
        self.laptop, self.origin = laptop, origin
        self.opened.append(self)

    def log_in(self) -> httpx.Response:
        """Both steps; the answer of the second."""
        asked = SessionRequest(self.laptop.device)
        nonce = Challenge.from_bytes(self.post("/v1/session", asked.to_bytes()).content).nonce
        proof = prove(self.laptop.seed, self.origin, self.laptop.device, nonce)
        answer = self.post("/v1/session", SessionRequest(self.laptop.device, nonce, proof).to_bytes())
        if answer.status_code == 200:
            token = Session.from_bytes(answer.content).token.hex()
            self.client.headers["authorization"] = f"Bearer {token}"
        return answer

    def post(self, path: str, body: bytes, **headers: str) -> httpx.Response:
        return self.client.post(path, content=body, headers={**CBOR, **headers})

    def put(self, path: str, body: bytes, **headers: str) -> httpx.Response:
        kind = {"content-type": "application/octet-stream"} if "/blob/" in path else CBOR
        return self.client.put(path, content=body, headers={**kind, **headers})

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self.client.get(path, headers=headers)


def refusal(answer: httpx.Response) -> Refusal:
    """What an answer that is no success says; its shape is checked on the way."""
    assert answer.headers["content-type"] == "application/cbor"
    found = Refusal.from_bytes(answer.content)
    assert found.status == answer.status_code
    return found
