"""What there is one of: said, said anew in its place, or said again after it was taken back."""

from typing import Any, TypeVar

from coachdesk.desk import Desk, Opened
from coachdesk.desk.batch import Batch
from coachdesk.desk.edge import checked
from coachdesk.models.record import Record

_Kind = TypeVar("_Kind", bound=Record)


def say_once(desk: Desk, cls: type[_Kind], record_id: str, log: str, **fields: Any) -> Opened[_Kind]:
    """Keep the record of that id with these fields. Raises BadInput, and then nothing was changed."""
    with desk.together() as batch:
        return say_in(desk, batch, cls, record_id, log, **fields)


def say_in(desk: Desk, batch: Batch, cls: type[_Kind], record_id: str, log: str, **fields: Any) -> Opened[_Kind]:
    """The same together with whatever else the batch holds."""
    there = desk.find(cls, record_id)
    if there is None:
        return batch.add(checked(cls, {"id": record_id, "log": log, **fields}))
    return batch.amend(batch.bring_back(there) if there.deleted else there, **fields)
