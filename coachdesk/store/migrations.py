"""The numbered steps by which a vault's tables came to be, each in one transaction with the record that it ran."""

from collections.abc import Sequence
from dataclasses import dataclass

from coachdesk.errors import VaultNewer
from coachdesk.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Migration:
    """One step. Released steps are never edited: a new need is a new number."""

    number: int
    title: str
    statements: tuple[str, ...]
    refold: bool = False
    """True when the projection must be folded anew afterwards."""


MIGRATIONS: tuple[Migration, ...] = (
    Migration(
        1,
        "change log, projection, drafts, attachments, keyring",
        (
            "CREATE TABLE keyring (name TEXT PRIMARY KEY, value BLOB NOT NULL, mac BLOB NOT NULL) WITHOUT ROWID",
            "CREATE TABLE log (number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, kind TEXT NOT NULL)",
            """CREATE TABLE actor (
                number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, log INTEGER NOT NULL REFERENCES log(number),
                device BLOB NOT NULL, worker BLOB NOT NULL, position INTEGER NOT NULL, head BLOB NOT NULL,
                UNIQUE (log, device, worker))""",
            # `id` is not unique: after a fork an author re-issues a change under a new actor with its id kept.
            # Until a bundle is cut a change is its own row; a bundle table joins it when sync lands.
            """CREATE TABLE change (
                arrived INTEGER PRIMARY KEY, actor INTEGER NOT NULL REFERENCES actor(number), position INTEGER NOT NULL,
                id BLOB NOT NULL, record BLOB NOT NULL, hash BLOB NOT NULL, body BLOB NOT NULL,
                UNIQUE (actor, position))""",
            "CREATE INDEX change_of_record ON change (record)",
            """CREATE TABLE record (
                number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, log INTEGER NOT NULL REFERENCES log(number),
                kind TEXT NOT NULL, deleted INTEGER NOT NULL, day INTEGER, state BLOB NOT NULL, mac BLOB NOT NULL)""",
            "CREATE INDEX record_of_kind ON record (kind, log)",
            "CREATE INDEX record_of_day ON record (kind, day) WHERE day IS NOT NULL",
            """CREATE VIRTUAL TABLE found USING fts5(
                words, sounds, content = '', contentless_delete = 1,
                tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')""",
            """CREATE TABLE draft (
                key TEXT PRIMARY KEY, body BLOB NOT NULL, mac BLOB NOT NULL) WITHOUT ROWID""",
            "CREATE TABLE attachment (id BLOB PRIMARY KEY, sealed BLOB NOT NULL)",
        ),
    ),
)


def migrate(connection: Connection, ran_at: int, steps: Sequence[Migration] = MIGRATIONS) -> bool:
    """Bring the tables up to the newest step; `ran_at` in seconds since 1970 is written beside each that ran.

    Returns True when a step that ran asks for a refold. Raises VaultNewer, having changed nothing, when the vault
    has a step this program does not know.
    """
    done = _steps_done(connection)
    if done - {step.number for step in steps}:
        raise VaultNewer
    refold = False
    for step in steps:
        if step.number in done:
            continue
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.execute(
                "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, title TEXT, ran_at INTEGER)"
            )
            for statement in step.statements:
                connection.execute(statement)
            connection.execute("INSERT INTO migration VALUES (?, ?, ?)", (step.number, step.title, ran_at))
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        refold = refold or step.refold
    return refold


def _steps_done(connection: Connection) -> set[int]:
    exists = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'migration'").fetchone()
    return {number for (number,) in connection.execute("SELECT number FROM migration")} if exists else set()
