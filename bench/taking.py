"""Taking another laptop's changes in, folded and searchable, against a bare insert of the same rows.

Both in seconds of work (CPU): a bundle a transaction waits for the disk a hundred times as often as the floor does, and
that wait is told beside it.
"""

import hashlib
import random
import shutil
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from bench.timing import limit, line, ms
from bench.workload import WORDS, Clock, begin_vault
from coachdesk.crypto.change_body import ChangeBody, encode_body
from coachdesk.crypto.digest import FIRST_PREV, chain_hash
from coachdesk.crypto.store_keys import database_key
from coachdesk.desk.exchange import Exchange
from coachdesk.store.change_log import Author, Bundle, Stood, Taken
from coachdesk.store.connection import connect

IN_A_BUNDLE = 100
FAMILIES, AUTHORS = 20, 3


def rows(folder: Path, changes: int) -> Iterator[str]:
    """One line of figures after the other. `changes` in bundles of 100; signatures are not looked at here."""
    folder.mkdir()
    bundles = some_bundles(changes)
    floor = bare_inserts(folder / "bare", bundles)
    made = begin_vault(folder / "vault", Clock())
    log = Exchange(made.desk)
    slices, began, worked = [], time.perf_counter(), time.process_time()
    for bundle, stood in bundles:
        at = time.perf_counter()
        taken: Taken = log.take(bundle, stood)
        slices.append(time.perf_counter() - at)
        assert taken.changes == bundle.count
    took, work = time.perf_counter() - began, time.process_time() - worked
    yield line(f"{changes:,} changes taken, folded, searched", work, floor, 8, "bare insert of the same rows")
    yield f"{'the same by the clock on the wall':<44} {ms(took):>10}"
    slices.sort()
    yield limit("one bundle of 100, p99: what a save waits for", slices[len(slices) * 99 // 100], 0.05)
    size = sum(one.stat().st_size for one in (folder / "vault").iterdir())
    made.close()
    size = sum(one.stat().st_size for one in (folder / "vault").iterdir())
    yield f"{'bytes on the disk a change':<44} {size // changes:>7} B"


def some_bundles(count: int) -> list[tuple[Bundle, Stood]]:
    """One-field changes of a tenth as many steps in 20 families, by three authors, each on top of the one before."""
    chance = random.Random(2)
    families = [chance.randbytes(16) for _ in range(FAMILIES)]
    records = [(family, chance.randbytes(16)) for family in families for _ in range(max(1, count // FAMILIES // 10))]
    latest: dict[bytes, bytes] = {}
    chains: dict[tuple[bytes, int], list[bytes]] = {}
    for number in range(count):
        family, record = chance.choice(records)
        words = " ".join(chance.choices(WORDS, k=chance.randrange(3, 18)))
        bases = (latest[record],) if record in latest else ()
        change = ChangeBody("sub_target", record, number << 16, number, 0, writes={"words": (words, bases)})
        latest[record] = change.id
        chains.setdefault((family, number * AUTHORS // count), []).append(encode_body(change))
    reached = dict.fromkeys(families, 0)
    found = []
    for (family, author), bodies in chains.items():
        actor, prev = bytes([author]) * 16, FIRST_PREV
        for first, end in pairwise([*range(0, len(bodies), IN_A_BUNDLE), len(bodies)]):
            run, before = tuple(bodies[first:end]), prev
            for position, body in enumerate(run, first + 1):
                prev = chain_hash(prev, family, actor, position, body)
            signed = chance.randbytes(250)
            bundle = Bundle(
                *(family, "family", actor, Author(actor, actor), first + 1, len(run), before, prev),
                *(hashlib.sha256(signed).digest(),),
                signed=signed,
                bodies=run,
            )
            reached[family] += 1
            found.append((bundle, Stood(reached[family], bundle.hash, 1_300_000_000)))
    return found


def bare_inserts(folder: Path, bundles: list[tuple[Bundle, Stood]]) -> float:
    """The same bodies as rows in one transaction into a bare keyed file, same rules."""
    folder.mkdir()
    connection = connect(folder / "records", database_key(bytearray(32)), create=True)
    connection.execute("CREATE TABLE t (id BLOB PRIMARY KEY, body BLOB)")
    chance = random.Random(3)
    found = [(chance.randbytes(16), body) for bundle, _ in bundles for body in bundle.bodies]
    began = time.process_time()
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("INSERT INTO t VALUES (?, ?)", found)
    connection.execute("COMMIT")
    took = time.process_time() - began
    connection.close()
    shutil.rmtree(folder)
    return took
