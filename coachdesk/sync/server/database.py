"""One door to SQLite and PostgreSQL: short transactions, the same code for both (sync.md 3.4).

SQLite: WAL, synchronous FULL, every writing transaction begins with BEGIN IMMEDIATE, so there is one writer.
PostgreSQL 15 or newer: READ COMMITTED; the row of a log, locked FOR UPDATE until COMMIT, is what puts writers in order.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import URL, Connection, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from coachdesk.errors import BadInput, VaultMissing

CONNECTIONS = 12
"""Of one process: as many requests as may be in the database at once."""

OLDEST_POSTGRESQL = (15, 0)
_TIMEOUTS = "-c lock_timeout=5s -c statement_timeout=10s -c idle_in_transaction_session_timeout=15s"
_WRITES = "coachdesk_writes"


class Database:
    """Where a server keeps everything. Safe to use from many threads."""

    def __init__(self, url: URL) -> None:
        """Opens lazily: nothing is connected before the first transaction."""
        self.is_sqlite = url.get_backend_name() == "sqlite"
        self._one_writer = Lock()
        options: dict[str, Any] = {"timeout": 5.0} if self.is_sqlite else {"options": _TIMEOUTS, "connect_timeout": 10}
        self._engine = create_engine(
            url,
            connect_args=options,
            pool_size=CONNECTIONS,
            max_overflow=0,
            pool_timeout=5,
            pool_pre_ping=not self.is_sqlite,
            hide_parameters=True,
        )
        if self.is_sqlite:
            event.listen(self._engine, "connect", _prepare_sqlite)
            event.listen(self._engine, "begin", _begin_sqlite)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is committed at the end, or rolled back by whatever is raised."""
        if self.is_sqlite:
            # SQLite's own waiting is by turns of luck; a lock within the process is fair
            with self._one_writer, self._begun(writes=True) as connection:
                yield connection
        else:
            with self._begun(writes=True) as connection:
                yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees committed rows only and changes nothing."""
        with self._begun(writes=False) as connection:
            yield connection

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A reading transaction that sees one moment throughout, for as long as it takes: a backup's."""
        with self._engine.connect() as connection:
            if self.is_sqlite:  # a WAL reader sees one moment anyway
                with connection.begin():
                    yield connection
            else:
                calm = connection.execution_options(isolation_level="REPEATABLE READ")
                with calm.begin():
                    calm.exec_driver_sql("SET LOCAL statement_timeout = 0")
                    calm.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")
                    yield calm

    def close(self) -> None:
        """Give every connection back. SQLite's write-ahead log is folded into the file."""
        self._engine.dispose()

    @contextmanager
    def _begun(self, *, writes: bool) -> Iterator[Connection]:
        with self._engine.connect() as plain:
            connection = plain.execution_options(**{_WRITES: writes})
            with connection.begin():
                yield connection


def sqlite_url(path: Path) -> URL:
    """The URL of a SQLite file."""
    return URL.create("sqlite", database=str(path))


def open_database(
    where: str | Path, *, must_exist: bool = True, oldest: tuple[int, ...] = OLDEST_POSTGRESQL
) -> Database:
    """The database at a path (SQLite) or a URL (`postgresql://…`), examined: it answers and is new enough.

    Raises BadInput for another kind of URL or a PostgreSQL that is too old, and VaultMissing where nothing is.
    """
    if isinstance(where, Path):
        if must_exist and not where.is_file():
            raise VaultMissing("There is no server database at that place. Run `coachdesk-server init` first.")
        return Database(sqlite_url(where))
    # what a broken connection means is answered and told by us; the driver's own warning names objects in memory
    logging.getLogger("psycopg").setLevel(logging.ERROR)
    database = Database(_postgresql_url(where))
    try:
        with database.reading() as connection:
            version = connection.dialect.server_version_info or (0,)
    except SQLAlchemyError:  # it would quote the address
        database.close()
        raise BadInput("database", "PostgreSQL does not answer at that address.") from None
    if version < oldest:
        database.close()
        raise BadInput("database", "PostgreSQL 15 or newer is needed.")
    return database


def _postgresql_url(where: str) -> URL:
    try:
        url = make_url(where)
    except ArgumentError:
        raise BadInput("database", "That is not a database URL.") from None
    if url.drivername not in {"postgresql", "postgres", "postgresql+psycopg"}:
        raise BadInput("database", "The database URL must begin with postgresql://.")
    return url.set(drivername="postgresql+psycopg")


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where we say so, not where the driver guesses
    cursor = connection.cursor()
    for setting in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON", "foreign_keys = ON"):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
