"""A family's plan as it stands now, opened for editing: everything it is made of, in order."""

from dataclasses import dataclass
from typing import Any

from coachdesk.desk import Desk, Opened
from coachdesk.models.family import Family
from coachdesk.models.organisation import Agency, Worker
from coachdesk.models.person import Person, Strength
from coachdesk.models.plan import Plan, SubTarget, SuccessSign, SuccessView, Target
from coachdesk.models.plan_content import PlanContent


@dataclass(frozen=True, slots=True)
class LivePlan:
    """The plan and its parts as opened; `content` is the same as plain values."""

    family: Opened[Family]
    plan: Opened[Plan]
    targets: tuple[Opened[Target], ...]
    steps: tuple[Opened[SubTarget], ...]
    success_signs: tuple[Opened[SuccessSign], ...]
    success_views: tuple[Opened[SuccessView], ...]
    strengths: tuple[Opened[Strength], ...]
    people: tuple[Opened[Person], ...]
    workers: tuple[Opened[Worker], ...]
    """Only those a step names, and their agencies."""
    agencies: tuple[Opened[Agency], ...]
    content: PlanContent

    def steps_of(self, target_id: str) -> tuple[Opened[SubTarget], ...]:
        """The steps of one target, in order."""
        return tuple(step for step in self.steps if step.record.target == target_id)

    def parts(self) -> tuple[Opened[Any], ...]:
        """Every record that the plan's words come from: what a version freezes."""
        return (
            self.family,
            self.plan,
            *self.targets,
            *self.steps,
            *self.success_signs,
            *self.success_views,
            *self.strengths,
            *self.people,
            *self.workers,
            *self.agencies,
        )


def plan_of(desk: Desk, family_id: str) -> Opened[Plan] | None:
    """The family's open plan of the latest phase, or None before it has one."""
    plans = [one for one in desk.all(Plan, family_id) if one.record.closed_on is None]
    return max(plans, key=lambda one: (one.record.phase, one.record.started_on), default=None)


def live_plan(desk: Desk, family_id: str) -> LivePlan | None:
    """Everything the family's open plan is made of, or None before it has one."""
    plan = plan_of(desk, family_id)
    if plan is None:
        return None
    targets = [one for one in desk.all(Target, family_id) if one.record.plan == plan.record.id]
    targets.sort(key=lambda one: (one.record.position, one.record.id))
    ids = {one.record.id for one in targets}
    order = {one.record.id: place for place, one in enumerate(targets)}
    steps = [one for one in desk.all(SubTarget, family_id) if one.record.target in ids]
    steps.sort(key=lambda one: (order[one.record.target], one.record.position, one.record.id))
    signs = [one for one in desk.all(SuccessSign, family_id) if one.record.target in ids]
    views = [one for one in desk.all(SuccessView, family_id) if one.record.target in ids]
    strengths = desk.all(Strength, family_id)
    people = sorted(desk.all(Person, family_id), key=lambda one: (one.record.number, one.record.id))
    named = {one.record.owner_worker for one in steps}
    workers = [one for one in desk.all(Worker) if one.record.id in named]
    their_agencies = {one.record.agency for one in workers}
    agencies = [one for one in desk.all(Agency) if one.record.id in their_agencies]
    family = desk.get(Family, family_id)
    return LivePlan(
        family=family,
        plan=plan,
        targets=tuple(targets),
        steps=tuple(steps),
        success_signs=tuple(signs),
        success_views=tuple(views),
        strengths=tuple(strengths),
        people=tuple(people),
        workers=tuple(workers),
        agencies=tuple(agencies),
        content=PlanContent(
            family=family.record,
            plan=plan.record,
            targets=tuple(one.record for one in targets),
            steps=tuple(one.record for one in steps),
            success_signs=tuple(one.record for one in signs),
            success_views=tuple(one.record for one in views),
            strengths=tuple(one.record for one in strengths),
            people=tuple(one.record for one in people),
            workers=tuple(one.record for one in workers),
            agencies=tuple(one.record for one in agencies),
        ),
    )
