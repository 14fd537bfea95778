"""Keeping a file beside the records: its bytes sealed one by one inside the encrypted vault (security.md 1)."""

from collections.abc import Sequence
from dataclasses import dataclass

from coachdesk.crypto.attachment_seal import open_attachment, seal_attachment
from coachdesk.crypto.digest import sha256_hex
from coachdesk.desk.batch import Batch
from coachdesk.desk.desk import Desk
from coachdesk.desk.edge import new_record
from coachdesk.desk.opened import Opened
from coachdesk.errors import BadInput, VaultDamaged
from coachdesk.models.plan import Attachment
from coachdesk.settings import ATTACHMENT_LIMIT
from coachdesk.store import queries
from coachdesk.store.attachments import SealedBlob


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to keep: its name, its kind and its bytes."""

    name: str
    mime: str
    content: bytes


def attach(
    desk: Desk, family_id: str, name: str, mime: str, content: bytes, about: str | None = None
) -> Opened[Attachment]:
    """Keep a file's bytes and what is known of it, in one transaction. Raises BadInput when empty or over 10 MB."""
    return attach_together(desk, family_id, [NewFile(name, mime, content)], about)[0]


def attach_together(
    desk: Desk, family_id: str, files: Sequence[NewFile], about: str | None = None
) -> list[Opened[Attachment]]:
    """Keep several files, the pages of a letter say: all of them or none. Raises as `attach` does."""
    with desk.together() as batch:
        return [attach_with(desk, batch, family_id, file, about) for file in files]


def attach_with(
    desk: Desk, batch: Batch, family_id: str, file: NewFile, about: str | None = None
) -> Opened[Attachment]:
    """Keep a file together with whatever else the batch holds. Raises as `attach` does."""
    if not file.content:
        raise BadInput("attachment", "That file is empty, so it was not added.")
    if len(file.content) > ATTACHMENT_LIMIT:
        raise BadInput("attachment", "That file is larger than 10 MB, so it was not added.")
    record = new_record(
        Attachment,
        family_id,
        name=file.name,
        mime=file.mime,
        size=len(file.content),
        sha256=sha256_hex(file.content),
        about=about,
    )
    opened = batch.add(record)
    sealed = seal_attachment(desk.vault.attachment_key, record.id, file.content)
    batch.blobs.append(SealedBlob(bytes.fromhex(family_id), bytes.fromhex(record.id), sealed))
    return opened


def attachment_bytes(desk: Desk, attachment: Attachment) -> bytes:
    """An attachment's bytes exactly as they were kept. Raises NotFound, VaultDamaged."""
    desk.gate.look_at((attachment.kind,))
    sealed = desk.vault.ask(queries.SealedAttachment(bytes.fromhex(attachment.log), bytes.fromhex(attachment.id)))
    content = open_attachment(desk.vault.attachment_key, attachment.id, sealed)
    if sha256_hex(content) != attachment.sha256:
        raise VaultDamaged
    return content
