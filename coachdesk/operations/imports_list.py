"""Every import that is here: whole, half-finished or on its way out, and whether it may be taken out from here."""

from dataclasses import dataclass
from datetime import timedelta

from coachdesk.desk import Desk
from coachdesk.models.contact_batch import BatchState, ContactBatch

LEFT_ALONE = timedelta(days=1)
"""How long somebody else's import may still be under way on her laptop."""


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One import. `by` is the name of who brought it in, `mine` whether she is who sits here."""

    batch: ContactBatch
    by: str
    mine: bool
    can_go: bool
    """Whether it may be taken out from here: whole ones always, others' unfinished ones after a day."""

    @property
    def is_whole(self) -> bool:
        """Whether its contacts count."""
        return self.batch.state is BatchState.KEPT


def imports_here(desk: Desk) -> tuple[ImportLine, ...]:
    """Those that are not whole first, then the newest first; what was undone is gone."""
    names, now = desk.worker_names(), desk.now()
    lines = [
        ImportLine(
            one,
            names.get(one.by, ""),
            one.by == desk.owner.worker_id,
            one.state is not BatchState.STAGING or one.by == desk.owner.worker_id or now - one.begun_at > LEFT_ALONE,
        )
        for one in desk.records(ContactBatch)
    ]
    newest = sorted(lines, key=lambda one: (one.batch.begun_at, one.batch.id), reverse=True)
    return tuple(sorted(newest, key=lambda one: one.is_whole))
