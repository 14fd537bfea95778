"""What a visit or an appointment would be in the way of, known before it is kept; it never stops anybody (R-12)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Any

from coachdesk.desk import Desk, new_record
from coachdesk.models.appointment import Appointment
from coachdesk.models.visit import Visit
from coachdesk.operations.agenda import Held, Planned, as_planned, clashes_of, day_of, names_of, read_span
from coachdesk.operations.families import assigned_families
from coachdesk.operations.wall_time import wall_time
from coachdesk.operations.week import DAYS, available_minutes, hours_of, monday_of
from coachdesk.tools.visit_counts import VisitWeek


@dataclass(frozen=True, slots=True)
class Booking:
    """`clashes` are at the same time with somebody who cannot be in both; `hours` are those of the week with it.

    `hours` is None for an appointment: it takes no visit's time. `available` is None while nobody said.
    """

    clashes: tuple[Planned, ...]
    hours: VisitWeek | None
    available: int | None


def book_visit(desk: Desk, family_id: str, day: date, at: time, moved: str = "", **fields: Any) -> Booking:
    """What a new visit of the worker of this vault would be in the way of.

    `moved` is the id of the visit it would take the place of. Raises BadInput, as planning it would.
    """
    workers = fields.pop("workers", (desk.owner.worker_id,))
    visit = new_record(Visit, family_id, planned_at=wall_time(day, at), workers=workers, **fields)
    return _look(desk, visit, moved)


def book_appointment(
    desk: Desk, family_id: str, day: date, at: time, minutes: int, people: Sequence[str] = (), moved: str = ""
) -> Booking:
    """What a new appointment of the family would be in the way of; `moved` as for a visit."""
    starts_at = wall_time(day, at)
    made = new_record(Appointment, family_id, starts_at=starts_at, minutes=minutes, people=tuple(people), about="-")
    return _look(desk, made, moved)


def _look(desk: Desk, held: Held, moved: str) -> Booking:
    families = {one.record.id: one.record for one in assigned_families(desk)}
    if held.log not in families:
        return Booking((), None, None)
    me, day = desk.owner.worker_id, day_of(held)
    first = monday_of(day)
    around = read_span(desk, families, first - timedelta(days=1), first + timedelta(days=DAYS))
    near = {on: [one for one in found if one.id != moved] for on, found in around.by_day.items()}
    around = replace(around, by_day=near)
    names = names_of(desk, families)
    wanted = as_planned(around, held, names, me)
    beside = (day - timedelta(days=1), day, day + timedelta(days=1))
    others = [as_planned(around, one, names, me) for on in beside for one in near.get(on, ())]
    is_mine = isinstance(held, Visit) and me in held.workers
    available = available_minutes(desk)
    return Booking(
        clashes=tuple(sorted(clashes_of(wanted, others, me), key=lambda one: (one.starts, one.held.id))),
        hours=hours_of(around, me, first, available, held) if is_mine and isinstance(held, Visit) else None,
        available=available,
    )
