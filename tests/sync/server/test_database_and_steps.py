"""Both engines behind one door: how they are opened, and the steps by which their tables come to be."""

from pathlib import Path

import pytest
from sqlalchemy import inspect

from coachdesk.errors import BadInput, VaultMissing
from coachdesk.sync.server.database import Database, open_database
from coachdesk.sync.server.migrations import MIGRATIONS, Migration, ServerNewer, migrate, steps_done
from coachdesk.sync.server.tables import METADATA, MIGRATION
from tests.postgresql_process import PostgresqlProcess

NEXT = len(MIGRATIONS) + 1
MORE = (*MIGRATIONS, Migration(NEXT, "one more", ("CREATE TABLE more (id BIGINT)",)))
BROKEN = (*MIGRATIONS, Migration(NEXT, "half", ("CREATE TABLE half (id BIGINT)", "CREATE TABLE half (id BIGINT)")))


def test_the_tables_that_are_made_are_those_that_are_used(database: Database) -> None:
    with database.writing() as connection:
        assert migrate(connection, 5) == len(MIGRATIONS)
        assert migrate(connection, 6) == 0
    with database.reading() as connection:
        found = inspect(connection)
        made = {name: {column["name"] for column in found.get_columns(name)} for name in found.get_table_names()}
        assert made == {table.name: set(table.columns.keys()) for table in METADATA.tables.values()}
        assert connection.execute(MIGRATION.select().order_by("number")).all() == [
            (step.number, step.title, 5) for step in MIGRATIONS
        ]


def test_no_column_could_hold_a_word_that_somebody_wrote(database: Database) -> None:
    """All text there is: fixed words for roles and kinds, the server's own address, the titles of steps."""
    with database.writing() as connection:
        migrate(connection, 5)
        found = inspect(connection)
        texts = {
            f"{table}.{column['name']}"
            for table in found.get_table_names()
            for column in found.get_columns(table)
            if "TEXT" in str(column["type"]).upper()
        }
    assert texts == {"worker.role", "device.kind", "member.role", "organisation.origin", "migration.title"}


def test_a_further_step_runs_alone_and_a_newer_database_is_refused(database: Database) -> None:
    with database.writing() as connection:
        migrate(connection, 5)
    with database.writing() as connection:
        assert migrate(connection, 6, MORE) == 1
    with pytest.raises(ServerNewer), database.writing() as connection:
        migrate(connection, 7)
    with database.reading() as connection:
        assert steps_done(connection) == {*range(1, NEXT + 1)}


def test_a_step_that_breaks_leaves_nothing_behind(database: Database) -> None:
    with database.writing() as connection:
        migrate(connection, 5)
    with pytest.raises(Exception, match="half"), database.writing() as connection:
        migrate(connection, 6, BROKEN)
    with database.reading() as connection:
        assert steps_done(connection) == {*range(1, NEXT)}
        assert "half" not in inspect(connection).get_table_names()


def test_sqlite_waits_for_the_disk_and_forgets_what_is_deleted(tmp_path: Path) -> None:
    database = open_database(tmp_path / "server.sqlite3", must_exist=False)
    with database.reading() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "secure_delete")
        }
    database.close()
    assert settings == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1}


def test_postgresql_gives_up_a_lock_and_a_statement_in_time(postgresql: PostgresqlProcess) -> None:
    database = open_database(postgresql.database())
    with database.reading() as connection:
        timeouts = [
            connection.exec_driver_sql(f"SHOW {name}").scalar()
            for name in ("lock_timeout", "statement_timeout", "transaction_isolation")
        ]
    database.close()
    assert timeouts == ["5s", "10s", "read committed"]


def test_what_cannot_be_opened_is_refused_in_a_sentence(postgresql: PostgresqlProcess, tmp_path: Path) -> None:
    with pytest.raises(VaultMissing, match="init"):
        open_database(tmp_path / "server.sqlite3")
    assert not (tmp_path / "server.sqlite3").exists()
    with pytest.raises(BadInput, match="not a database URL"):
        open_database("nonsense")
    with pytest.raises(BadInput, match="must begin"):
        open_database("mysql://somewhere/else")
    with pytest.raises(BadInput, match="does not answer") as caught:
        open_database(f"postgresql://postgres:Marguerite@/none?host={tmp_path}")
    assert "Marguerite" not in str(caught.value)
    with pytest.raises(BadInput, match="15 or newer"):
        open_database(postgresql.database(), oldest=(99, 0))
