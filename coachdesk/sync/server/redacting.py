"""Bundles sealed again without what a redaction named: the same place and hash, fewer words (sync.md 7)."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, select, update

from coachdesk.sync.protocol.envelope import BundleKind, Envelope, read_header
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.server.denied import Denied
from coachdesk.sync.server.tables import BLOB, BLOB_PIECE, BLOB_REFERENCE, BUNDLE


def replace_resealed(connection: Connection, log: bytes, resealed: Sequence[Envelope]) -> None:
    """Put each in the place of a bundle that a redaction emptied, and forget files that only it mentioned.

    Raises Denied REJECTED for a bundle that was not emptied, and for a header that says anything else than before but
    the epoch it is sealed under and fewer files.
    """
    for index, envelope in enumerate(resealed):
        header = envelope.header
        here = (BUNDLE.c.log == log) & (BUNDLE.c.actor == header.actor) & (BUNDLE.c.first == header.first)
        kept = connection.execute(select(BUNDLE.c.s, BUNDLE.c.header, BUNDLE.c.sealed).where(here)).one_or_none()
        if kept is None or kept.sealed or envelope.is_header_alone or header.kind is not BundleKind.DATA:
            raise Denied(Code.REJECTED, index=index, reason="not_redacted")
        before = read_header(kept.header)
        if replace(header, epoch=before.epoch, blobs=before.blobs) != before or set(header.blobs) - set(before.blobs):
            raise Denied(Code.REJECTED, index=index, reason="resealed")
        parts = {"header": envelope.header_bytes, "nonce": envelope.nonce, "sealed": envelope.sealed}
        connection.execute(update(BUNDLE).where(here).values(epoch=header.epoch, **parts))
        for blob in set(before.blobs) - set(header.blobs):
            _unmention(connection, log, blob, kept.s)


def _unmention(connection: Connection, log: bytes, blob: bytes, s: int) -> None:
    mentioned = (BLOB_REFERENCE.c.log == log) & (BLOB_REFERENCE.c.blob == blob)
    connection.execute(delete(BLOB_REFERENCE).where(mentioned, BLOB_REFERENCE.c.s == s))
    if connection.execute(select(BLOB_REFERENCE.c.s).where(mentioned)).first() is None:
        connection.execute(delete(BLOB_PIECE).where(BLOB_PIECE.c.log == log, BLOB_PIECE.c.blob == blob))
        connection.execute(delete(BLOB).where(BLOB.c.log == log, BLOB.c.id == blob))
