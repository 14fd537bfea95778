"""All that can be asked of the vault's one writer. Commands are values, so that the writer can become a process.

Each runs inside one transaction that the writer opens; it is durable when the answer comes back.
"""

import secrets
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from coachdesk.crypto.change_body import ChangeBody, decode_body, encode_body
from coachdesk.errors import HistoryForked, MissingChanges
from coachdesk.store import drafts
from coachdesk.store.change_log import Author, LogWriter
from coachdesk.store.keyring import write_keyring
from coachdesk.store.projection import Projection, state_hash
from coachdesk.store.session import Session

Answer_co = TypeVar("Answer_co", covariant=True)


class Command(Protocol[Answer_co]):
    """Something that writes."""

    def run(self, session: Session) -> Answer_co:
        """Do it inside the caller's transaction."""
        ...


@dataclass(frozen=True, slots=True)
class Entry:
    """One change on its way into one log. `log_kind` is "family", "organisation" or "access"."""

    log: bytes
    log_kind: str
    change: ChangeBody


@dataclass(frozen=True, slots=True)
class Append:
    """Add changes: log, projection and search together, or nothing at all. `blobs` are sealed attachments by id."""

    author: Author
    entries: tuple[Entry, ...]
    blobs: tuple[tuple[bytes, bytes], ...] = ()

    def run(self, session: Session) -> None:
        writers: dict[bytes, LogWriter] = {}
        projection = Projection(session.connection, session.rules)
        for blob_id, sealed in self.blobs:
            session.connection.execute("INSERT INTO attachment (id, sealed) VALUES (?, ?)", (blob_id, sealed))
        for entry in self.entries:
            if entry.log not in writers:
                writer = LogWriter(session.connection, entry.log, entry.log_kind)
                writers[entry.log] = writer.as_author(self.author, secrets.token_bytes(16))
            writer = writers[entry.log]
            writer.append(entry.change, encode_body(entry.change))
            projection.absorb(writer.log_number, entry.change)
        for writer in writers.values():
            writer.finish()
        projection.finish()


@dataclass(frozen=True, slots=True)
class Absorb:
    """Take in a run of changes that another laptop wrote: one path for local and remote, in one transaction.

    `bodies` are encoded changes from position `first` on. What is here already is passed over.
    Raises Unreadable for bytes that are no change, MissingChanges when some before them have not come,
    HistoryForked when the same place holds something else.
    """

    log: bytes
    log_kind: str
    actor: bytes
    author: Author
    first: int
    bodies: tuple[bytes, ...]

    def run(self, session: Session) -> int:
        writer = LogWriter(session.connection, self.log, self.log_kind).as_actor(self.actor, self.author)
        projection = Projection(session.connection, session.rules)
        taken = 0
        for position, encoded in enumerate(self.bodies, self.first):
            change = decode_body(encoded)
            if position <= writer.position:
                if not writer.holds(position, encoded):
                    raise HistoryForked
                continue
            if position > writer.position + 1:
                raise MissingChanges
            writer.append(change, encoded)
            projection.absorb(writer.log_number, change)
            taken += 1
        writer.finish()
        projection.finish()
        return taken


@dataclass(frozen=True, slots=True)
class SaveDraft:
    """Keep what is being typed; `saved_at` in seconds since 1970."""

    key: str
    text: str = field(repr=False)
    saved_at: int

    def run(self, session: Session) -> None:
        drafts.save_draft(session.connection, session.row_key, self.key, self.text, self.saved_at)


@dataclass(frozen=True, slots=True)
class DropDraft:
    """Forget what was being typed."""

    key: str

    def run(self, session: Session) -> None:
        drafts.drop_draft(session.connection, self.key)


@dataclass(frozen=True, slots=True)
class SetKeyring:
    """Set named values of the vault itself."""

    values: tuple[tuple[str, bytes], ...] = field(repr=False)

    def run(self, session: Session) -> None:
        for name, value in self.values:
            write_keyring(session.connection, session.row_key, name, value)


@dataclass(frozen=True, slots=True)
class Rebuild:
    """Throw the projection away and fold it again. Answers the state hash before and after."""

    def run(self, session: Session) -> tuple[str, str]:
        before = state_hash(session.connection, session.rules)
        Projection(session.connection, session.rules).rebuild()
        return before, state_hash(session.connection, session.rules)
