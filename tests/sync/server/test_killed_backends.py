"""PostgreSQL's backends are killed in mid-push: nothing is half done and no reader misses a row (sync.md 4.3: 11)."""

import random
import threading
import time
from collections.abc import Iterator

import pytest

from coachdesk.sync.server.database import Database, open_database
from tests.postgresql_process import PostgresqlProcess
from tests.sync.race import check, race
from tests.sync.relay import Relay

THEIRS = "SELECT pid FROM pg_stat_activity WHERE datname LIKE 'fresh%'"


@pytest.fixture
def database(postgresql: PostgresqlProcess) -> Iterator[Database]:
    opened = open_database(postgresql.database())
    yield opened
    opened.close()


@pytest.mark.faults
def test_killed_backends_leave_nothing_half_done_and_nothing_missed(
    relay: Relay, postgresql: PostgresqlProcess
) -> None:
    killed = []

    def kill(over: threading.Event) -> None:
        chance = random.Random(2)
        with postgresql.connect() as connection:
            while not over.is_set():
                time.sleep(0.03)
                found = connection.execute(THEIRS).fetchall()
                if found:
                    victim = chance.choice(found)[0]
                    connection.execute("SELECT pg_terminate_backend(%s)", (victim,))
                    killed.append(victim)

    check(*race(relay, 2, kill))
    assert len(killed) > 3
