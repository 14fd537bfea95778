"""A real server process with five hundred laptops waiting for news and a hundred pushes a second, open loop.

The load runs on the same two cores, and is lean so that the server is measured and not the load: every question is put
together beforehand, and every laptop keeps two lines open, one that waits and one that pushes. A push counts from the
moment it was due, not from when somebody got round to it.
"""

import asyncio
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles

from sqlalchemy import insert

from bench.processes import memory, work_of
from bench.quick_line import QuickLine, question
from bench.timing import limit
from coachdesk.crypto.digest import sha256
from coachdesk.sync.protocol.exchanging import Push
from coachdesk.sync.server.database import Database, open_database
from coachdesk.sync.server.folder import DATABASE_FILE
from coachdesk.sync.server.tables import SESSION
from tests.sync.relay import Laptop, Relay

WAITING, SECONDS = 500, 10
RATES = (100, 125, 150, 200, 300, 400, 600, 800)
ROOT = Path(__file__).resolve().parents[1]


@dataclass
class Client:
    """One laptop with a session, the family it writes in, and what it is going to push, ready to be sent."""

    laptop: Laptop
    log: bytes
    token: bytes
    mark: bytes = b""
    pushes: list[bytes] = field(default_factory=list)
    waits: asyncio.Event = field(default_factory=asyncio.Event)
    """Set once it knows where things stand, and waits."""

    def make_ready(self, count: int) -> None:
        """So many pushes, one after the other."""
        for _ in range(count):
            body = Push((self.laptop.data(self.log, size=600).to_bytes(),)).to_bytes()
            self.pushes.append(question(f"POST /v1/log/{self.log.hex()}", self.token, body))
        self.pushes.reverse()


@dataclass
class Load:
    """What came of some seconds: seconds a push took, answers that were no 200, and news that reached somebody.

    `server` and `itself` are seconds of work (CPU) of the server and of this load.
    """

    took: list[float] = field(default_factory=list)
    failed: int = 0
    news: int = 0
    server: float = 0.0
    itself: float = 0.0

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
                load = asyncio.run(under_load(port, process.pid, clients, rate))
                what = f"{engine}: {WAITING} waiting, {rate} pushes/s, p99"
                each = load.server / max(1, len(load.took)) * 1000
                told_of = f"{load.failed} errors, {load.news} told, {memory(process.pid):.0f} MB"
                work = f"{each:.1f} ms of work a push with all it wakes, {load.itself / SECONDS:.0%} of a core the load"
                yield f"{limit(what, load.p99, 0.5 if rate == RATES[0] else 1.0)}  {told_of}, {work}"
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


async def under_load(port: int, pid: int, clients: list[Client], rate: int) -> Load:
    """Everybody waits for news while pushes come at their times."""
    load = Load()
    for number, client in enumerate(clients):
        client.make_ready((rate * SECONDS - number - 1) // len(clients) + 1)
        client.mark, client.waits = b"", asyncio.Event()
    waiting = [asyncio.create_task(waits(port, one, load)) for one in clients]
    await asyncio.gather(*(one.waits.wait() for one in clients))
    await asyncio.sleep(1)
    load.news, server, itself = 0, work_of(pid), time.process_time()
    lines: dict[int, QuickLine] = {}
    pushing, begun = [], time.perf_counter()
    for number in range(rate * SECONDS):
        due = begun + number / rate
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        place = number % len(clients)
        if place not in lines:
            lines[place] = await QuickLine.to(port)
        pushing.append(asyncio.create_task(pushes(lines[place], clients[place], due, load)))
    await asyncio.gather(*pushing)
    load.server, load.itself = work_of(pid) - server, time.process_time() - itself
    for one in waiting:
        one.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    for line in lines.values():
        line.close()
    return load


async def pushes(line: QuickLine, client: Client, due: float, load: Load) -> None:
    """One push, after those of the same laptop before it."""
    async with line.turn:
        try:
            status, _ = await line.ask(client.pushes.pop())
            load.failed += status != 200
        except OSError:
            load.failed += 1
    load.took.append(time.perf_counter() - due)


async def waits(port: int, client: Client, load: Load) -> None:
    """Asks after news again and again, as a laptop in the background does."""
    line = await QuickLine.to(port)
    try:
        while True:
            status, mark = await line.ask(question("GET /v1/heads?wait=30", client.token, known=client.mark))
            load.news += status == 200
            client.mark = mark or client.mark
            client.waits.set()
    finally:
        line.close()
