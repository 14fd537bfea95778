"""The rows of files: the sealed bytes beside their records, what of others has come so far, and how far each is.

A file's row in `file_way` says that the server has it whole, that it is going, or how often what came was not it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum

from coachdesk.errors import NotFound
from coachdesk.store.attachments import TRIES, SealedBlob
from coachdesk.store.connection import Connection
from coachdesk.store.log_writer import known_log
from coachdesk.store.projection import ProjectedRecord, read_rows
from coachdesk.store.session import Session

WHAT_A_FILE_IS = "sha256"
"""The field of a record that says what its file is: whoever is to forget that forgets the file."""


class Way(IntEnum):
    """How far a file is, as the store keeps it."""

    UNKNOWN = 0
    GOING = 1
    ON_SERVER = 2


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file's record with what is known of its bytes: `held` of those named `arriving` have come."""

    record: ProjectedRecord
    is_here: bool
    way: Way
    tries: int
    arriving: bytes
    held: int


@dataclass(frozen=True, slots=True)
class FileWays:
    """The files of one log by id. `is_shared` says that the log goes to a server at all."""

    here: frozenset[bytes]
    on_server: frozenset[bytes]
    wrong: frozenset[bytes]
    is_shared: bool


def keep_attachment(connection: Connection, log_number: int, blob: SealedBlob) -> None:
    """Keep the bytes, in the transaction that writes their record."""
    connection.execute("INSERT INTO attachment (id, log, sealed) VALUES (?, ?, ?)", (blob.id, log_number, blob.sealed))


def forget_files(connection: Connection, log_number: int, record: bytes | None = None) -> int:
    """Forget the bytes of a log's files, or of one, whole or in parts; how many were whole."""
    wanted = (log_number, record, record)
    connection.execute("DELETE FROM file_way WHERE log = ? AND (? IS NULL OR id = ?)", wanted)
    connection.execute("DELETE FROM file_piece WHERE log = ? AND (? IS NULL OR id = ?)", wanted)
    return connection.execute("DELETE FROM attachment WHERE log = ? AND (? IS NULL OR id = ?)", wanted).rowcount


def look_again(connection: Connection, log_number: int) -> None:
    """The server may have lost any file of a log: what it has of each is asked anew."""
    connection.execute("DELETE FROM file_way WHERE log = ? AND way <> ?", (log_number, Way.GOING))


def set_way(connection: Connection, log_number: int, record: bytes, way: Way, tries: int = 0) -> None:
    """Write down how far a file is."""
    connection.execute(
        "INSERT INTO file_way (log, id, way, tries) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (log, id) DO UPDATE SET way = excluded.way, tries = excluded.tries",
        (log_number, record, way, tries),
    )


def sealed_attachment(connection: Connection, log: bytes, attachment: bytes) -> bytes:
    """The sealed bytes of one attachment of a log. Raises NotFound."""
    row = connection.execute(
        "SELECT sealed FROM attachment WHERE id = ? AND log = (SELECT number FROM log WHERE id = ?)", (attachment, log)
    ).fetchone()
    if row is None:
        raise NotFound
    return bytes(row[0])


@dataclass(frozen=True, slots=True)
class FilesOnTheWay:
    """Every file's record of a kind that is not deleted and whose bytes are not both here and on the server.

    Of some logs, or (empty) of all that go to a server; of one record, where it is named.
    """

    kind: str
    logs: tuple[bytes, ...] = ()
    id: bytes = b""

    def run(self, session: Session) -> list[FileRow]:
        shared = session.connection.execute(
            "SELECT id FROM log WHERE number IN (SELECT log FROM log_key) ORDER BY number"
        ).fetchall()
        return [row for log in self.logs or [one for (one,) in shared] for row in self._of(session, log)]

    def _of(self, session: Session, log: bytes) -> Iterator[FileRow]:
        connection, number = session.connection, known_log(session.connection, log)
        where = (
            "record.kind = ? AND record.log = ? AND ? IN (record.id, x'') AND record.deleted = 0 AND NOT EXISTS"
            " (SELECT 1 FROM file_way WHERE file_way.log = record.log AND file_way.id = record.id AND way = 2)"
            " ORDER BY record.number DESC"
        )
        for row in read_rows(connection, session.rules, where, (self.kind, number, self.id)):
            here = connection.execute("SELECT 1 FROM attachment WHERE id = ? AND log = ?", (row.id, number)).fetchone()
            way, tries = connection.execute(
                "SELECT way, tries FROM file_way WHERE log = ? AND id = ?", (number, row.id)
            ).fetchone() or (Way.UNKNOWN, 0)
            arriving, held = connection.execute(
                "SELECT max(blob), sum(length(content)) FROM file_piece WHERE log = ? AND id = ?", (number, row.id)
            ).fetchone()
            yield FileRow(row, here is not None, Way(way), tries, arriving or b"", held or 0)


