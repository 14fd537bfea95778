"""All that can be asked of the vault's one writer. Commands are values, so that the writer can become a process.

Each runs inside one transaction that the writer opens; it is durable when the answer comes back.
"""

import secrets
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from coachdesk.crypto.change_body import ChangeBody, encode_body
from coachdesk.store import drafts
from coachdesk.store.attachments import SealedBlob
from coachdesk.store.change_log import Author
from coachdesk.store.file_rows import keep_attachment
from coachdesk.store.keyring import write_keyring
from coachdesk.store.log_writer import LogWriter
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
    """One change on its way into one log. `log_kind` is "family", "organisation" or "access".

    `encoded` are the change's bytes, where whoever made it has them already.
    """

    log: bytes
    log_kind: str
    change: ChangeBody
    encoded: bytes = b""


@dataclass(frozen=True, slots=True)
class Append:
    """Add changes: log, projection and search together, or nothing at all. Every blob's log has an entry."""

    author: Author
    entries: tuple[Entry, ...]
    blobs: tuple[SealedBlob, ...] = ()

    def run(self, session: Session) -> None:
        writers: dict[bytes, LogWriter] = {}
        projection = Projection(session.connection, session.rules)
        for entry in self.entries:
            if entry.log not in writers:
                writer = LogWriter(session.connection, entry.log, entry.log_kind)
                writers[entry.log] = writer.as_author(self.author, secrets.token_bytes(16))
            writers[entry.log].append(entry.change, entry.encoded or encode_body(entry.change))
        for blob in self.blobs:
            keep_attachment(session.connection, writers[blob.log].log_number, blob)
        for entry in self.entries:
            projection.absorb(writers[entry.log].log_number, entry.change)
        for writer in writers.values():
            writer.finish()
        projection.finish()


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
