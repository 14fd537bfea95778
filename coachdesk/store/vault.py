"""The vault: one worker thread with the only write connection, and read-only connections for everyone else.

Its interface passes values only (`commands`, `queries`), so that the worker can become a process.
"""

import contextlib
import queue
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sqlcipher3 import dbapi2

from coachdesk.crypto.store_keys import attachments_key, database_key, row_key
from coachdesk.errors import DiskFull, Locked, VaultDamaged, VaultNotWritable
from coachdesk.operating_system import wipe
from coachdesk.store.backup import BackedUp, copy_records
from coachdesk.store.commands import Command
from coachdesk.store.connection import Connection, connect
from coachdesk.store.fold import Cautious
from coachdesk.store.migrations import migrate
from coachdesk.store.projection import DayOf, Projection, Rules, SearchText
from coachdesk.store.queries import Query
from coachdesk.store.session import Session

RECORDS_FILE = "records"
Answer = TypeVar("Answer")

READERS = 2
CHECKPOINT_AFTER_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Projecting:
    """What the layers above tell the projection: cautious fields, search words and days, by kind."""

    cautious: Cautious
    search_text: SearchText
    day_of: DayOf


class Vault:
    """An open vault. Every method may be called from any thread; none may be called after `close`."""

    def __init__(
        self, folder: Path, store_key: bytearray, projecting: Projecting, opened_at: int, *, create: bool = False
    ) -> None:
        """Open (or with `create` make) the records in `folder`; `opened_at` in seconds since 1970.

        The caller keeps and wipes `store_key`. Raises VaultDamaged, VaultNewer.
        """
        self._file = folder / RECORDS_FILE
        self._raw_key = database_key(store_key)
        """Kept for backups while the vault is open, wiped when it closes; SQLCipher holds its own copy as long."""
        self._rules = Rules(row_key(store_key), projecting.cautious, projecting.search_text, projecting.day_of)
        self.attachment_key = attachments_key(store_key)
        self._writer = self._connect(create=create)
        try:
            if migrate(self._writer, opened_at):
                self._transact(_Refold())
            self._readers: queue.LifoQueue[Connection] = queue.LifoQueue()
            for _ in range(READERS):
                self._readers.put(self._connect(read_only=True))
        except dbapi2.DatabaseError as broken:
            self._writer.close()
            raise VaultDamaged from broken
        except BaseException:
            self._writer.close()
            raise
        self._broken: type[Exception] | None = None
        self._work: queue.Queue[tuple[Command[Any], Future[Any]] | None] = queue.Queue()
        self._thread = threading.Thread(target=self._run, name="vault", daemon=True)
        self._thread.start()

    # -- for everyone ------------------------------------------------------------------------

    def do(self, command: Command[Answer]) -> Answer:
        """Run a command in its own transaction and wait until it is durable.

        Raises DiskFull, VaultNotWritable (nothing was saved), VaultDamaged, Locked.
        """
        return self.begin(command).result()

    def begin(self, command: Command[Answer]) -> Future[Answer]:
        """Like `do`, without waiting."""
        if self._broken:
            raise self._broken
        answer: Future[Answer] = Future()
        self._work.put((command, answer))
        return answer

    def ask(self, query: Query[Answer]) -> Answer:
        """Answer a query on a read-only connection, in the caller's thread. Raises VaultDamaged, Locked."""
        with self._reader() as connection:
            try:
                return query.run(Session(connection, self._rules))
            except dbapi2.DatabaseError as broken:
                self._broken = VaultDamaged
                raise VaultDamaged from broken

    def back_up(self, folder: Path) -> BackedUp:
        """A keyed copy of the records in an existing empty folder, reopened, checked and counted.

        Raises DiskFull, NotSaved, VaultDamaged; the copy counts only when this returns.
        """
        with self._reader() as connection:
            return copy_records(connection, self._raw_key, folder / RECORDS_FILE)

    def close(self) -> None:
        """Finish what was begun, move the write-ahead log into the records and let go of every connection."""
        if self._broken is Locked:
            return
        self._work.put(None)
        self._thread.join()
        self._broken = Locked
        for _ in range(READERS):
            self._readers.get().close()
        with contextlib.suppress(dbapi2.DatabaseError):
            self._checkpoint()
        self._writer.close()
        wipe(self._raw_key)

    # -- the worker ---------------------------------------------------------------------------

    def _run(self) -> None:
        waiting = False
        while True:
            try:
                job = self._work.get(timeout=CHECKPOINT_AFTER_SECONDS if waiting else None)
            except queue.Empty:
                with contextlib.suppress(dbapi2.DatabaseError):
                    self._checkpoint()
                waiting = False
                continue
            if job is None:
                return
            command, answer = job
            try:
                answer.set_result(self._transact(command))
            except BaseException as failure:  # noqa: BLE001 - handed to whoever waits for the answer
                answer.set_exception(failure)
            waiting = True

    def _transact(self, command: Command[Answer]) -> Answer:
        connection = self._writer
        try:
            connection.execute("BEGIN IMMEDIATE")
            try:
                answer = command.run(Session(connection, self._rules))
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
        except dbapi2.IntegrityError:
            raise  # a bug of ours, not of the disk: loud
        except dbapi2.DatabaseError as broken:
            raise self._explain(broken) from broken
        return answer

    def _explain(self, broken: dbapi2.DatabaseError) -> Exception:
        said = str(broken)
        if "full" in said:
            return DiskFull()
        if "readonly" in said or "I/O" in said or "unable to open" in said:
            return VaultNotWritable()
        if isinstance(broken, dbapi2.ProgrammingError | dbapi2.NotSupportedError):
            return broken
        # One bad page poisons a connection (security.md finding 3): it is not used again.
        self._broken = VaultDamaged
        return VaultDamaged()

    def _checkpoint(self) -> None:
        self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    @contextlib.contextmanager
    def _reader(self) -> Iterator[Connection]:
        if self._broken:
            raise self._broken
        connection = self._readers.get()
        try:
            yield connection
        finally:
            self._readers.put(connection)

    def _connect(self, *, create: bool = False, read_only: bool = False) -> Connection:
        return connect(self._file, bytearray(self._raw_key), create=create, read_only=read_only)


@dataclass(frozen=True, slots=True)
class _Refold:
    def run(self, session: Session) -> None:
        Projection(session.connection, session.rules).rebuild()
