"""A real PostgreSQL for every test that asks, and every test of the server on both engines."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.sync.server.database import Database, open_database
from tests.postgresql_process import PostgresqlProcess
from tests.sync.relay import Relay


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgresqlProcess]:
    process = PostgresqlProcess()
    yield process
    process.stop()


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
