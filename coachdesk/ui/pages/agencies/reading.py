"""The directory: every agency with its workers, and workers of none; Qt-free."""

from dataclasses import dataclass

from coachdesk.desk import Desk, Opened
from coachdesk.models.organisation import Agency, Worker

SHOWN_KINDS = frozenset({"agency", "worker"})


@dataclass(frozen=True, slots=True)
class Directory:
    """Agencies and workers by name; those who left come last."""

    agencies: tuple[Opened[Agency], ...]
    workers: tuple[Opened[Worker], ...]
    drafts: dict[str, str]

    def of(self, agency_id: str) -> tuple[Opened[Worker], ...]:
        """The workers of one agency; "" for those of none."""
        return tuple(one for one in self.workers if (one.record.agency or "") == agency_id)


def read_directory(desk: Desk) -> Directory:
    """Reads the whole directory, and what was being typed in it."""
    agencies = sorted(desk.all(Agency), key=lambda one: one.record.name.casefold())
    workers = sorted(desk.all(Worker), key=lambda one: (one.record.left_on is not None, one.record.name.casefold()))
    drafts = {key: text for kind in sorted(SHOWN_KINDS) for key, text in desk.drafts.all(f"{kind}/").items()}
    return Directory(tuple(agencies), tuple(workers), drafts)
