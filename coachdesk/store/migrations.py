"""The numbered steps by which a vault's tables came to be, all in one transaction with the record that they ran."""

from collections.abc import Callable, Sequence
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
    Migration(
        2,
        "bundles, cursors and what waits; a record belongs to its log",
        (
            "ALTER TABLE log ADD COLUMN cursor INTEGER NOT NULL DEFAULT 0",
            """ALTER TABLE log ADD COLUMN log_hash BLOB NOT NULL
                DEFAULT x'0000000000000000000000000000000000000000000000000000000000000000'""",
            """CREATE TABLE actor_2 (
                number INTEGER PRIMARY KEY, id BLOB NOT NULL, log INTEGER NOT NULL REFERENCES log(number),
                device BLOB NOT NULL, worker BLOB NOT NULL, position INTEGER NOT NULL, head BLOB NOT NULL,
                own INTEGER NOT NULL, UNIQUE (log, id))""",
            "INSERT INTO actor_2 SELECT number, id, log, device, worker, position, head, 1 FROM actor",
            # After a fork the same author goes on as a new actor: only what this vault writes as now is one of a kind.
            "CREATE UNIQUE INDEX own_actor ON actor_2 (log, device, worker) WHERE own = 1",
            # A bundle, once cut, is one row for ever. Its changes stay rows of their own, so that one record's history
            # is read without opening a hundred bundles, and local and foreign changes are one path.
            """CREATE TABLE bundle (
                number INTEGER PRIMARY KEY, log INTEGER NOT NULL REFERENCES log(number),
                actor INTEGER NOT NULL REFERENCES actor_2(number), first INTEGER NOT NULL, count INTEGER NOT NULL,
                prev BLOB NOT NULL, last BLOB NOT NULL, hash BLOB NOT NULL, epoch INTEGER NOT NULL,
                kind INTEGER NOT NULL, s INTEGER, received_at INTEGER, verdict TEXT NOT NULL, signed BLOB NOT NULL,
                sealed BLOB NOT NULL, mac BLOB NOT NULL, UNIQUE (actor, first, hash))""",
            "CREATE INDEX bundle_of_log ON bundle (log, s)",
            """CREATE TABLE change_2 (
                arrived INTEGER PRIMARY KEY, actor INTEGER NOT NULL REFERENCES actor_2(number),
                position INTEGER NOT NULL, id BLOB NOT NULL, record BLOB NOT NULL, hash BLOB NOT NULL,
                body BLOB NOT NULL, state INTEGER NOT NULL DEFAULT 0, bundle INTEGER, UNIQUE (actor, position))""",
            "INSERT INTO change_2 SELECT arrived, actor, position, id, record, hash, body, 0, NULL FROM change",
            """CREATE TABLE attachment_2 (
                id BLOB NOT NULL, log INTEGER NOT NULL REFERENCES log(number), sealed BLOB NOT NULL,
                UNIQUE (id, log))""",
            """INSERT INTO attachment_2 SELECT attachment.id, record.log, sealed
                FROM attachment JOIN record ON record.id = attachment.id""",
            "DROP TABLE attachment",
            "DROP TABLE record",
            "DROP TABLE change",
            "DROP TABLE actor",
            "ALTER TABLE actor_2 RENAME TO actor",
            "ALTER TABLE change_2 RENAME TO change",
            "ALTER TABLE attachment_2 RENAME TO attachment",
            "CREATE INDEX change_of_record ON change (record, id)",
            "CREATE INDEX change_set_aside ON change (state) WHERE state <> 0",
            """CREATE TABLE record (
                number INTEGER PRIMARY KEY, id BLOB NOT NULL, log INTEGER NOT NULL REFERENCES log(number),
                kind TEXT NOT NULL, deleted INTEGER NOT NULL, day INTEGER, state BLOB NOT NULL, mac BLOB NOT NULL,
                UNIQUE (id, log))""",
            "CREATE INDEX record_of_kind ON record (kind, log)",
            "CREATE INDEX record_of_day ON record (kind, day) WHERE day IS NOT NULL",
            """CREATE TABLE log_key (
                log INTEGER NOT NULL REFERENCES log(number), epoch INTEGER NOT NULL, key BLOB NOT NULL,
                mac BLOB NOT NULL, PRIMARY KEY (log, epoch)) WITHOUT ROWID""",
        ),
        refold=True,
    ),
    Migration(
        3,
        "records that ask somebody to decide are found without reading the rest",
        (
            "ALTER TABLE record ADD COLUMN asks INTEGER NOT NULL DEFAULT 0",
            "CREATE INDEX record_that_asks ON record (log) WHERE asks <> 0",
        ),
        refold=True,
    ),
    Migration(
        4,
        "files on their way to other laptops and from them",
        (
            # Beside the files and not among them: a column behind 10 MB would be read through all of them.
            """CREATE TABLE file_way (
                log INTEGER NOT NULL REFERENCES log(number), id BLOB NOT NULL, way INTEGER NOT NULL,
                tries INTEGER NOT NULL, PRIMARY KEY (log, id)) WITHOUT ROWID""",
            """CREATE TABLE file_piece (
                log INTEGER NOT NULL REFERENCES log(number), id BLOB NOT NULL, at INTEGER NOT NULL,
                blob BLOB NOT NULL, content BLOB NOT NULL, UNIQUE (log, id, at))""",
        ),
    ),
    Migration(
        5,
        "by which signed records a log was judged last",
        ("ALTER TABLE log ADD COLUMN judged BLOB NOT NULL DEFAULT x''",),
    ),
    Migration(
        6,
        "a bundle beside another in whose place it was signed",
        ("ALTER TABLE actor ADD COLUMN chained_as BLOB NOT NULL DEFAULT x''", "UPDATE actor SET chained_as = id"),
    ),
    Migration(
        7,
        "what contacts add to sums, so that figures and long lists read no record",
        (
            """CREATE TABLE counted (
                number INTEGER PRIMARY KEY, log INTEGER NOT NULL, day INTEGER NOT NULL, agency BLOB NOT NULL,
                kind TEXT NOT NULL, outcome TEXT NOT NULL, category TEXT NOT NULL, pence INTEGER, batch BLOB,
                event BLOB, facts BLOB NOT NULL, words TEXT NOT NULL)""",
            "CREATE INDEX counted_of_event ON counted (log) WHERE event IS NOT NULL",
            # All that a list is narrowed and sorted by, so that no row is read for what is not on the screen. By log
            # first: a sheet brought in family by family then writes few pages of it.
            """CREATE INDEX counted_listed
                ON counted (log, day, number, agency, kind, outcome, category, pence, batch, event)""",
        ),
        refold=True,
    ),
    Migration(
        8,
        "records whose words the search index is still to learn",
        ("CREATE TABLE unsearched (number INTEGER PRIMARY KEY)",),
    ),
    Migration(
        9,
        "several keys of one epoch, of which the log's signed state says which counts",
        (
            """CREATE TABLE log_key_9 (
                log INTEGER NOT NULL REFERENCES log(number), epoch INTEGER NOT NULL, key BLOB NOT NULL,
                mac BLOB NOT NULL, PRIMARY KEY (log, epoch, key)) WITHOUT ROWID""",
            "INSERT INTO log_key_9 SELECT log, epoch, key, mac FROM log_key",
            "DROP TABLE log_key",
            "ALTER TABLE log_key_9 RENAME TO log_key",
        ),
    ),
)


def migrate(
    connection: Connection, ran_at: int, refold: Callable[[], None], steps: Sequence[Migration] = MIGRATIONS
) -> None:
    """Bring the tables up to the newest step; `ran_at` in seconds since 1970 is written beside each that ran.

    All of it, and the refold that a step may ask for, is one transaction: a crash leaves the old whole or the new.
    Raises VaultNewer, having changed nothing, when the vault has a step this program does not know.
    """
    done = _steps_done(connection)
    if done - {step.number for step in steps}:
        raise VaultNewer
    due = [step for step in steps if step.number not in done]
    if not due:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(
            "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, title TEXT, ran_at INTEGER)"
        )
        for step in due:
            for statement in step.statements:
                connection.execute(statement)
            connection.execute("INSERT INTO migration VALUES (?, ?, ?)", (step.number, step.title, ran_at))
        if done and any(step.refold for step in due):
            refold()
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _steps_done(connection: Connection) -> set[int]:
    exists = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'migration'").fetchone()
    return {number for (number,) in connection.execute("SELECT number FROM migration")} if exists else set()
