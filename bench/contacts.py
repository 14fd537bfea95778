"""Contacts in bulk: a sheet of 100,000 rows brought in, lists of them, figures of 400,000; against bare SQLCipher."""

import multiprocessing
import resource
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench.contact_load import FAMILIES, add_drawn, add_those_named, drawn, write_sheet
from bench.records import bare_inserts
from bench.timing import Timed, limit, line, timed
from bench.workload import CHEAP, PASSPHRASE, Clock, begin_vault
from coachdesk.crypto.store_keys import database_key
from coachdesk.desk import Desk, new_record, opening
from coachdesk.models.contact_list import ContactSort, ContactWanted
from coachdesk.models.family import Family
from coachdesk.models.person import Person
from coachdesk.models.window import Window
from coachdesk.operations.agency_sheets import look_at_sheet
from coachdesk.operations.contact_list import contact_page
from coachdesk.operations.figures import evaluate
from coachdesk.operations.importing_contacts import bring_in
from coachdesk.store.connection import Connection, connect

BEFORE, DURING = Window("2010-03", 6), Window("2010-09", 6)
BETWEEN_SAVES = 0.05


def rows(folder: Path, brought_in: int, contacts: int) -> Iterator[str]:
    """One line of figures after the other: `brought_in` by a sheet, then figures of `contacts` in all."""
    folder.mkdir()
    made = begin_vault(folder / "vault", Clock())
    desk = made.desk
    add_those_named(desk)
    sheet = write_sheet(folder / "sheet.csv", brought_in)
    began = time.perf_counter()
    preview = look_at_sheet(desk, sheet)
    yield limit(f"a sheet of {brought_in:,} rows looked at", time.perf_counter() - began, brought_in / 10_000)
    floor = bare_inserts(folder / "bare", brought_in)
    alone = _Saves(desk)
    time.sleep(2)
    quiet = alone.stop()
    saves = _Saves(desk)
    began, worked = time.perf_counter(), time.process_time()
    bring_in(desk, preview)
    took, worked = time.perf_counter() - began, time.process_time() - worked
    waited = saves.stop()
    what = f"{brought_in:,} rows brought in"
    yield limit(what, took, brought_in / 5_000)
    yield line(f"{what}, this program's own time", worked, floor, 20, "bare insert of as many rows")
    yield line("a save elsewhere meanwhile, median", waited.median, quiet.median, 10, "with nothing else going on")
    yield limit("a save elsewhere meanwhile, p95", waited.p95, 0.05)
    bare = _bare_table(folder / "bare-list", brought_in)
    plain = timed(lambda: bare.execute(_NEWEST).fetchall() + bare.execute(_ALL).fetchall())
    ours = timed(lambda: contact_page(desk, ContactWanted()))
    yield limit(f"a list of {brought_in:,} opened", ours.median, 0.1)
    yield line("the same", ours.median, plain.median, 20, "bare page and count, no record read")
    for sort in (ContactSort.AMOUNT, ContactSort.AGENCY):
        found = timed(partial(contact_page, desk, ContactWanted(sort=sort)))
        yield limit(f"the same sorted by {sort}", found.median, 0.2)
    family = desk.records(Family)[0].id
    yield limit("one family's", timed(lambda: contact_page(desk, ContactWanted(family))).median, 0.1)
    yield limit("those with a word", timed(lambda: contact_page(desk, ContactWanted(text="arrears"))).median, 0.5)
    bare.close()
    add_drawn(desk, contacts - brought_in, seed=2)
    made.close()
    with multiprocessing.get_context("spawn").Pool(1) as other:
        took, memory = other.apply(_figures, (folder / "vault",))
    bare = _bare_table(folder / "bare-sums", contacts)
    added = timed(lambda: bare.execute(_ADDED_UP).fetchall(), runs=3)
    bare.close()
    yield limit(f"evaluate {FAMILIES} families, {contacts:,} contacts", took, 5)
    yield line("the same", took, added.median, 10, "bare GROUP BY")
    yield f"{'its peak of memory':<44} {memory:>7,} MB  limit     400 MB  {'meets' if memory <= 400 else 'MISSES'}"


def _figures(vault: Path) -> tuple[float, int]:
    """Seconds of one evaluation after unlocking, and the process's peak of memory in MB."""
    opened = opening.unlock(vault, bytearray(PASSPHRASE), clock=Clock(), costs=CHEAP)
    began = time.perf_counter()
    evaluate(opened.desk, BEFORE, DURING)
    took = time.perf_counter() - began
    opened.close()
    return took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "linux" else 1024**2)


class _Saves:
    """Somebody saves again and again, and notes how long each save took."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._over = desk, threading.Event()
        self._waited: list[float] = []
        self._thread = threading.Thread(target=self._save)
        self._thread.start()

    def _save(self) -> None:
        family = self._desk.records(Family)[0].id
        person = self._desk.add(new_record(Person, family, known_as="Now", role="kin", number=1))
        while not self._over.wait(BETWEEN_SAVES):
            began = time.perf_counter()
            person = self._desk.amend(person, notes=f"{began}")
            self._waited.append(time.perf_counter() - began)

    def stop(self) -> Timed:
        """How long each took."""
        self._over.set()
        self._thread.join()
        return Timed(tuple(self._waited) or (0.0,))


_NEWEST = "SELECT rowid FROM contact ORDER BY day DESC, rowid DESC LIMIT 100"
_ALL = "SELECT count(*) FROM contact"
_ADDED_UP = """
    SELECT family, agency, month, category, incident, outcome, count(*), sum(pence), max(pence) FROM contact
    GROUP BY family, agency, month, category, incident, outcome"""


def _bare_table(folder: Path, count: int) -> Connection:
    """As many contacts in one narrow table of a bare keyed file, same rules."""
    folder.mkdir()
    connection = connect(folder / "records", database_key(bytearray(32)), create=True)
    connection.execute(
        "CREATE TABLE contact (family INT, agency INT, month TEXT, day INT, category TEXT, incident INT, outcome TEXT,"
        " pence INT)"
    )
    found = (
        (
            one.family,
            one.agency,
            one.day.isoformat()[:7],
            one.day.toordinal(),
            one.category,
            one.incident,
            one.outcome,
            one.pence,
        )
        for one in drawn(count)
    )
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("INSERT INTO contact VALUES (?, ?, ?, ?, ?, ?, ?, ?)", found)
    connection.execute("COMMIT")
    return connection
