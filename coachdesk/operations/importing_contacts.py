"""Bringing in what an agency sends: staged in slices, seen all at once, undone as one (C-01)."""

from collections.abc import Callable

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.desk.access import access_line
from coachdesk.desk.batch import Batch
from coachdesk.desk.edge import checked
from coachdesk.desk.slices import in_slices
from coachdesk.errors import BadInput, Refused, Stale
from coachdesk.models.access import AccessDeed
from coachdesk.models.contact import Contact, WaitingContact
from coachdesk.models.contact_batch import BatchState, ContactBatch
from coachdesk.models.values import new_id
from coachdesk.operations.agency_sheets import Preview, rows_here
from coachdesk.tools.contact_rows import RowRead, Verdict

SLICE = 25
"""Rows in one transaction to begin with: a save elsewhere waits for one of them at most."""
_WHY = "Contacts brought in from a sheet"
_UNDONE = "A sheet that was brought in is taken out again"

Progress = Callable[[int, int], bool]
"""Told how many rows of how many are written; False stops and takes out what was."""


def bring_in(desk: Desk, preview: Preview, source: str = "", told: Progress | None = None) -> Opened[ContactBatch]:
    """Keep what is ready and what waits, in slices of one transaction; none of it counts until all of it is here.

    Raises Refused when there is nothing to keep or `told` said stop, Stale when some of it has come in meanwhile,
    DiskFull and VaultNotWritable; then none of it counts, and what was written is taken out or can be (`undo`).
    """
    rows = [one for one in preview.rows if one.verdict in (Verdict.READY, Verdict.WAITING)]
    if not rows:
        raise Refused("There is no row in this sheet that could be brought in.")
    here = {one.row_print for one in rows_here(desk)}
    if any(one.values["row_print"] in here for one in rows):
        raise Stale
    batch = new_record(
        ContactBatch,
        desk.owner.organisation_id,
        by=desk.owner.worker_id,
        begun_at=desk.now(),
        source=source,
        sheet_print=preview.sheet_print,
        ready=preview.count(Verdict.READY),
        waiting=preview.count(Verdict.WAITING),
    )
    rows.sort(key=lambda one: (one.family, one.values["happened_on"], one.row))
    ids = sorted(new_id() for _ in rows)
    # So that what is written together lies together: each page of an index is written a few times, not at every row.
    records = [_record(*one, batch.id, source) for one in zip(ids, rows, strict=True)]  # checked before any is written
    opened = desk.add(batch, _WHY)
    for done in in_slices(desk, records, Batch.add, _WHY, SLICE):
        if told is not None and not told(done, len(records)):
            undo(desk, batch.id)
            raise Refused("It was stopped. Nothing was brought in.")
    with desk.together(_WHY) as written:
        kept = written.amend(opened, state=BatchState.KEPT)
        written.add(access_line(desk, AccessDeed.BROUGHT_IN, what=batch.id))
    return kept


def undo(desk: Desk, batch_id: str) -> int:
    """Take an import out again, all of it from sight at once, then row by row; how many contacts went.

    Cut short, it is done again. What was joined to one of its contacts stands by itself again.
    """
    opened = desk.get(ContactBatch, batch_id)
    if opened.deleted:
        raise Refused("This import has been undone already.")
    opened = desk.amend(opened, _UNDONE, state=BatchState.UNDOING)
    gone: list[Opened[Contact] | Opened[WaitingContact]] = [
        *(one for one in desk.all(Contact) if one.record.batch == batch_id),
        *(one for one in desk.all(WaitingContact) if one.record.batch == batch_id),
    ]
    for _ in in_slices(desk, gone, Batch.remove, _UNDONE, SLICE):
        pass
    with desk.together(_UNDONE) as batch:
        batch.remove(opened)
        batch.add(access_line(desk, AccessDeed.TOOK_OUT_AGAIN, what=batch_id))
    return len(gone)


def _record(record_id: str, one: RowRead, batch_id: str, source: str) -> Contact | WaitingContact:
    values = {**one.values, "id": record_id, "log": one.family, "batch": batch_id, "source": source}
    try:
        if one.verdict is Verdict.WAITING:
            del values["contact_kind"]
            return checked(WaitingContact, values)
        return checked(Contact, values)
    except BadInput as refused:
        raise BadInput(refused.field, f"Row {one.row}: {refused.sentence}") from None
