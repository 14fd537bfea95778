"""Bundles pushed into PostgreSQL, with all that a push checks, against a bare INSERT of the same rows."""

import time
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import insert, text

from bench.timing import line
from coachdesk.sync.protocol.envelope import Envelope
from coachdesk.sync.server.database import Database, open_database
from coachdesk.sync.server.tables import BUNDLE
from tests.postgresql_process import PostgresqlProcess
from tests.sync.relay import Relay

PUSHES, IN_A_PUSH, SIZE = 100, 50, 600


def rows(folder: Path) -> Iterator[str]:
    """Fifty bundles of 600 bytes a push, one transaction each, one family."""
    folder.mkdir()
    process = PostgresqlProcess()
    try:
        database = open_database(process.database(), must_exist=False)
        relay = Relay(database, folder)
        coach = relay.laptop()
        log = relay.family(coach)
        pushes = [[coach.data(log, size=SIZE) for _ in range(IN_A_PUSH)] for _ in range(PUSHES)]
        began = time.perf_counter()
        for envelopes in pushes:
            relay.push(coach, *envelopes)
        ours = time.perf_counter() - began
        floor = bare(database, pushes)
        what = f"{PUSHES * IN_A_PUSH:,} bundles pushed into PostgreSQL"
        yield line(what, ours, floor, 2, "bare INSERT")
        database.close()
    finally:
        process.stop()


def bare(database: Database, pushes: list[list[Envelope]]) -> float:
    """The same rows into a table of the same columns and key, as many in a transaction."""
    with database.writing() as connection:
        connection.execute(text("CREATE TABLE bare (LIKE bundle INCLUDING INDEXES)"))
    number, table = 0, BUNDLE.to_metadata(BUNDLE.metadata.__class__(), name="bare")
    began = time.perf_counter()
    for envelopes in pushes:
        found = []
        for one in envelopes:
            number, header = number + 1, one.header
            found.append(
                {
                    "log": header.log,
                    "s": number,
                    "actor": header.actor,
                    "first": header.first,
                    "last": header.last,
                    "last_hash": header.last_hash,
                    "bundle_hash": header.bundle_hash,
                    "log_hash": header.bundle_hash,
                    "kind": 0,
                    "epoch": 1,
                    "size": SIZE,
                    "header": one.header_bytes,
                    "nonce": one.nonce,
                    "sealed": one.sealed,
                    "received_at": 1,
                    "late": 0,
                    "void": 0,
                }
            )
        with database.writing() as connection:
            connection.execute(insert(table), found)
    return time.perf_counter() - began
