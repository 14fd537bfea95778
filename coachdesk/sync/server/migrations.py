"""The numbered steps by which the server's tables came to be, the same for SQLite and PostgreSQL."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from coachdesk.errors import VaultNewer
from coachdesk.sync.server.tables import MIGRATION


class ServerNewer(VaultNewer):
    """The database has a step that this program does not know."""

    sentence = "This database was made by a newer coachdesk-server. Update the program first. Nothing was changed."


@dataclass(frozen=True, slots=True)
class Migration:
    """One step. Released steps are never edited: a new need is a new number."""

    number: int
    title: str
    statements: tuple[str, ...]
    postgresql: tuple[str, ...] = ()
    """Statements that only PostgreSQL understands."""


MIGRATIONS: tuple[Migration, ...] = (
    Migration(
        1,
        "logs, bundles, people, keys, blobs",
        (
            "CREATE TABLE organisation (id BYTEA PRIMARY KEY, root BYTEA NOT NULL, origin TEXT NOT NULL)",
            """CREATE TABLE log (
                id BYTEA PRIMARY KEY, s BIGINT NOT NULL, hash BYTEA NOT NULL, epoch BIGINT NOT NULL,
                control_hash BYTEA NOT NULL, touched BIGINT NOT NULL, moves BIGINT NOT NULL,
                controlled_at BIGINT NOT NULL, erased_at BIGINT)""",
            "CREATE INDEX log_touched ON log (touched)",
            # `s` comes from the locked row of `log`, never from a sequence (sync.md 3.4)
            """CREATE TABLE bundle (
                log BYTEA NOT NULL, s BIGINT NOT NULL, actor BYTEA NOT NULL, first BIGINT NOT NULL,
                last BIGINT NOT NULL, last_hash BYTEA NOT NULL, bundle_hash BYTEA NOT NULL, log_hash BYTEA NOT NULL,
                kind SMALLINT NOT NULL, epoch BIGINT NOT NULL, size BIGINT NOT NULL, header BYTEA NOT NULL,
                nonce BYTEA NOT NULL, sealed BYTEA NOT NULL, received_at BIGINT NOT NULL, late SMALLINT NOT NULL,
                void SMALLINT NOT NULL, PRIMARY KEY (log, s), UNIQUE (log, actor, first))""",
            "CREATE INDEX bundle_control ON bundle (log, s) WHERE kind = 1",
            """CREATE TABLE actor (
                log BYTEA NOT NULL, actor BYTEA NOT NULL, device BYTEA NOT NULL, last BIGINT NOT NULL,
                hash BYTEA NOT NULL, PRIMARY KEY (log, actor))""",
            "CREATE INDEX actor_of_device ON actor (device, log)",
            "CREATE TABLE worker (id BYTEA PRIMARY KEY, role TEXT NOT NULL, disabled SMALLINT NOT NULL)",
            """CREATE TABLE device (
                id BYTEA PRIMARY KEY, worker BYTEA NOT NULL, kind TEXT NOT NULL, signing BYTEA NOT NULL,
                receiving BYTEA NOT NULL, revoked_at BIGINT)""",
            "CREATE INDEX device_of_worker ON device (worker)",
            """CREATE TABLE member (
                log BYTEA NOT NULL, worker BYTEA NOT NULL, role TEXT, left_epoch BIGINT, left_at BIGINT,
                PRIMARY KEY (log, worker))""",
            "CREATE INDEX member_of_worker ON member (worker, log)",
            """CREATE TABLE sealed_key (
                log BYTEA NOT NULL, epoch BIGINT NOT NULL, device BYTEA NOT NULL, sealed BYTEA NOT NULL,
                PRIMARY KEY (log, epoch, device))""",
            "CREATE INDEX sealed_key_of_device ON sealed_key (device)",
            """CREATE TABLE blob (
                log BYTEA NOT NULL, id BYTEA NOT NULL, size BIGINT NOT NULL, held BIGINT NOT NULL,
                made_at BIGINT NOT NULL, whole SMALLINT NOT NULL, PRIMARY KEY (log, id))""",
            """CREATE TABLE blob_piece (
                log BYTEA NOT NULL, blob BYTEA NOT NULL, at BIGINT NOT NULL, content BYTEA NOT NULL,
                PRIMARY KEY (log, blob, at))""",
            """CREATE TABLE blob_reference (
                log BYTEA NOT NULL, blob BYTEA NOT NULL, s BIGINT NOT NULL, PRIMARY KEY (log, blob, s))""",
            "CREATE TABLE session (token_hash BYTEA PRIMARY KEY, device BYTEA NOT NULL, ends_at BIGINT NOT NULL)",
            "CREATE INDEX session_of_device ON session (device)",
            "CREATE TABLE challenge (nonce BYTEA PRIMARY KEY, device BYTEA NOT NULL, ends_at BIGINT NOT NULL)",
        ),
        postgresql=(
            # what is sealed does not compress: trying to would only cost time
            "ALTER TABLE bundle ALTER COLUMN sealed SET STORAGE EXTERNAL",
            "ALTER TABLE blob_piece ALTER COLUMN content SET STORAGE EXTERNAL",
        ),
    ),
    Migration(2, "whose access log a log is", ("ALTER TABLE log ADD COLUMN of_device BYTEA",)),
)


def migrate(connection: Connection, ran_at: int, steps: Sequence[Migration] = MIGRATIONS) -> int:
    """Bring the tables up to the newest step, in the caller's transaction; how many steps ran.

    Raises ServerNewer, having changed nothing, when the database has a step this program does not know.
    """
    done = steps_done(connection)
    if done - {step.number for step in steps}:
        raise ServerNewer
    connection.exec_driver_sql(
        "CREATE TABLE IF NOT EXISTS migration (number BIGINT PRIMARY KEY, title TEXT NOT NULL, ran_at BIGINT NOT NULL)"
    )
    waiting = [step for step in steps if step.number not in done]
    on_postgresql = connection.dialect.name == "postgresql"
    for step in waiting:
        for statement in (*step.statements, *(step.postgresql if on_postgresql else ())):
            connection.exec_driver_sql(statement)
        connection.execute(MIGRATION.insert().values(number=step.number, title=step.title, ran_at=ran_at))
    return len(waiting)


def steps_done(connection: Connection) -> set[int]:
    """The numbers of the steps that have run in this database; none in an empty one."""
    if not connection.dialect.has_table(connection, "migration"):
        return set()
    return {int(number) for (number,) in connection.exec_driver_sql("SELECT number FROM migration")}
