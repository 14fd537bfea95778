"""A plan of the sample files as records: steps added open, stages chosen month by month, reviews held."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from coachdesk.models.plan import Plan, Review, StepState, SubTarget, SuccessSign, SuccessView, Target
from coachdesk.operations.sample.ids import plan_id, sample_id, target_id
from coachdesk.operations.sample.seeds import Edit
from coachdesk.operations.sample.shapes import EditShape, PlanShape, StepShape, TargetShape
from coachdesk.operations.sample.sowing import Sower
from coachdesk.tools.ordering import spread


def sow_plan(sower: Sower, ref: str, plan: PlanShape) -> None:
    """A plan with its targets, their steps and signs, and its reviews. Raises BadInput."""
    this, place = plan_id(ref, plan.key), f"plan {plan.key}"
    content = {"started_on": plan.started_on, **plan.content()}
    sower.sow(Plan, this, content, plan.since or plan.started_on, edits_of(plan.later), place)
    for target, position in zip(plan.targets, spread(len(plan.targets)), strict=True):
        _sow_target(sower, ref, plan, target, position)
    for number, review in enumerate(plan.reviews):
        place, content = f"review {number + 1}", {"plan": this, "held_on": review.held_on, **review.content()}
        record = sample_id(ref, "review", plan.key, str(number))
        sower.sow(Review, record, content, review.since or review.held_on, edits_of(review.later), place)


def edits_of(later: Sequence[EditShape]) -> list[Edit]:
    """The changes as seeds."""
    return [Edit(edit.on, edit.why, edit.set) for edit in later]


def _sow_target(sower: Sower, ref: str, plan: PlanShape, target: TargetShape, position: str) -> None:
    this, since, place = target_id(ref, target.key), target.since or plan.started_on, f"target {target.key}"
    stages = list(target.stages)
    first = stages.pop(0)[1] if stages and stages[0][0] == since else None
    content = {
        "plan": plan_id(ref, plan.key),
        "position": position,
        "added_on": since,
        "stage": first,
        **target.content(),
    }
    edits = edits_of(target.later) + [Edit(day, "", {"stage": stage}) for day, stage in stages]
    sower.sow(Target, this, content, since, edits, place)
    for step, order in zip(target.steps, spread(len(target.steps)), strict=True):
        _sow_step(sower, this, step, order, since, place)
    for kind, cls, entries in (("sign", SuccessSign, target.success), ("view", SuccessView, target.views)):
        for number, entry in enumerate(entries):
            sower.sow(
                cls,
                sample_id(this, kind, str(number)),
                {"target": this, **entry.content()},
                entry.since or since,
                edits_of(entry.later),
                f"{place}: {kind} {number + 1}",
            )


def _sow_step(sower: Sower, target: str, step: StepShape, position: str, since: date, place: str) -> None:
    content = {
        "target": target,
        "position": position,
        "words": step.words,
        "owner_person": step.owner or None,
        "owner_worker": step.owner_worker or None,
        "due": step.due,
    }
    edits = edits_of(step.later) + _became(step)
    sower.sow(
        SubTarget, sample_id(target, "step", step.key), content, step.since or since, edits, f"{place}: step {step.key}"
    )


def _became(step: StepShape) -> list[Edit]:
    """The change that ticked, took up, held up or dropped the step, if any did."""
    endings: tuple[tuple[date | None, dict[str, Any]], ...] = (
        (
            step.done_on,
            {
                "state": StepState.DONE,
                "done_on": step.done_on,
                "done_how": step.done_how,
                "evidence": step.evidence,
            },
        ),
        (step.doing_on, {"state": StepState.DOING, "what_would_help": step.what_would_help}),
        (
            step.stuck_on,
            {"state": StepState.STUCK, "barrier": step.barrier, "what_would_help": step.what_would_help},
        ),
        (step.dropped_on, {"state": StepState.DROPPED, "dropped_reason": step.dropped_reason}),
    )
    return [Edit(day, "", fields) for day, fields in endings if day is not None]