@dataclass(frozen=True, slots=True)
class WaysOfFiles:
    """How far every file of one log is."""

    log: bytes

    def run(self, session: Session) -> FileWays:
        connection, number = session.connection, known_log(session.connection, self.log)
        here = connection.execute("SELECT id FROM attachment WHERE log = ?", (number,)).fetchall()
        ways = connection.execute("SELECT id, way, tries FROM file_way WHERE log = ?", (number,)).fetchall()
        key = connection.execute("SELECT 1 FROM log_key WHERE log = ?", (number,)).fetchone()
        return FileWays(
            frozenset(one for (one,) in here),
            frozenset(one for one, way, _ in ways if way == Way.ON_SERVER),
            frozenset(one for one, _, tries in ways if tries >= TRIES),
            key is not None,
        )


@dataclass(frozen=True, slots=True)
class Arriving:
    """What of a file has come so far, in one piece."""

    log: bytes
    id: bytes

    def run(self, session: Session) -> bytes:
        rows = session.connection.execute(
            "SELECT content FROM file_piece WHERE log = ? AND id = ? ORDER BY at",
            (known_log(session.connection, self.log), self.id),
        ).fetchall()
        return b"".join(content for (content,) in rows)


@dataclass(frozen=True, slots=True)
class SetWay:
    """Write down how far a file is. Raises NotFound where its log has left this laptop."""

    log: bytes
    id: bytes
    way: Way

    def run(self, session: Session) -> None:
        set_way(session.connection, _log_here(session, self.log), self.id, self.way)


@dataclass(frozen=True, slots=True)
class AddPiece:
    """Keep the next part of a file that is named `blob`; nothing stays of one named otherwise. Raises NotFound."""

    log: bytes
    id: bytes
    blob: bytes
    at: int
    content: bytes = field(repr=False)

    def run(self, session: Session) -> None:
        connection, number = session.connection, _log_here(session, self.log)
        connection.execute(
            "DELETE FROM file_piece WHERE log = ? AND id = ? AND (blob <> ? OR at >= ?)",
            (number, self.id, self.blob, self.at),
        )
        connection.execute(
            "INSERT INTO file_piece (log, id, at, blob, content) VALUES (?, ?, ?, ?, ?)",
            (number, self.id, self.at, self.blob, self.content),
        )


@dataclass(frozen=True, slots=True)
class KeepArrived:
    """All of a file has come and was proved: it lies with the others, and its parts go. Raises NotFound."""

    blob: SealedBlob

    def run(self, session: Session) -> None:
        number = _log_here(session, self.blob.log)
        forget_files(session.connection, number, self.blob.id)
        keep_attachment(session.connection, number, self.blob)
        set_way(session.connection, number, self.blob.id, Way.ON_SERVER)


@dataclass(frozen=True, slots=True)
class RefuseArrived:
    """What came of a file is not it. Raises NotFound."""

    log: bytes
    id: bytes
    tries: int

    def run(self, session: Session) -> None:
        number = _log_here(session, self.log)
        session.connection.execute("DELETE FROM file_piece WHERE log = ? AND id = ?", (number, self.id))
        set_way(session.connection, number, self.id, Way.UNKNOWN, self.tries)


@dataclass(frozen=True, slots=True)
class HasGivenUp:
    """Whether any file came wrong too often."""

    def run(self, session: Session) -> bool:
        return session.connection.execute("SELECT 1 FROM file_way WHERE tries = ?", (TRIES,)).fetchone() is not None


@dataclass(frozen=True, slots=True)
class TryFilesAgain:
    """A new day: what came wrong too often is fetched once more. Run when a vault opens."""

    def run(self, session: Session) -> None:
        session.connection.execute("UPDATE file_way SET tries = ? WHERE tries = ?", (TRIES - 1, TRIES))


def _log_here(session: Session, log: bytes) -> int:
    number = known_log(session.connection, log)
    if number is None:
        raise NotFound
    return number
