"""The vault: one worker thread with the only write connection, and read-only connections for everyone else.

Its interface passes values only (`commands`, `queries`), so that the worker can become a process.
"""

import contextlib
import queue
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, cast

from sqlcipher3 import dbapi2

from coachdesk.crypto.attachment_seal import open_attachment
from coachdesk.crypto.store_keys import attachments_key, database_key, row_key
from coachdesk.errors import Locked, VaultDamaged
from coachdesk.operating_system import wipe
from coachdesk.store.backup import BackedUp, copy_records
from coachdesk.store.commands import Command
from coachdesk.store.connection import Connection, connect
from coachdesk.store.counted_rows import Counting
from coachdesk.store.fold import Cautious
from coachdesk.store.found_rows import has_noted
from coachdesk.store.late_words import LearnWords
from coachdesk.store.migrations import migrate
from coachdesk.store.projection import DayOf, Projection, Rules, SearchText
from coachdesk.store.purging import Purge
from coachdesk.store.queries import Keyring, ProveEverything, Query
from coachdesk.store.readers import Readers
from coachdesk.store.reading_again import ReadAgain, has_unread
from coachdesk.store.redacting import Redact
from coachdesk.store.session import Session
from coachdesk.store.trouble import is_bug, what_it_means

RECORDS_FILE = "records"
Answer = TypeVar("Answer")

READERS = 2
CHECKPOINT_AFTER_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Projecting:
    """What the layers above tell the projection: cautious fields, search words, days and what is added up, by kind."""

    cautious: Cautious
    search_text: SearchText
    day_of: DayOf
    counting: Counting


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
        """Kept for backups while the vault is open; SQLCipher holds its own copy as long."""
        self._row_key = row_key(store_key)
        self.attachment_key = attachments_key(store_key)
        """All three are wiped when the vault closes."""
        key: Any = self._row_key  # only ever read there
        self._rules = Rules(key, projecting.cautious, projecting.search_text, projecting.day_of, projecting.counting)
        self._damaged = self._closed = False
        self._gate, self._closing = threading.Lock(), threading.Lock()
        self.turn = threading.RLock()
        """For whoever must be the only one of its kind for a while, as a round is; the vault itself never takes it."""
        opened: list[Connection] = []
        try:
            opened.append(self._connect(create=create))
            self._writer = opened[0]
            migrate(self._writer, opened_at, self._refold)
            if has_unread(self._writer):
                self._transact(ReadAgain())
            while has_noted(self._writer):
                self._transact(LearnWords())
            opened += [self._connect(read_only=True) for _ in range(READERS)]
        except BaseException as trouble:
            for connection in opened:
                connection.close()
            self._forget_keys()
            if isinstance(trouble, dbapi2.DatabaseError):
                raise what_it_means(trouble) from trouble
            raise
        self._readers = Readers(opened[1:])
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
        answer: Future[Answer] = Future()
        with self._gate:  # so that nothing is put behind the end of the work, where nobody would ever answer it
            self._refuse_if_over()
            self._work.put((command, answer))
        return answer

    def ask(self, query: Query[Answer]) -> Answer:
        """Answer a query on a read-only connection, in the caller's thread. Raises VaultDamaged, Locked."""
        with self._reader() as connection:
            try:
                return query.run(Session(connection, self._rules))
            except (dbapi2.DatabaseError, MemoryError) as broken:
                if is_bug(broken):
                    raise
                self._damaged = True
                raise VaultDamaged from broken

    def back_up(self, folder: Path) -> BackedUp:
        """A keyed copy of the records in an existing empty folder, reopened, checked and counted.

        Raises DiskFull, NotSaved, VaultDamaged; the copy counts only when this returns.
        """
        with self._reader() as connection:
            return copy_records(connection, self._raw_key, folder / RECORDS_FILE, self._prove)

    def prove(self) -> None:
        """Check every chain, row, named value and attachment. Raises VaultDamaged."""
        with self._reader() as connection:
            self._prove(connection)

    def close(self) -> None:
        """Finish what was begun, move the write-ahead log into the records and let go of connections and keys."""
        with self._closing:  # a second caller waits until the first is done
            with self._gate:
                if self._closed:
                    return
                self._closed = True
                self._work.put(None)
            self._thread.join()
            self._readers.close()
            self._checkpoint("TRUNCATE")
            self._writer.close()
            self._forget_keys()

    # -- the worker ---------------------------------------------------------------------------

    def _run(self) -> None:
        due: float | None = None
        while True:
            try:
                job = self._work.get(timeout=None if due is None else max(0.0, due - time.monotonic()))
            except queue.Empty:
                self._checkpoint("TRUNCATE")
                due = None
                continue
            if job is None:
                return
            command, answer = job
            if answer.set_running_or_notify_cancel():
                self._answer(command, answer)
            if due is None:
                due = time.monotonic() + CHECKPOINT_AFTER_SECONDS
            elif time.monotonic() >= due:  # never quiet for long enough: move what can be without waiting for readers
                self._checkpoint("PASSIVE")
                due = None

    def _answer(self, command: Command[Answer], answer: "Future[Answer]") -> None:
        try:
            if self._damaged:
                raise VaultDamaged
            found = self._transact(command)
            if isinstance(cast("object", command), Purge | Redact):
                self._checkpoint("TRUNCATE")  # over the old pages at once, and nothing of them left beside
            answer.set_result(found)
        except BaseException as failure:  # noqa: BLE001 - handed to whoever waits for the answer
            answer.set_exception(failure)

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
        except (dbapi2.DatabaseError, MemoryError) as broken:
            if is_bug(broken):
                raise
            meant = what_it_means(broken)
            if isinstance(meant, VaultDamaged):
                self._damaged = True
            raise meant from broken
        return answer

    def _checkpoint(self, how: str) -> None:
        if not self._damaged:
            with contextlib.suppress(dbapi2.DatabaseError, MemoryError):  # what stays in the log is safe there
                self._writer.execute(f"PRAGMA wal_checkpoint({how})").fetchone()

    # -- inside --------------------------------------------------------------------------------

    @contextlib.contextmanager
    def _reader(self) -> Iterator[Connection]:
        self._refuse_if_over()
        with self._readers.one() as connection:
            self._refuse_if_over()  # while it waited
            yield connection

    def _refuse_if_over(self) -> None:
        """One bad page poisons a connection (security.md finding 3): after damage none is used again."""
        if self._closed:
            raise Locked
        if self._damaged:
            raise VaultDamaged

    def _connect(self, *, create: bool = False, read_only: bool = False) -> Connection:
        return connect(self._file, bytearray(self._raw_key), create=create, read_only=read_only)

    def _prove(self, connection: Connection) -> None:
        session = Session(connection, self._rules)
        try:
            ProveEverything().run(session)
            Keyring().run(session)
            for name, sealed in connection.execute("SELECT id, sealed FROM attachment"):
                open_attachment(self.attachment_key, name.hex(), sealed)
        except (dbapi2.DatabaseError, MemoryError) as broken:
            raise VaultDamaged from broken

    def _refold(self) -> None:
        Projection(self._writer, self._rules).rebuild()

    def _forget_keys(self) -> None:
        for key in (self._raw_key, self._row_key, self.attachment_key):
            wipe(key)
