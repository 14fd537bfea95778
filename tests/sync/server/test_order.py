"""Nobody who reads in small pages ever misses a row, whatever the writers do (sync.md 4.3: 11 and 12).

The control is the same reader over a table numbered by a sequence (bigserial), where rows are missed.
"""

import random
import threading
import time

import pytest

from tests.postgresql_process import PostgresqlProcess
from tests.sync.race import PUSHERS, PUSHES, check, race
from tests.sync.relay import Relay


@pytest.mark.faults
def test_a_reader_sees_every_committed_row_once_and_in_order(relay: Relay) -> None:
    check(*race(relay, 1))


@pytest.mark.faults
def test_a_sequence_would_lose_rows_and_this_reader_would_notice(postgresql: PostgresqlProcess) -> None:
    """The control: numbers of a sequence are given before COMMIT, so a later one can be seen first (sync.md 3.4)."""
    url = postgresql.database()
    with postgresql.connect(url) as setup:
        setup.execute("CREATE TABLE numbered (s BIGSERIAL PRIMARY KEY, body INT)")

    committed: set[int] = set()

    def insert(seed: int) -> None:
        chance = random.Random(seed)
        with postgresql.connect(url) as connection:
            for n in range(PUSHES):
                body = seed * 1000 + n
                with connection.transaction():
                    connection.execute("INSERT INTO numbered (body) VALUES (%s)", (body,))
                    time.sleep(chance.random() * 0.01)
                committed.add(body)

    threads = [threading.Thread(target=insert, args=(seed,)) for seed in range(PUSHERS)]
    for thread in threads:
        thread.start()
    seen: set[int] = set()
    last, alive = 0, True
    with postgresql.connect(url) as reading:
        while alive:
            alive = any(thread.is_alive() for thread in threads)
            page = "SELECT s, body FROM numbered WHERE s > %s ORDER BY s LIMIT 3"
            for s, body in reading.execute(page, (last,)).fetchall():
                last = s
                seen.add(body)
        for thread in threads:
            thread.join()
        while found := reading.execute(page, (last,)).fetchall():
            last = found[-1][0]
            seen |= {body for _, body in found}
    assert committed - seen, "the control lost nothing: the test above would not notice either"
