"""What a day asks of the worker: visits, appointments, whom to ring, letters, reviews, steps (R-01, L-02, P-08)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from coachdesk.desk import Desk
from coachdesk.models.family import Family
from coachdesk.models.letter import Letter
from coachdesk.models.plan import Plan, Review, SubTarget, Target, TargetStatus
from coachdesk.models.visit import Visit
from coachdesk.operations.agenda import Around, Names, Planned, held_on, in_order, names_of, read_around, untold
from coachdesk.operations.families import assigned_families
from coachdesk.operations.letters import is_dealt_with
from coachdesk.operations.ring_first import Ring, ring_first
from coachdesk.tools.check_in import CheckInStanding, check_in_standing
from coachdesk.tools.reviews import ReviewDue, reviews_due

SOON = timedelta(days=7)
_LETTERS_SINCE = timedelta(days=90)
"""A letter that wanted something longer ago than this is no matter of today."""


class FamilyReview(NamedTuple):
    """A family's next review."""

    family: Family
    due: ReviewDue


@dataclass(frozen=True, slots=True)
class DueStep:
    """A step that is late or due within a week, with whose it is in words."""

    family: Family
    step: SubTarget
    owner: str
    days_late: int
    """Negative before it is due."""


class WaitingLetter(NamedTuple):
    """A letter that wants something soon and is no step yet."""

    family: Family
    letter: Letter
    days_late: int


class CheckInDue(NamedTuple):
    """A visit with a check-in that has not been made yet, be it time or not."""

    family: Family
    visit: Visit


@dataclass(frozen=True, slots=True)
class Day:
    """The worker's families by code, their reviews with the latest first, and steps: latest first, then by date.

    `planned` is the day by its hours; `untold` what was to be in the last week and nobody has said how it went;
    `ring` whom to ring first, those reached last; `tomorrow` counts tomorrow's visits; `check_ins` are those of the
    worker's visits after which nobody has heard from her yet, the earliest first.
    """

    today: date
    families: tuple[Family, ...]
    reviews: tuple[FamilyReview, ...]
    steps: tuple[DueStep, ...]
    planned: tuple[Planned, ...] = ()
    untold: tuple[Planned, ...] = ()
    ring: tuple[Ring, ...] = ()
    letters: tuple[WaitingLetter, ...] = ()
    tomorrow: int = 0
    check_ins: tuple[CheckInDue, ...] = ()


def look_at_day(desk: Desk) -> Day:
    """Today's, for the families the worker of this vault is assigned to. Only what is due is read, not every step."""
    families = families_by_id(desk)
    plans = open_plans(desk.records(Plan))
    around = read_around(desk, families)
    me, tomorrow = desk.owner.worker_id, around.today + timedelta(days=1)
    held, before = held_on(around, around.today), untold(around)
    names = names_of(desk, families)
    return Day(
        today=around.today,
        families=tuple(families.values()),
        reviews=reviews_of(desk, families, plans),
        steps=tuple(_steps(desk, families, plans, names)),
        planned=in_order(around, held, names, me),
        untold=in_order(around, before, names, me),
        ring=ring_first(around, names, me),
        letters=_letters(desk, families),
        tomorrow=sum(isinstance(one, Visit) for one in held_on(around, tomorrow)),
        check_ins=check_ins_due(around, me),
    )


def check_ins_due(around: Around, worker: str) -> tuple[CheckInDue, ...]:
    """The check-ins that this worker has still to make."""
    waiting = (CheckInStanding.AGREED, CheckInStanding.PAST)
    found = [
        CheckInDue(around.families[one.log], one)
        for one in around.visits()
        if one.check_in_by is not None
        and worker in (*one.workers, *one.workers_came)
        and check_in_standing(one, around.now) in waiting
    ]
    return tuple(sorted(found, key=lambda due: (due.visit.check_in_by or around.now, due.visit.id)))


def look_at_reviews(desk: Desk) -> tuple[FamilyReview, ...]:
    """The reviews to come of the worker's families, the latest first."""
    return reviews_of(desk, families_by_id(desk), open_plans(desk.records(Plan)))


def open_plans(plans: Iterable[Plan]) -> dict[str, Plan]:
    """By family, the plan that is worked on: of several open ones the latest phase, then the latest begun."""
    found: dict[str, Plan] = {}
    for plan in sorted(plans, key=lambda one: (one.phase, one.started_on)):
        if plan.closed_on is None:
            found[plan.log] = plan
    return found


def _letters(desk: Desk, families: dict[str, Family]) -> tuple[WaitingLetter, ...]:
    today = desk.today()
    near = desk.dated(Letter, until=today + SOON, since=today - _LETTERS_SINCE)
    return tuple(
        WaitingLetter(families[one.log], one, (today - one.by_when).days)
        for one in near
        if one.log in families and one.by_when is not None and not is_dealt_with(one)
    )


def families_by_id(desk: Desk) -> dict[str, Family]:
    """The families the worker of this vault is assigned to, by id, in the order of their codes."""
    return {one.record.id: one.record for one in assigned_families(desk)}


def reviews_of(desk: Desk, families: dict[str, Family], plans: dict[str, Plan]) -> tuple[FamilyReview, ...]:
    """The next review of each plan of these families, the latest first."""
    mine = [plan for family, plan in plans.items() if family in families]
    found = reviews_due(mine, desk.records(Review), desk.today())
    return tuple(FamilyReview(families[due.plan.log], due) for due in found)


def _steps(desk: Desk, families: dict[str, Family], plans: dict[str, Plan], names: Names) -> list[DueStep]:
    today = desk.today()
    current = {plan.id for family, plan in plans.items() if family in families}
    targets = {one.id for one in desk.records(Target) if one.plan in current and one.status is TargetStatus.ACTIVE}
    due = [step for step in desk.dated(SubTarget, until=today + SOON) if step.target in targets]
    found = [
        DueStep(
            family=families[step.log],
            step=step,
            owner=_owner_name(step, names),
            days_late=(today - step.due).days,
        )
        for step in due
        if step.due is not None
    ]
    return sorted(found, key=lambda one: (-one.days_late, one.family.ref, one.step.position))


def _owner_name(step: SubTarget, names: Names) -> str:
    person = names.people.get(step.owner_person or "")
    if person is not None:
        return person.known_as
    worker = names.workers.get(step.owner_worker or "")
    if worker is None:
        return ""
    agency = names.agencies.get(worker.agency or "")
    return f"{worker.name}, {agency}" if agency else worker.name
