"""What any of them at least has to do: keep 100,000 changes as a log and as records, in a keyed SQLite file."""

import json
import random
import shutil
import time
from pathlib import Path

from coachdesk.crypto.store_keys import database_key
from coachdesk.store.connection import connect

IN_A_TRANSACTION = 5_000
SAID = "school morning sleep calm money housing meeting agreed worried better parent child support visit"
WORDS = SAID.split()
FIELDS = ("title", "detail", "due", "status", "progress")


def floor(folder: Path, changes: int) -> float:
    """Seconds of work (CPU) for as many single-field changes of a tenth as many records."""
    folder.mkdir()
    chance = random.Random(7)
    entities = [chance.randbytes(16).hex() for _ in range(max(1, changes // 10))]
    found = []
    for number in range(changes):
        said = " ".join(chance.choices(WORDS, k=chance.randrange(2, 20)))
        record, name = chance.choice(entities), chance.choice(FIELDS)
        whole = json.dumps({"family": number % 20, "entity": record, "field": name, "value": said, "time": number})
        found.append((record, name, said, number, whole))
    connection = connect(folder / "records", database_key(bytearray(32)), create=True)
    connection.execute("CREATE TABLE log (number INTEGER PRIMARY KEY, whole TEXT)")
    connection.execute(
        "CREATE TABLE shown (record TEXT, field TEXT, value TEXT, time INTEGER, PRIMARY KEY (record, field))"
        " WITHOUT ROWID"
    )
    began = time.process_time()
    for first in range(0, changes, IN_A_TRANSACTION):
        part = found[first : first + IN_A_TRANSACTION]
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO log (whole) VALUES (?)", [(one[4],) for one in part])
        connection.executemany(
            "INSERT INTO shown VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value,"
            " time = excluded.time WHERE excluded.time > time",
            [one[:4] for one in part],
        )
        connection.execute("COMMIT")
    took = time.process_time() - began
    connection.close()
    shutil.rmtree(folder)
    return took
