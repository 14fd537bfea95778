"""A worker's week: its days with visits and appointments, planned against available hours, and tries (R-12, Z-01)."""

from dataclasses import dataclass
from datetime import date, timedelta

from coachdesk.desk import Desk, Opened
from coachdesk.models.organisation import Worker
from coachdesk.models.visit import Visit
from coachdesk.operations.agenda import Around, Planned, day_of, in_order, is_moved, names_of, read_span
from coachdesk.operations.families import assigned_families
from coachdesk.tools.visit_counts import VisitWeek, visit_week

DAYS = 7


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One day and what is on it, by the hour; not what was moved away from it."""

    day: date
    planned: tuple[Planned, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from a Monday. `available` are minutes, None while nobody said how many there are."""

    today: date
    days: tuple[WeekDay, ...]
    hours: VisitWeek
    available: int | None

    @property
    def monday(self) -> date:
        return self.days[0].day

    def over_booked(self) -> bool:
        """Whether more is planned than there is time for."""
        return self.hours.over > 0


def look_at_week(desk: Desk, weeks_ahead: int = 0) -> Week:
    """This week's, or another's: of the families the worker of this vault is assigned to."""
    families = {one.record.id: one.record for one in assigned_families(desk)}
    today, me = desk.today(), desk.owner.worker_id
    first = monday_of(today) + timedelta(weeks=weeks_ahead)
    around = read_span(desk, families, first, first + timedelta(days=DAYS - 1))
    held = [one for found in around.by_day.values() for one in found if not is_moved(one)]
    listed = in_order(around, held, names_of(desk, families), me)
    days = [first + timedelta(days=number) for number in range(DAYS)]
    return Week(
        today=today,
        days=tuple(WeekDay(day, tuple(one for one in listed if one.starts.date() == day)) for day in days),
        hours=hours_of(around, me, first, available_minutes(desk)),
        available=available_minutes(desk),
    )


def hours_of(around: Around, worker: str, monday: date, available: int | None, *more: Visit) -> VisitWeek:
    """The hours of the week that was read, and of visits that are not kept yet."""
    return visit_week([*around.visits(), *more], worker, monday, day_of, available)


def available_minutes(desk: Desk) -> int | None:
    """The minutes a week that the worker of this vault has for visits and getting to them."""
    me = desk.find(Worker, desk.owner.worker_id)
    return me.record.minutes_a_week if me is not None else None


def say_available(desk: Desk, minutes: int | None) -> Opened[Worker]:
    """How many there are, said by the worker of this vault; None for not said."""
    return desk.amend(desk.get(Worker, desk.owner.worker_id), minutes_a_week=minutes)


def monday_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())
