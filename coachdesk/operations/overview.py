"""All assigned families at a glance: how far each plan is, what is late, and what is due next (R-02, P-08)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from coachdesk.desk import Desk
from coachdesk.models.family import Family, Household
from coachdesk.models.organisation import Agency, Worker
from coachdesk.models.person import Person
from coachdesk.models.plan import Plan, Review, StepState, SubTarget, Target, TargetStatus
from coachdesk.models.record import Record
from coachdesk.operations.families import assigned_families
from coachdesk.tools.plan_progress import StepCount, count_plan, days_late
from coachdesk.tools.reviews import ReviewDue, reviews_due

SOON = timedelta(days=7)

T = TypeVar("T", bound=Record)


@dataclass(frozen=True, slots=True)
class DueStep:
    """A step that is late or due within a week, with whose it is in words."""

    family: Family
    target: Target
    step: SubTarget
    owner: str
    days_late: int
    """Negative before it is due."""


@dataclass(frozen=True, slots=True)
class FamilyLine:
    """One family in a list. `late` counts its late steps; `stuck` its stuck ones."""

    family: Family
    people: tuple[Person, ...]
    plan: Plan | None
    count: StepCount
    late: int
    stuck: int
    review: ReviewDue | None


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first page of the day shows. Steps come latest first, then by date."""

    today: date
    families: tuple[FamilyLine, ...]
    steps: tuple[DueStep, ...]

    @property
    def reviews(self) -> tuple[FamilyLine, ...]:
        """Families whose plan has a review to come, the latest first."""
        due = [line for line in self.families if line.review]
        return tuple(sorted(due, key=lambda line: -(line.review.days_late if line.review else 0)))


def overview(desk: Desk) -> Overview:
    """Every family the worker of this vault is assigned to, with what is late and due."""
    today = desk.today()
    people = _by_log(desk.records(Person))
    plans = _by_log(desk.records(Plan))
    targets = _by_log(desk.records(Target))
    steps = _by_log(desk.records(SubTarget))
    reviews = _by_log(desk.records(Review))
    owners = _owners(desk, (one for found in people.values() for one in found))
    lines: list[FamilyLine] = []
    due: list[DueStep] = []
    for opened in assigned_families(desk):
        family = opened.record
        plan = max(
            (one for one in plans[family.id] if one.closed_on is None),
            key=lambda one: (one.phase, one.started_on),
            default=None,
        )
        mine = {one.id: one for one in targets[family.id] if plan and one.plan == plan.id}
        open_steps = [
            (mine[one.target], one)
            for one in steps[family.id]
            if one.target in mine
            and mine[one.target].status is TargetStatus.ACTIVE
            and one.state not in (StepState.DONE, StepState.DROPPED)
        ]
        due += [
            DueStep(family, target, step, owners.get(step.owner_person or step.owner_worker or "", ""), late)
            for target, step in open_steps
            if step.due and (late := (today - step.due).days) >= -SOON.days
        ]
        lines.append(
            FamilyLine(
                family=family,
                people=tuple(sorted(people[family.id], key=lambda one: one.number)),
                plan=plan,
                count=count_plan(mine.values(), steps[family.id]),
                late=sum(days_late(step, today) > 0 for _, step in open_steps),
                stuck=sum(step.state is StepState.STUCK for _, step in open_steps),
                review=next(iter(reviews_due([plan] if plan else [], reviews[family.id], today)), None),
            )
        )
    due.sort(key=lambda one: (-one.days_late, one.family.ref, one.step.position))
    return Overview(today, tuple(lines), tuple(due))


def streets(desk: Desk, family_id: str) -> tuple[Household, ...]:
    """Where people of a family sleep now, for the strip of the family's page."""
    today = str(desk.today())
    homes = desk.records(Household, family_id)
    return tuple(one for one in homes if one.to_date is None or one.to_date >= today)


def _by_log(records: Iterable[T]) -> defaultdict[str, list[T]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for record in records:
        found[record.log].append(record)
    return found


def _owners(desk: Desk, people: Iterable[Person]) -> dict[str, str]:
    agencies = {one.id: one.name for one in desk.records(Agency)}
    names = {one.id: one.known_as for one in people}
    for one in desk.records(Worker):
        agency = agencies.get(one.agency or "")
        names[one.id] = f"{one.name}, {agency}" if agency else one.name
    return names
