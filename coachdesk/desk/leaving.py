"""A family leaves this laptop, and the laptop's own log says so: before it goes, and when nothing of it is found.

The line before lets a laptop that went off in the middle write its receipt when it is next asked.
"""

from datetime import datetime

from coachdesk.desk.access import own_lines, record_access
from coachdesk.desk.desk import Desk
from coachdesk.desk.edge import new_record
from coachdesk.desk.search_words import search_text
from coachdesk.models.access import AccessDeed, AccessEntry
from coachdesk.models.family import Family
from coachdesk.models.purge_receipt import PurgeReceipt
from coachdesk.models.registry import KINDS
from coachdesk.store.change_log import Author, Purged
from coachdesk.store.left_behind import LeftBehind
from coachdesk.store.purging import Purge
from coachdesk.store.queries import RecordNames

MOST_WORDS = 5_000
"""So many different words of a family are looked for at most."""


def take_away(desk: Desk, log: bytes, ends: tuple[Author, int] | None = None) -> Purged | None:
    """Takes everything of a log off this laptop and keeps a receipt; of a log that is not here nothing is said.

    None, and everything stays, where it is said at which position whose chain `ends`, and it has gone on.
    """
    family = log.hex()
    names = desk.vault.ask(RecordNames(log))
    purge = Purge(log, ends)
    if not names:
        return desk.vault.do(purge)
    words, found = _words(desk, family, {kind for kind, _ in names}), desk.find(Family, family)
    ref = found.record.ref if found else ""
    record_access(desk, AccessDeed.LEAVES_LAPTOP, family, ref)
    desk.gone.leaves(family, (record for _, record in names))
    try:
        purged = desk.vault.do(purge)
    except BaseException:
        desk.gone.is_back(family)
        raise
    if purged is None:
        desk.gone.is_back(family)
        return None
    _keep(desk, family, ref, purged, words)
    return purged


def finish_receipts(desk: Desk) -> None:
    """Writes the receipts that a laptop which went off in the middle still owes; what is gone was not counted."""
    told: dict[str, datetime] = {}
    for receipt in own_lines(desk, PurgeReceipt):
        told[receipt.family] = max(receipt.at, told.get(receipt.family, receipt.at))
    begun = {one.family: one for one in own_lines(desk, AccessEntry) if one.deed is AccessDeed.LEAVES_LAPTOP}
    for one in begun.values():
        owed = one.family not in told or told[one.family] < one.at
        if owed and not desk.vault.ask(LeftBehind(bytes.fromhex(one.family))):
            _keep(desk, one.family, one.what, None, ())


def _keep(desk: Desk, family: str, ref: str, purged: Purged | None, words: tuple[str, ...]) -> None:
    counts = (purged.records, purged.changes, purged.attachments) if purged else (None, None, None)
    desk.add(
        new_record(
            PurgeReceipt,
            desk.owner.access_log_id,
            family=family,
            ref=ref,
            at=desk.now(),
            **dict(zip(("records", "changes", "files"), counts, strict=True)),
            words_looked_for=len(words),
            found=desk.vault.ask(LeftBehind(bytes.fromhex(family), words)),
        )
    )


def _words(desk: Desk, family: str, kinds: set[str]) -> tuple[str, ...]:
    """The different words by which Ctrl+K finds the family's records."""
    found: dict[str, None] = {}
    for kind in sorted(kinds & KINDS.keys()):
        for record in desk.records(KINDS[kind], family):
            found |= dict.fromkeys(search_text(kind, record.to_fields())[0].split())
    return tuple(found)[:MOST_WORDS]
