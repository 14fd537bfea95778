"""Whom a call can be with, and the family's last ones, read in one go; Qt-free."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from coachdesk.desk import Desk
from coachdesk.models.call import Call
from coachdesk.models.family import Family
from coachdesk.models.organisation import Agency, Worker
from coachdesk.models.person import Person
from coachdesk.operations.calls import latest_calls
from coachdesk.operations.shown_time import on_the_wall
from coachdesk.tools.dates import short
from coachdesk.tools.household import people_alive

WORKER, AGENCY = "worker:", "agency:"
"""What the key of a choice of the directory begins with; the rest is the id."""


@dataclass(frozen=True, slots=True)
class CallShown:
    """What the page shows. `names` are those of people, workers and agencies by id."""

    today: date
    family: Family
    people: tuple[Person, ...]
    directory: tuple[tuple[str, str], ...]
    names: Mapping[str, str]
    calls: tuple[Call, ...]
    drafts: Mapping[str, str]

    def when(self, call: Call) -> str:
        """ "15:02", with the day where that is not today."""
        at = on_the_wall(call.at, call.time_zone)
        return f"{at:%H:%M}" if at.date() == self.today else f"{short(at.date())} {at:%H:%M}"


def read_calls(desk: Desk, family_id: str) -> CallShown:
    """Reads the page of one family. Raises NotFound."""
    today = desk.today()
    people = sorted(people_alive(desk.records(Person, family_id), today), key=lambda one: (one.number, one.id))
    agencies = {one.id: one.name for one in desk.records(Agency)}
    workers = [one for one in desk.records(Worker) if one.id != desk.owner.worker_id]
    there = [one for one in workers if not one.left_on]
    offered = [
        *((f"{WORKER}{one.id}", _with_agency(one, agencies)) for one in there),
        *((f"{AGENCY}{key}", name) for key, name in agencies.items()),
    ]
    return CallShown(
        today=today,
        family=desk.get(Family, family_id).record,
        people=tuple(one for one in people if not one.due_date),
        directory=tuple(sorted(offered, key=lambda one: one[1].casefold())),
        names={**{one.id: one.known_as for one in people}, **{one.id: one.name for one in workers}, **agencies},
        calls=tuple(latest_calls(desk, family_id)),
        drafts=desk.drafts.all(f"call/{family_id}/"),
    )


def _with_agency(worker: Worker, agencies: Mapping[str, str]) -> str:
    agency = agencies.get(worker.agency or "", "")
    return f"{worker.name}, {agency}" if agency else worker.name
