"""Whom to ring before what is today, tomorrow or in three days: the safe number, the hours, and no one else (L-02)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coachdesk.models.appointment import Appointment
from coachdesk.models.call import Call, CallAnswer
from coachdesk.models.moments import Asked
from coachdesk.models.person import ContactRoute, FamilyRole, Person
from coachdesk.models.visit import Visit, VisitPlace
from coachdesk.operations.agenda import AHEAD, Around, Held, Names, Planned, held_on, in_order
from coachdesk.operations.shown_time import on_the_wall
from coachdesk.tools.dates import years_old

_GROWN_UP = 16
"""Somebody younger is reminded through a grown-up of the family, unless named to be rung."""

_REACHED = (CallAnswer.SPOKE, CallAnswer.SENT)


@dataclass(frozen=True, slots=True)
class Ring:
    """One person to ring about one thing. `person` is None where nobody of the family may be rung or has a number.

    `rung` is the last try about it since it was first due, `reached` whether that settled it, `tries` how many there
    were. `other_adults` tells whether somebody else of the family can be asked.
    """

    planned: Planned
    person: Person | None
    route: ContactRoute | None
    rung: Call | None = None
    reached: bool = False
    tries: int = 0

    def number(self) -> str:
        """The number that is safe for this person; no other is ever offered."""
        return self.person.phone if self.person else ""

    def when_safe(self) -> str:
        """When and how it is safe to ring, in the words that were written down."""
        return self.person.safe_to_contact if self.person else ""


def ring_first(around: Around, names: Names, worker: str) -> tuple[Ring, ...]:
    """Those still to be rung first, then those reached, each in the order of the hours."""
    days = (around.today, around.today + timedelta(days=1), around.today + AHEAD)
    found: list[Ring] = []
    for day in days:
        wanted = [one for one in held_on(around, day) if _is_to_come(one, around)]
        found += [ring for one in in_order(around, wanted, names, worker) for ring in _rings(one, day, around, names)]
    return tuple(sorted(found, key=lambda ring: ring.reached))


def whom_to_ring(held: Held, people: Sequence[Person], today: date) -> list[Person]:
    """The people to remind: who was named, else grown-ups who go, else the first grown-up who may be rung.

    Nobody who is not to be contacted is ever among them, nor somebody who has died or is not born.
    """
    if isinstance(held, Appointment):
        return who_is_reminded(held.people, held.reminder_person, people, today)
    return _at_home(_may_be_rung(people), today)


def who_is_reminded(
    goers: Sequence[str], reminder_person: str | None, people: Sequence[Person], today: date
) -> list[Person]:
    """The same for an appointment of these, which need not be kept yet."""
    may = _may_be_rung(people)
    if reminder_person:
        return [one for one in may if one.id == reminder_person]
    going = [one for one in may if one.id in goers and _is_grown_up(one, today)]
    return going or _at_home(may, today)


def _may_be_rung(people: Sequence[Person]) -> list[Person]:
    return [one for one in people if not one.no_contact and not one.deceased_on and not one.due_date]


def _at_home(may: Sequence[Person], today: date) -> list[Person]:
    at_home = [one for one in may if _is_grown_up(one, today) and not one.lives_elsewhere]
    return sorted(at_home, key=lambda one: (not one.phone, one.number))[:1]


def _rings(planned: Planned, day: date, around: Around, names: Names) -> list[Ring]:
    held = planned.held
    family = sorted((one for one in names.people.values() if one.log == held.log), key=lambda one: one.number)
    chosen = whom_to_ring(held, family, around.today)
    wanted = held.reminder_route if isinstance(held, Appointment) else None
    calls = _calls_about(held, day, around)
    if not chosen:
        return [_told(Ring(planned, None, None), calls)]
    return [_told(Ring(planned, one, wanted or one.preferred_contact), _with(one, calls)) for one in chosen]


def _told(ring: Ring, calls: Sequence[Call]) -> Ring:
    if not calls:
        return ring
    reached = [one for one in calls if one.answer in _REACHED or one.will_come is not Asked.NOT_ASKED]
    last = (reached or calls)[-1]
    return Ring(ring.planned, ring.person, ring.route, last, bool(reached), len(calls))


def _with(person: Person, calls: Iterable[Call]) -> list[Call]:
    return [one for one in calls if one.person in (person.id, None)]


def _calls_about(held: Held, day: date, around: Around) -> list[Call]:
    """Calls since this reminder was due: one of three days before does not stand for the one of the day before."""
    due = around.today if day - around.today > timedelta(days=1) else day - timedelta(days=1)
    found = [one for one in around.calls if held.id in (one.visit, one.appointment) and _called_on(one) >= due]
    return sorted(found, key=lambda one: one.at)


def _called_on(call: Call) -> date:
    return on_the_wall(call.at, call.time_zone).date()


def _is_to_come(held: Held, around: Around) -> bool:
    if held.outcome is not None:
        return False
    if isinstance(held, Visit):
        return held.started_at is None and held.place is not VisitPlace.PHONE and held.planned_at > around.now
    return held.reminder_wanted is not Asked.NO and held.starts_at > around.now


def _is_grown_up(person: Person, today: date) -> bool:
    if person.birth_date:
        return years_old(person.birth_date, today)[0] >= _GROWN_UP
    return person.role is not FamilyRole.CHILD
