"""All assigned families at a glance: who they are, how far each plan is, and what is late or stuck (R-02, P-08)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from coachdesk.desk import Desk
from coachdesk.models.family import Family
from coachdesk.models.person import Person
from coachdesk.models.plan import Plan, StepState, SubTarget, Target, TargetStatus
from coachdesk.models.record import Record
from coachdesk.operations.day import families_by_id, open_plans, reviews_of
from coachdesk.tools.plan_progress import StepCount, count_plan, days_late
from coachdesk.tools.reviews import ReviewDue

T = TypeVar("T", bound=Record)


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


def caseload(desk: Desk) -> tuple[FamilyLine, ...]:
    """Every family the worker of this vault is assigned to, by code."""
    today = desk.today()
    people, targets = _by_log(desk.records(Person)), _by_log(desk.records(Target))
    steps = _by_log(desk.records(SubTarget))
    families, plans = families_by_id(desk), open_plans(desk.records(Plan))
    reviews = {family.id: due for family, due in reviews_of(desk, families, plans)}
    lines: list[FamilyLine] = []
    for family in families.values():
        plan = plans.get(family.id)
        mine = [one for one in targets[family.id] if plan and one.plan == plan.id]
        worked_on = {one.id for one in mine if one.status is TargetStatus.ACTIVE}
        live_steps = [one for one in steps[family.id] if one.target in worked_on]
        lines.append(
            FamilyLine(
                family=family,
                people=tuple(sorted(people[family.id], key=lambda one: one.number)),
                plan=plan,
                count=count_plan(mine, steps[family.id]),
                late=sum(days_late(step, today) > 0 for step in live_steps),
                stuck=sum(step.state is StepState.STUCK for step in live_steps),
                review=reviews.get(family.id),
            )
        )
    return tuple(lines)


def _by_log(records: Iterable[T]) -> defaultdict[str, list[T]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for record in records:
        found[record.log].append(record)
    return found
