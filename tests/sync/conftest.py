"""A real PostgreSQL for every test that asks, and every test of the server on both engines."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.sync.server.database import Database, open_database
from tests.postgresql_process import PostgresqlProcess
from tests.sync.relay import Relay
from tests.sync.running import Running
from tests.sync.server_process import Line, ServerProcess


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgresqlProcess]:
    process = PostgresqlProcess()
    yield process
    process.stop()


@pytest.fixture(autouse=True)
def closed_lines() -> Iterator[None]:
    """Every line to a server that a test opened is closed after it."""
    yield
    while Line.opened:
        Line.opened.pop().client.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str | Path:
    """Where a fresh database may be made, on each engine in turn."""
    if request.param == "sqlite":
        return tmp_path / "server.sqlite3"
    process: PostgresqlProcess = request.getfixturevalue("postgresql")
    return process.database()


@pytest.fixture
def database(where: str | Path) -> Iterator[Database]:
    opened = open_database(where, must_exist=False)
    yield opened
    opened.close()


@pytest.fixture
def relay(database: Database, tmp_path: Path) -> Relay:
    """A server's inside with an organisation founded in it."""
    return Relay(database, tmp_path)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def running(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One server process for all tests of a file, on each engine in turn. Tests that stop it start their own."""
    folder = tmp_path_factory.mktemp("server")
    url = request.getfixturevalue("postgresql").database() if request.param == "postgresql" else None
    opened = open_database(url or folder / "server.sqlite3", must_exist=False)
    relay = Relay(opened, folder)
    relay.now = int(time.time())
    words = ("--database", url) if url else ()
    process = ServerProcess(folder, *words)
    yield Running(relay, folder, process, words)
    process.stop()
    opened.close()
