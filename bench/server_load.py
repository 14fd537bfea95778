"""A real server process with five hundred laptops waiting for news and a hundred pushes a second, open loop.

The load runs on the same two cores. A push counts from the moment it was due, not from when somebody got round to it.
"""

import asyncio
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles

from sqlalchemy import insert

from bench.timing import limit
from coachdesk.crypto.digest import sha256
from coachdesk.sync.protocol.exchanging import Push
from coachdesk.sync.server.database import Database, open_database
from coachdesk.sync.server.folder import DATABASE_FILE
from coachdesk.sync.server.tables import SESSION
from tests.sync.relay import Laptop, Relay

WAITING, SECONDS = 500, 10
RATES = (100, 200, 300, 400, 600, 800)
ROOT = Path(__file__).resolve().parents[1]


@dataclass
class Client:
    """One laptop with a session, and the family it writes in."""

    laptop: Laptop
    log: bytes
    token: bytes
    mark: str = ""


@dataclass
class Load:
    """What came of some seconds: seconds a push took, answers that were no 200, and news that reached somebody."""

    took: list[float] = field(default_factory=list)
    failed: int = 0
    news: int = 0

    @property
    def p99(self) -> float:
        return quantiles(self.took, n=100)[98] if len(self.took) > 1 else 0.0


def rows(folder: Path, url: str = "", rates: tuple[int, ...] = RATES) -> Iterator[str]:
    """p99, errors and memory at a hundred pushes a second; then at which rate p99 passes a second."""
    folder.mkdir()
    database = open_database(url or folder / DATABASE_FILE, must_exist=False)
    clients = people(database, folder)
    words = ["--database", url] if url else []
    line = [sys.executable, "-m", "coachdesk.sync.server", "serve", str(folder), *words]
    with (folder / "log").open("wb") as told, subprocess.Popen(line, cwd=ROOT, stdout=-1, stderr=told) as process:
        try:
            assert process.stdout is not None
            port = int(process.stdout.readline().split()[1].rsplit(b":", 1)[1].strip(b"/"))
            engine = "PostgreSQL" if url else "SQLite"
            for rate in rates:
                load = asyncio.run(under_load(port, clients, rate))
                what = f"{engine}: {WAITING} waiting, {rate} pushes/s, p99"
                told_of = f"{load.failed} errors, {load.news} told, {memory(process.pid):.0f} MB"
                yield f"{limit(what, load.p99, 0.5 if rate == RATES[0] else 1.0)}  {told_of}"
                if load.p99 > 1:
                    break
        finally:
            process.terminate()
            process.wait(30)
            database.close()


def people(database: Database, folder: Path) -> list[Client]:
    """Five hundred laptops, two to a family, with sessions."""
    relay = Relay(database, folder)
    relay.now = int(time.time())
    laptops = [relay.laptop() for _ in range(WAITING)]
    found = []
    for one, other in zip(laptops[::2], laptops[1::2], strict=True):
        log = relay.family(one, other)
        found += [Client(each, log, secrets.token_bytes(32)) for each in (one, other)]
    sessions = [
        {"token_hash": sha256(one.token), "device": one.laptop.device, "ends_at": relay.now + 3600} for one in found
    ]
    relay.write(lambda connection: connection.execute(insert(SESSION), sessions))
    return found


def memory(pid: int) -> float:
    """Resident megabytes."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


async def under_load(port: int, clients: list[Client], rate: int) -> Load:
    """Everybody waits for news while pushes come at their times."""
    load = Load()
    waiting = [asyncio.create_task(waits(port, one, load)) for one in clients]
    for _ in range(600):  # until everybody knows where things stand, and waits
        if all(one.mark for one in clients) and load.news >= (0 if rate > RATES[0] else WAITING):
            break
        await asyncio.sleep(0.1)
    await asyncio.sleep(1)
    load.news = 0
    pushing, begun = [], time.perf_counter()
    turn = iter(clients * (rate * SECONDS // len(clients) + 1))
    for number in range(rate * SECONDS):
        due = begun + number / rate
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        pushing.append(asyncio.create_task(pushes(port, next(turn), due, load)))
    await asyncio.gather(*pushing)
    for one in waiting:
        one.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    return load


async def pushes(port: int, client: Client, due: float, load: Load) -> None:
    body = Push((client.laptop.data(client.log, size=600).to_bytes(),)).to_bytes()
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        status, _ = await asked(reader, writer, client, f"POST /v1/log/{client.log.hex()}", body)
        writer.close()
        load.failed += status != 200
    except OSError:
        load.failed += 1
    load.took.append(time.perf_counter() - due)


async def waits(port: int, client: Client, load: Load) -> None:
    """Asks after news again and again, as a laptop in the background does."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        while True:
            status, mark = await asked(reader, writer, client, "GET /v1/heads?wait=30", b"")
            load.news += status == 200 and mark != client.mark
            client.mark = mark or client.mark
    finally:
        writer.close()


async def asked(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, client: Client, what: str, body: bytes
) -> tuple[int, str]:
    """One question; its status and its mark."""
    known = f"if-none-match: {client.mark}\r\n" if client.mark and what.startswith("GET") else ""
    writer.write(
        f"{what} HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer {client.token.hex()}\r\n{known}"
        f"content-type: application/cbor\r\ncontent-length: {len(body)}\r\n\r\n".encode()
        + body
    )
    said = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
    status = int(said.split(" ", 2)[1])
    fields = dict(line.split(": ", 1) for line in said.split("\r\n")[1:] if ": " in line)
    await reader.readexactly(int(fields.get("content-length", "0")))
    return status, fields.get("etag", "")
