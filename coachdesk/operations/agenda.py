"""The day by its hours: our visits and the families' appointments, and what is in each other's way (R-01)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from coachdesk.desk import Desk
from coachdesk.models.appointment import Appointment, AppointmentOutcome
from coachdesk.models.call import Call
from coachdesk.models.family import Family, Household
from coachdesk.models.organisation import Agency, Worker
from coachdesk.models.person import Person
from coachdesk.models.visit import Visit, VisitOutcome
from coachdesk.operations.shown_time import on_the_wall
from coachdesk.operations.visits import is_open
from coachdesk.tools.tries import tries_in_a_row

Held = Visit | Appointment

LOOKED_BACK = timedelta(days=42)
"""Tries in a row are counted over these days, and no more is read."""

AHEAD = timedelta(days=3)
"""Reminders are due three days before, and again the day before (L-02)."""

_UNTOLD = timedelta(days=7)
"""How long something over, of which nobody said how it went, is asked about."""


@dataclass(frozen=True, slots=True)
class Names:
    """What those of a day are called, by id."""

    people: Mapping[str, Person]
    workers: Mapping[str, Worker]
    agencies: Mapping[str, str]
    homes: Mapping[str, Household]


@dataclass(frozen=True, slots=True)
class Planned:
    """A visit or an appointment with its hours on the wall and the names it needs.

    `who` are those who go: for a visit the workers beside the one of this vault, for an appointment the family's.
    `clashes` are others at the same time with somebody who cannot be in both. `tries` counts persistence (Z-01).
    """

    family: Family
    held: Held
    starts: datetime
    ends: datetime
    who: tuple[str, ...] = ()
    with_whom: str = ""
    place: str = ""
    clashes: tuple["Planned", ...] = ()
    tries: int = 0

    def is_visit(self) -> bool:
        return isinstance(self.held, Visit)


@dataclass(frozen=True, slots=True)
class Around:
    """What was read of the weeks around a day: everything of the worker's families that is dated.

    `by_day` are visits and appointments by their day on the wall.
    """

    today: date
    now: datetime
    families: Mapping[str, Family]
    by_day: Mapping[date, Sequence[Held]]
    calls: tuple[Call, ...]

    def visits(self) -> list[Visit]:
        """Every visit that was read."""
        return [one for held in self.by_day.values() for one in held if isinstance(one, Visit)]


def read_around(desk: Desk, families: Mapping[str, Family]) -> Around:
    """Reads six weeks back and a few days ahead, widened by a day since days are by the clock where it was written."""
    now, today = desk.now(), desk.today()
    since, until = today - LOOKED_BACK, today + AHEAD + timedelta(days=1)
    week = today - _UNTOLD - timedelta(days=1)
    found: list[Held] = [*desk.dated(Visit, until, since), *desk.dated(Appointment, until, week)]
    return Around(
        today=today,
        now=now,
        families=families,
        by_day=_by_day(found, families),
        calls=tuple(one for one in desk.dated(Call, until, since) if one.log in families),
    )


def read_span(desk: Desk, families: Mapping[str, Family], first: date, last: date) -> Around:
    """Reads the days from `first` to `last` and no call: no tries are counted here."""
    day = timedelta(days=1)
    found: list[Held] = [
        *desk.dated(Visit, last + day, first - day),
        *desk.dated(Appointment, last + day, first - day),
    ]
    by_day = {on: held for on, held in _by_day(found, families).items() if first <= on <= last}
    return Around(today=desk.today(), now=desk.now(), families=families, by_day=by_day, calls=())


def names_of(desk: Desk, families: Mapping[str, Family]) -> Names:
    """Names of everybody of these families, and of the directory."""
    return Names(
        people={one.id: one for one in desk.records(Person) if one.log in families},
        workers={one.id: one for one in desk.records(Worker)},
        agencies={one.id: one.name for one in desk.records(Agency)},
        homes={one.id: one for one in desk.records(Household) if one.log in families},
    )


def held_on(around: Around, day: date) -> list[Held]:
    """What is on the list of a day: not what was moved away from it. On today's also a visit still open."""
    found = [one for one in around.by_day.get(day, ()) if not is_moved(one)]
    if day == around.today:
        before = (held for other, held in around.by_day.items() if other < day)
        found += [one for held in before for one in held if isinstance(one, Visit) and is_open(one)]
    return found


