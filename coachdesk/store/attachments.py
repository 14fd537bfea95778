"""The sealed bytes of attachments, each kept with the log whose record speaks of it."""

from dataclasses import dataclass, field

from coachdesk.errors import NotFound
from coachdesk.store.connection import Connection


@dataclass(frozen=True, slots=True)
class SealedBlob:
    """One attachment on its way into the vault: its log, its record's id, its sealed bytes."""

    log: bytes
    id: bytes
    sealed: bytes = field(repr=False)


def keep_attachment(connection: Connection, log_number: int, blob: SealedBlob) -> None:
    """Keep the bytes, in the transaction that writes their record."""
    connection.execute("INSERT INTO attachment (id, log, sealed) VALUES (?, ?, ?)", (blob.id, log_number, blob.sealed))


def sealed_attachment(connection: Connection, log: bytes, attachment: bytes) -> bytes:
    """The sealed bytes of one attachment of a log. Raises NotFound."""
    row = connection.execute(
        "SELECT sealed FROM attachment WHERE id = ? AND log = (SELECT number FROM log WHERE id = ?)", (attachment, log)
    ).fetchone()
    if row is None:
        raise NotFound
    return bytes(row[0])
