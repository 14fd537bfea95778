"""What one reads before leaving: for each visit of a day what must be known, who is there, and what to take (R-01)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coachdesk.desk import Desk
from coachdesk.models.appointment import Appointment
from coachdesk.models.family import Household, Stay
from coachdesk.models.note import Note
from coachdesk.models.person import Person
from coachdesk.models.plan import SubTarget, Target, TargetStatus
from coachdesk.models.visit import Visit, VisitPlace
from coachdesk.operations.agenda import Names, Planned, held_on, in_order, names_of, read_around
from coachdesk.operations.alerts import family_alerts
from coachdesk.operations.families import assigned_families
from coachdesk.operations.ring_first import whom_to_ring
from coachdesk.operations.shown_time import on_the_wall
from coachdesk.operations.story import story_of
from coachdesk.tools.alerts import AlertLine
from coachdesk.tools.household import sleeping_there
from coachdesk.tools.partial_dates import may_cover

_STEPS = 3
"""Steps shown for one visit: what is due first, and no more than can be kept in mind."""

_DUE_WITHIN = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class GoingTo:
    """One visit to come. `home` is where it is, `sleeping` who lives there; `last_met` the day of the visit before.

    `reached` is whom to ring if something comes in between; `note` is the last note of the family; `theirs` are the
    family's own appointments of that day.
    """

    planned: Planned
    alerts: tuple[AlertLine, ...]
    home: Household | None
    sleeping: tuple[Person, ...]
    reached: tuple[Person, ...]
    last_met: date | None
    note: Note | None
    steps: tuple[SubTarget, ...]
    theirs: tuple[Planned, ...]
    story: str = ""
    """The family's story as it was told last, so that nobody has to tell it again (F-03)."""


@dataclass(frozen=True, slots=True)
class BeforeGoing:
    """A day's visits in the order of their hours."""

    day: date
    visits: tuple[GoingTo, ...]


def look_before_going(desk: Desk, days_ahead: int = 1) -> BeforeGoing:
    """Tomorrow's, or today's with 0. Visits by phone and visits that are over are left out."""
    families = {one.record.id: one.record for one in assigned_families(desk)}
    around = read_around(desk, families)
    day = around.today + timedelta(days=days_ahead)
    names = names_of(desk, families)
    listed = in_order(around, held_on(around, day), names, desk.owner.worker_id)
    going = [one for one in listed if _is_to_go(one)]
    due = _due_steps(desk, day) if going else []
    met = {one.log: one for one in sorted(around.visits(), key=lambda one: one.planned_at) if one.outcome == "met"}
    return BeforeGoing(
        day=day,
        visits=tuple(
            _going_to(
                desk, one, names, met.get(one.family.id), due, [other for other in listed if _is_theirs(one, other)]
            )
            for one in going
        ),
    )


def _going_to(
    desk: Desk, planned: Planned, names: Names, met: Visit | None, due: Sequence[SubTarget], theirs: Sequence[Planned]
) -> GoingTo:
    family, day = planned.family.id, planned.starts.date()
    home = _home(planned, names, day)
    people = sorted((one for one in names.people.values() if one.log == family), key=lambda one: one.number)
    stays = sleeping_there(people, desk.records(Stay, family), day).get(home.id, ()) if home else ()
    notes = desk.records(Note, family)
    return GoingTo(
        planned=planned,
        alerts=family_alerts(desk, family),
        home=home,
        sleeping=tuple(names.people[one.person] for one in stays if one.person in names.people),
        reached=tuple(whom_to_ring(planned.held, people, day)),
        last_met=on_the_wall(met.planned_at, met.time_zone).date() if met else None,
        note=max(notes, key=lambda one: (one.happened_at, one.written_at, one.id), default=None),
        steps=tuple([one for one in due if one.log == family][:_STEPS]),
        theirs=tuple(theirs),
        story=told.words if (told := story_of(desk, family)) else "",
    )


def _home(planned: Planned, names: Names, day: date) -> Household | None:
    """Where the visit is: the home it names, else the family's only one."""
    visit = planned.held
    if not isinstance(visit, Visit) or visit.place is not VisitPlace.HOME:
        return None
    if visit.household:
        return names.homes.get(visit.household)
    now = [one for one in names.homes.values() if one.log == visit.log and may_cover(one.from_date, one.to_date, day)]
    return now[0] if len(now) == 1 else None


def _due_steps(desk: Desk, day: date) -> list[SubTarget]:
    targets = {one.id for one in desk.records(Target) if one.status is TargetStatus.ACTIVE}
    return [one for one in desk.dated(SubTarget, until=day + _DUE_WITHIN) if one.target in targets]


def _is_to_go(planned: Planned) -> bool:
    held = planned.held
    return isinstance(held, Visit) and held.outcome is None and held.place is not VisitPlace.PHONE


def _is_theirs(visit: Planned, other: Planned) -> bool:
    return isinstance(other.held, Appointment) and other.family.id == visit.family.id
