"""The directory: every agency with its workers, and workers of none, with whose they are; Qt-free."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from coachdesk.desk import Desk, Opened
from coachdesk.models.organisation import Agency, Worker
from coachdesk.operations.agencies import HOLDS, contacts_hold
from coachdesk.operations.known_by import KnownBy, known_by

SHOWN_KINDS = frozenset({"agency", "worker", "organisation"})


@dataclass(frozen=True, slots=True)
class Directory:
    """Agencies and workers by name; those who left come last.

    `months` are how long a checked contact counts as checked; `known_by` tells by id whose families know a contact.
    """

    agencies: tuple[Opened[Agency], ...]
    workers: tuple[Opened[Worker], ...]
    drafts: dict[str, str]
    today: date = date.min
    months: int = HOLDS
    known_by: Mapping[str, tuple[KnownBy, ...]] = field(default_factory=dict)

    def of(self, agency_id: str) -> tuple[Opened[Worker], ...]:
        """The workers of one agency; "" for those of none."""
        return tuple(one for one in self.workers if (one.record.agency or "") == agency_id)

    def name(self, worker_id: str | None) -> str:
        """What a worker is called; empty for one who is not in the directory."""
        return next((one.record.name for one in self.workers if one.record.id == worker_id), "")


def read_directory(desk: Desk) -> Directory:
    """Reads the whole directory, and what was being typed in it."""
    agencies = sorted(desk.all(Agency), key=lambda one: one.record.name.casefold())
    workers = sorted(desk.all(Worker), key=lambda one: (one.record.left_on is not None, one.record.name.casefold()))
    drafts = {key: text for kind in ("agency", "worker") for key, text in desk.drafts.all(f"{kind}/").items()}
    return Directory(tuple(agencies), tuple(workers), drafts, desk.today(), contacts_hold(desk), known_by(desk))
