"""Keeping a file beside the records: its bytes sealed one by one inside the encrypted vault (security.md 1)."""

from coachdesk.crypto.attachment_seal import open_attachment, seal_attachment
from coachdesk.crypto.digest import sha256_hex
from coachdesk.desk.desk import Desk
from coachdesk.desk.edge import new_record
from coachdesk.desk.opened import Opened
from coachdesk.errors import BadInput, VaultDamaged
from coachdesk.models.plan import Attachment
from coachdesk.settings import ATTACHMENT_LIMIT
from coachdesk.store import queries


def attach(
    desk: Desk, family_id: str, name: str, mime: str, content: bytes, about: str | None = None
) -> Opened[Attachment]:
    """Keep a file's bytes and what is known of it, in one transaction. Raises BadInput when empty or over 10 MB."""
    if not content:
        raise BadInput("attachment", "That file is empty, so it was not added.")
    if len(content) > ATTACHMENT_LIMIT:
        raise BadInput("attachment", "That file is larger than 10 MB, so it was not added.")
    record = new_record(
        Attachment,
        family_id,
        name=name,
        mime=mime,
        size=len(content),
        sha256=sha256_hex(content),
        about=about,
    )
    with desk.together() as batch:
        opened = batch.add(record)
        batch.blobs.append((bytes.fromhex(record.id), seal_attachment(desk.vault.attachment_key, record.id, content)))
    return opened


def attachment_bytes(desk: Desk, attachment: Attachment) -> bytes:
    """An attachment's bytes exactly as they were kept. Raises NotFound, VaultDamaged."""
    sealed = desk.vault.ask(queries.SealedAttachment(bytes.fromhex(attachment.id)))
    content = open_attachment(desk.vault.attachment_key, attachment.id, sealed)
    if sha256_hex(content) != attachment.sha256:
        raise VaultDamaged
    return content
