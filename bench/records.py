"""Saving, folding and finding, against a bare SQLCipher file with the same rules."""

import secrets
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from bench.timing import Timed, limit, line, timed
from bench.visits import vault_of_visits
from bench.workload import CHEAP, PASSPHRASE, Clock, make_vault
from coachdesk.crypto.store_keys import database_key
from coachdesk.desk import new_record, opening
from coachdesk.models.family import Family
from coachdesk.models.person import Person
from coachdesk.models.plan import StepState, SubTarget
from coachdesk.operations.caseload import caseload
from coachdesk.operations.day import look_at_day
from coachdesk.operations.family_home import family_home
from coachdesk.store.connection import connect


def rows(folder: Path, changes: int) -> Iterator[str]:
    """One line of figures after the other."""
    folder.mkdir()
    vault = make_vault(folder / "many", changes)
    opened = opening.unlock(vault, bytearray(PASSPHRASE), clock=Clock(), costs=CHEAP)
    desk = opened.desk
    family = desk.all(Family)[0].record.id
    person = desk.all(Person, family)[0]
    floor = bare_commits(folder / "bare-commits", 400)
    saves = []
    for number in range(400):
        began = time.perf_counter()
        person = desk.amend(person, phone=f"07700 900{number:03d}")
        saves.append(time.perf_counter() - began)
    ours = Timed(tuple(saves))
    yield line("one save that a search sees, median", ours.median, floor.median, 4, "bare FULL commit")
    yield line("one save that a search sees, p99", ours.p99, floor.p99, 6, "bare FULL commit, p99")
    step = desk.all(SubTarget, family)[0]
    saves = []
    for number in range(400):
        began = time.perf_counter()
        step = desk.amend(step, state=StepState.DONE if number % 2 else StepState.DOING)
        saves.append(time.perf_counter() - began)
    ours = Timed(tuple(saves))
    yield line("one tick, median", ours.median, floor.median, 4, "bare FULL commit")
    yield line("one tick, p99", ours.p99, floor.p99, 6, "bare FULL commit, p99")
    yield limit("a family's page", timed(lambda: family_home(desk, family)).median, 0.1)
    yield limit("what today asks for", timed(lambda: look_at_day(desk)).median, 0.1)
    yield limit("the list of twenty families", timed(lambda: caseload(desk)).median, 0.3)
    yield limit("search", timed(lambda: desk.search("mar kit"), 9).median, 0.1)
    began = time.perf_counter()
    before, after = desk.rebuild()
    whole = time.perf_counter() - began
    hashing = timed(desk.state_hash, 3).median
    assert before == after
    inserts = bare_inserts(folder / "bare-inserts", changes)
    yield line(f"refold of {changes:,} changes", whole - 2 * hashing, inserts, 5, "bare insert of as many rows")
    desk.add(new_record(Person, family, known_as="Last", role="kin", number=99))
    opened.close()
    made, visits = vault_of_visits(folder / "visits")
    yield limit(f"today, thirty families, {visits:,} visits", timed(lambda: look_at_day(made.desk)).median, 0.1)
    made.close()


def bare_commits(folder: Path, count: int) -> Timed:
    """One row and one commit at a time into a bare keyed file, same rules."""
    folder.mkdir()
    connection = connect(folder / "records", database_key(bytearray(32)), create=True)
    connection.execute("CREATE TABLE t (id BLOB PRIMARY KEY, body BLOB)")
    found = []
    for _ in range(count):
        began = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO t VALUES (?, ?)", (secrets.token_bytes(16), secrets.token_bytes(225)))
        connection.execute("COMMIT")
        found.append(time.perf_counter() - began)
    connection.close()
    shutil.rmtree(folder)
    return Timed(tuple(found))


def bare_inserts(folder: Path, count: int) -> float:
    """As many rows in one transaction into a bare keyed file, same rules."""
    folder.mkdir()
    connection = connect(folder / "records", database_key(bytearray(32)), create=True)
    connection.execute("CREATE TABLE t (id BLOB PRIMARY KEY, body BLOB)")
    found = [(secrets.token_bytes(16), secrets.token_bytes(225)) for _ in range(count)]
    began = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("INSERT INTO t VALUES (?, ?)", found)
    connection.execute("COMMIT")
    took = time.perf_counter() - began
    connection.close()
    shutil.rmtree(folder)
    return took