def untold(around: Around) -> list[Held]:
    """What was to be in the last week, before today, of which nobody has said yet how it went (L-06)."""
    days = (around.today - timedelta(days=back) for back in range(1, _UNTOLD.days + 1))
    return [
        one
        for day in days
        for one in around.by_day.get(day, ())
        if one.outcome is None and not (isinstance(one, Visit) and is_open(one))
    ]


def in_order(around: Around, held: Iterable[Held], names: Names, worker: str) -> tuple[Planned, ...]:
    """By the hour, with names, clashes and tries; `worker` is whose list it is."""
    found = sorted(
        (as_planned(around, one, names, worker) for one in held),
        key=lambda one: (one.starts, one.family.ref, one.held.id),
    )
    tries = _tries(around, {one.family.id for one in found if one.is_visit()})
    return tuple(
        replace(one, clashes=clashes_of(one, found, worker), tries=tries.get(one.family.id, 0) if one.is_visit() else 0)
        for one in found
    )


def clashes_of(one: Planned, others: Sequence[Planned], worker: str) -> tuple[Planned, ...]:
    """Those at the same time with somebody who would have to be in two places; nothing that is over clashes."""
    return tuple(
        other
        for other in others
        if other is not one
        and one.held.outcome is None
        and other.held.outcome is None
        and one.starts < other.ends
        and other.starts < one.ends
        and _share(one.held, other.held, worker)
    )


def _share(one: Held, other: Held, worker: str) -> bool:
    if one.log == other.log and (isinstance(one, Visit) or isinstance(other, Visit)):
        return True  # the family cannot be at home and away; two of us at one family should know of each other
    if isinstance(one, Appointment) and isinstance(other, Appointment):
        return bool(set(one.people) & set(other.people))
    return worker in _goers(one) and worker in _goers(other)


def _goers(held: Held) -> tuple[str, ...]:
    return held.workers if isinstance(held, Visit) else (held.worker or "",)


def _by_day(found: Iterable[Held], families: Mapping[str, Family]) -> dict[date, list[Held]]:
    by_day: defaultdict[date, list[Held]] = defaultdict(list)
    for one in found:
        if one.log in families:
            by_day[day_of(one)].append(one)
    return by_day


def as_planned(around: Around, held: Held, names: Names, worker: str) -> Planned:
    """One with its hours and names; it need not be kept yet."""
    starts = on_the_wall(begins(held), held.time_zone)
    if isinstance(held, Visit):
        who = tuple(names.workers[one].name for one in held.workers if one != worker and one in names.workers)
        agencies = [names.agencies[one] for one in held.agencies if one in names.agencies]
        with_whom, minutes = ", ".join(agencies), held.planned_minutes
    else:
        who = tuple(names.people[one].known_as for one in held.people if one in names.people)
        officer = names.workers.get(held.worker or "")
        parts = (officer.name if officer else "", held.with_words, names.agencies.get(held.agency or ""))
        with_whom, minutes = ", ".join(dict.fromkeys(part for part in parts if part)), held.minutes
    ends = starts + timedelta(minutes=minutes)
    return Planned(around.families[held.log], held, starts, ends, who, with_whom, _place(held, names))


def _place(held: Held, names: Names) -> str:
    if isinstance(held, Appointment):
        return held.place_words
    home = names.homes.get(held.household or "")
    return held.place_words or (home.name if home else "") or names.agencies.get(held.place_agency or "", "")


def _tries(around: Around, families: set[str]) -> dict[str, int]:
    visits: defaultdict[str, list[Visit]] = defaultdict(list)
    calls: defaultdict[str, list[Call]] = defaultdict(list)
    for visit in around.visits():
        visits[visit.log].append(visit)
    for call in around.calls:
        calls[call.log].append(call)
    return {family: tries_in_a_row(visits[family], calls[family]) for family in families}


def begins(held: Held) -> datetime:
    """When it is to begin."""
    return held.planned_at if isinstance(held, Visit) else held.starts_at


def day_of(held: Held) -> date:
    """On which day by the wall clock where it was written down."""
    return on_the_wall(begins(held), held.time_zone).date()


def is_moved(held: Held) -> bool:
    """Whether another one stands in its place."""
    return held.outcome in (VisitOutcome.MOVED, AppointmentOutcome.MOVED)
