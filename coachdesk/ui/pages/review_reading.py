"""What a review opens with, read in one go: what was ticked since last time, what is stuck, who may be there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from coachdesk.desk import Desk
from coachdesk.models.family import Assignment
from coachdesk.models.plan import Audience, Review, StepState, SubTarget
from coachdesk.operations.reviews import reviews_of, ticked_since
from coachdesk.tools import plan_progress
from coachdesk.tools.assignments import assigned_on
from coachdesk.tools.plan_progress import STANDING
from coachdesk.ui.pages.plan.plan_reading import PlanShown, can_own, person_choices, read_plan
from coachdesk.ui.widgets.choice import Choice


@dataclass(frozen=True)
class ReviewShown:
    """`ticked` and `stuck` leave out the steps of private targets, which stand in `ticked_private`, `stuck_private`."""

    plan: PlanShown
    since: date
    first: bool
    """True before the first review: then everything since the plan began is new."""
    ticked: tuple[SubTarget, ...]
    ticked_private: tuple[SubTarget, ...]
    stuck: tuple[SubTarget, ...]
    stuck_private: tuple[SubTarget, ...]
    here: tuple[Choice, ...]
    next_due: date
    """When the next review would fall by the plan's own rhythm."""
    held: tuple[Review, ...]
    """Reviews held before, latest first."""

    def target_words(self, step: SubTarget) -> str:
        target = self.plan.target(step.target)
        return target.record.family_words if target is not None else ""


def read_review(desk: Desk, family_id: str) -> ReviewShown | None:
    """Everything the review page shows, or None before the family has a plan."""
    plan = read_plan(desk, family_id)
    if plan is None:
        return None
    record = plan.live.plan.record
    held = tuple(one.record for one in reviews_of(desk, record))
    since = ticked_since(desk, record)
    steps = plan.live.content.steps
    private = {one.record.id for one in plan.live.targets if one.record.audience is Audience.NAMED}
    standing = {one.record.id for one in plan.live.targets if one.record.status in STANDING}
    ticked = plan_progress.ticked_since(steps, since)
    stuck = [step for step in steps if step.state is StepState.STUCK and step.target in standing]
    return ReviewShown(
        plan=plan,
        since=since,
        first=not held,
        ticked=tuple(step for step in ticked if step.target not in private),
        ticked_private=tuple(step for step in ticked if step.target in private),
        stuck=tuple(step for step in stuck if step.target not in private),
        stuck_private=tuple(step for step in stuck if step.target in private),
        here=_who_may_be_here(desk, plan),
        next_due=plan.today + timedelta(days=record.review_every_days),
        held=held,
    )


def _who_may_be_here(desk: Desk, plan: PlanShown) -> tuple[Choice, ...]:
    """The family, then those who work with it now, then the named workers who have a step to do."""
    family = person_choices(tuple(one for one in plan.people if can_own(one)), plan.today)
    now = assigned_on(desk.records(Assignment, plan.family_id), plan.today)
    doing = [one.owner_worker for one in plan.live.content.steps if one.state in plan_progress.OPEN_STEPS]
    named = dict.fromkeys([*(one.worker for one in now), *(one for one in doing if one)])
    workers = {one.key.rpartition(":")[2]: one for one in plan.owners}
    return (
        *family,
        *(Choice(one, workers[one].words, workers[one].detail, "agency") for one in named if one in workers),
    )
