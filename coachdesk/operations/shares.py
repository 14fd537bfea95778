"""What agencies were given of a family so far: every copy, who has it, and which a later one replaced (B-06)."""

from dataclasses import dataclass

from coachdesk.desk import Desk
from coachdesk.models.organisation import Agency
from coachdesk.models.person import Person
from coachdesk.models.plan import PlanVersion
from coachdesk.models.sharing import ShareEvent
from coachdesk.tools.superseding import current


@dataclass(frozen=True, slots=True)
class Given:
    """One copy that an agency was given."""

    event: ShareEvent
    agency: str
    """What the agency is called today; what it was called then is `event.reader`, or its worker's name."""
    given_by: str
    people: tuple[str, ...]
    """About whom, as they are called today, by number."""
    version: int | None
    """The number of the plan version it was a copy of."""
    newest: bool
    """False when a later copy took its place."""


def given_to_agencies(desk: Desk, family_id: str) -> list[Given]:
    """Every copy that an agency was given of this family, the newest first."""
    events = desk.records(ShareEvent, family_id)
    still = {one.id for one in current(events)}
    agencies = {one.id: one.name for one in desk.records(Agency)}
    numbers = {one.id: one.number for one in desk.records(PlanVersion, family_id)}
    workers = desk.worker_names()
    people = sorted(desk.records(Person, family_id), key=lambda one: (one.number, one.id))
    return [
        Given(
            event,
            agencies.get(event.agency, ""),
            workers.get(event.shared_by, ""),
            tuple(one.known_as for one in people if one.id in event.people),
            numbers.get(event.version or ""),
            event.id in still,
        )
        for event in sorted(events, key=lambda one: (one.shared_at, one.id), reverse=True)
    ]
