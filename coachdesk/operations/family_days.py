"""What is to come for one family: its next visits and appointments, and letters that still want something."""

from dataclasses import dataclass
from datetime import timedelta

from coachdesk.desk import Desk
from coachdesk.models.appointment import Appointment
from coachdesk.models.family import Family
from coachdesk.models.letter import Letter
from coachdesk.models.visit import Visit
from coachdesk.operations.agenda import Planned, begins, in_order, names_of, read_around
from coachdesk.operations.letters import is_dealt_with

_AHEAD = timedelta(days=120)


@dataclass(frozen=True, slots=True)
class FamilyDays:
    """In the order of time; letters by the day they want something."""

    planned: tuple[Planned, ...]
    letters: tuple[Letter, ...]


def family_days(desk: Desk, family_id: str) -> FamilyDays:
    """From today on, what nobody has said the outcome of. Raises NotFound."""
    family = desk.get(Family, family_id).record
    families = {family_id: family}
    today = desk.today()
    around = read_around(desk, families)
    until, since = today + _AHEAD, today - timedelta(days=1)
    held = [*desk.dated(Visit, until, since), *desk.dated(Appointment, until, since)]
    to_come = [
        one
        for one in held
        if isinstance(one, Visit | Appointment)
        and one.log == family_id
        and one.outcome is None
        and begins(one).date() >= today
    ]
    letters = [one for one in desk.records(Letter, family_id) if not is_dealt_with(one)]
    return FamilyDays(
        planned=in_order(around, to_come, names_of(desk, families), desk.owner.worker_id),
        letters=tuple(sorted(letters, key=lambda one: (one.by_when is None, one.by_when or today, one.id))),
    )
