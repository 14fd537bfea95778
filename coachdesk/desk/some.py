"""Records whose ids are known, in one question: no more is read than these."""

from collections.abc import Iterable
from typing import TypeVar

from coachdesk.desk.desk import Desk
from coachdesk.desk.opened import read_record
from coachdesk.models.record import Record
from coachdesk.store import queries

T = TypeVar("T", bound=Record)


def records_with_ids(desk: Desk, cls: type[T], ids: Iterable[str]) -> list[T]:
    """Those of this kind that are here and not deleted, in the order asked; ids of other kinds are left out."""
    desk.gate.look_at((cls.kind,))
    rows = desk.vault.ask(queries.RecordsById(tuple(bytes.fromhex(one) for one in ids)))
    found = (read_record(row) for row in rows if row.folded.kind == cls.kind and not row.folded.deleted)
    return [one for one in found if isinstance(one, cls)]
