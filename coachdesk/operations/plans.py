"""Making and working a plan at the table: targets in the family's words, and small steps (P-01..P-13)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.errors import BadInput, Refused
from coachdesk.models.plan import (
    Barrier,
    Plan,
    PlanKind,
    Stage,
    StepDone,
    StepState,
    SubTarget,
    SuccessSign,
    SuccessView,
    Target,
    TargetOrigin,
    TargetStatus,
)
from coachdesk.operations.live_plan import live_plan, plan_of
from coachdesk.tools.ordering import is_key, place
from coachdesk.tools.step_templates import positions_after


def start_plan(desk: Desk, family_id: str, kind: PlanKind = PlanKind.WHOLE_FAMILY, phase: int = 1) -> Opened[Plan]:
    """Begin a family's plan today. Raises Refused when one of that kind and phase is open."""
    current = plan_of(desk, family_id)
    if current is not None and (current.record.plan_kind, current.record.phase) == (kind, phase):
        raise Refused("This family has an open plan. Add to it instead.")
    plan = new_record(Plan, family_id, plan_kind=kind, phase=phase, started_on=desk.today())
    return desk.add(plan)


def add_target(desk: Desk, plan: Opened[Plan], family_words: str, first_step: str = "", **more: Any) -> Opened[Target]:
    """A target at the end of the plan: the family's words and, if known, its first step; all else is optional.

    Targets after the plan's first signed version count as added, with `added_reason` (P-06).
    """
    with desk.together() as batch:
        target = batch.add(_new_target(desk, plan, family_words, **more))
        if first_step.strip():
            batch.add(new_record(SubTarget, plan.record.log, target=target.record.id, words=first_step))
    return target


def add_steps(desk: Desk, target: Opened[Target], steps: Sequence[str]) -> list[Opened[SubTarget]]:
    """Steps after the last one, in the order given; a template's steps come this way too (P-21)."""
    last = _positions(desk, target.record.log, target.record.id)
    keys = _after(last, len(steps))
    with desk.together() as batch:
        return [
            batch.add(new_record(SubTarget, target.record.log, target=target.record.id, words=words, position=key))
            for words, key in zip(steps, keys, strict=True)
        ]


def add_step(
    desk: Desk,
    target: Opened[Target],
    words: str,
    *,
    owner_person: str | None = None,
    owner_worker: str | None = None,
    due: date | None = None,
) -> Opened[SubTarget]:
    """One step after the last, with who and by when if they were said at once (P-02, P-09)."""
    record = target.record
    key = _after(_positions(desk, record.log, record.id), 1)[0]
    return desk.add(
        new_record(
            SubTarget,
            record.log,
            target=record.id,
            words=words,
            position=key,
            owner_person=owner_person,
            owner_worker=owner_worker,
            due=due,
        )
    )


def move_step(desk: Desk, step: Opened[SubTarget], steps: Sequence[Opened[SubTarget]], to: int) -> None:
    """Put a step at place `to` (0 is first) among the steps of its target."""
    _move(desk, step, steps, to)


def tick_step(desk: Desk, step: Opened[SubTarget], how: StepDone, evidence: str = "") -> Opened[SubTarget]:
    """The step is done today, and who did it: we did it, together, or done for us."""
    return desk.amend(
        step,
        state=StepState.DONE,
        done_on=desk.today(),
        done_how=how,
        evidence=evidence or step.record.evidence,
        barrier=None,
        what_would_help="",
    )


def untick_step(desk: Desk, step: Opened[SubTarget]) -> Opened[SubTarget]:
    """Take the tick off again; the history keeps that it was there."""
    return desk.amend(step, state=StepState.OPEN, done_on=None, done_how=None)


def step_is_stuck(
    desk: Desk, step: Opened[SubTarget], what_would_help: str, barrier: Barrier | None = None
) -> Opened[SubTarget]:
    """The step is stuck: what would help, in words, and if known what stands in the way (P-11)."""
    return desk.amend(step, state=StepState.STUCK, what_would_help=what_would_help, barrier=barrier)


def drop_step(desk: Desk, step: Opened[SubTarget], reason: str) -> Opened[SubTarget]:
    """The step is not wanted any more; it stays in the plan's story with the reason."""
    _need(reason, "dropped_reason", "Say in a few words why this step is dropped.")
    return desk.amend(step, state=StepState.DROPPED, dropped_reason=reason)


def set_stage(desk: Desk, target: Opened[Target], stage: Stage | None) -> Opened[Target]:
    """How far the family says it has come. Chosen, never worked out from the steps (P-04)."""
    return desk.amend(target, stage=stage)


def end_target(desk: Desk, target: Opened[Target], status: TargetStatus, reason: str = "") -> Opened[Target]:
    """Park, drop or finish a target. Parking and dropping need a reason; the target stays in the record (P-06)."""
    if status in (TargetStatus.PARKED, TargetStatus.DROPPED):
        _need(reason, "status_reason", "Say in a few words why.")
    if status == TargetStatus.REPLACED:
        raise Refused("Replace a target by writing the new one, so that the two stay joined.")
    return desk.amend(target, status=status, status_reason=reason, status_on=desk.today())


def take_up_again(desk: Desk, target: Opened[Target]) -> Opened[Target]:
    """A parked or ended target is worked on again."""
    return desk.amend(target, status=TargetStatus.ACTIVE, status_reason="", status_on=desk.today())


def replace_target(desk: Desk, target: Opened[Target], family_words: str, reason: str) -> Opened[Target]:
    """A new target takes the old one's place; both stay, joined, with the reason and the day (P-06)."""
    _need(reason, "status_reason", "Say in a few words why.")
    old = target.record
    with desk.together() as batch:
        batch.amend(target, status=TargetStatus.REPLACED, status_reason=reason, status_on=desk.today())
        return batch.add(
            new_record(
                Target,
                old.log,
                plan=old.plan,
                position=old.position,
                family_words=family_words,
                said_by=old.said_by,
                about=old.about,
                asked=old.asked,
                audience=old.audience,
                private_to=old.private_to,
                origin=TargetOrigin.REPLACED,
                added_on=desk.today(),
                added_reason=reason,
                replaces=old.id,
            )
        )


def move_target(desk: Desk, target: Opened[Target], targets: Sequence[Opened[Target]], to: int) -> None:
    """Put a target at place `to` (0 is first) among the targets of its plan."""
    _move(desk, target, targets, to)


def add_success_sign(
    desk: Desk, target: Opened[Target], words: str, person: str | None = None, private: bool = False
) -> Opened[SuccessSign]:
    """ "We will know because…", in one person's words or everyone's (P-12)."""
    record = target.record
    return desk.add(new_record(SuccessSign, record.log, target=record.id, person=person, words=words, private=private))


def add_success_view(
    desk: Desk, target: Opened[Target], holder: str, words: str, agreed: str = "", print_it: bool = False
) -> Opened[SuccessView]:
    """Somebody else's view of success, beside the family's; it blocks nothing (P-13)."""
    record = target.record
    return desk.add(
        new_record(
            SuccessView, record.log, target=record.id, holder=holder, words=words, agreed=agreed, print_it=print_it
        )
    )


def set_due(desk: Desk, step: Opened[SubTarget], due: date | None) -> Opened[SubTarget]:
    """By when a step should be done."""
    return desk.amend(step, due=due)


def give_to_person(desk: Desk, step: Opened[SubTarget], person: str | None) -> Opened[SubTarget]:
    """A family member's step; a step has one owner (P-09)."""
    return desk.amend(step, owner_person=person, owner_worker=None)


def give_to_worker(desk: Desk, step: Opened[SubTarget], worker: str | None) -> Opened[SubTarget]:
    """A named worker's step; a step has one owner (P-09)."""
    return desk.amend(step, owner_worker=worker, owner_person=None)


def _new_target(desk: Desk, plan: Opened[Plan], family_words: str, **more: Any) -> Target:
    record = plan.record
    live = live_plan(desk, record.log)
    positions = [one.record.position for one in live.targets] if live else []
    return new_record(
        Target,
        record.log,
        **{
            "plan": record.id,
            "family_words": family_words,
            "position": _after(positions, 1)[0],
            "added_on": desk.today(),
            **more,
        },
    )


def _positions(desk: Desk, family_id: str, target_id: str) -> list[str]:
    return [one.position for one in desk.records(SubTarget, family_id) if one.target == target_id]


def _after(positions: Sequence[str], count: int) -> list[str]:
    return positions_after(max(filter(is_key, positions), default=None), count)


def _need(text: str, field: str, sentence: str) -> None:
    if not text.strip():
        raise BadInput(field, sentence)


def _move(desk: Desk, moved: Opened[Any], everyone: Sequence[Opened[Any]], to: int) -> None:
    others = [one for one in everyone if one.record.id != moved.record.id]
    placed = place([(one.record.position, one.record.id) for one in others], to)
    with desk.together() as batch:
        batch.amend(moved, position=placed.key)
        for one in others:
            if one.record.id in placed.moved:
                batch.amend(one, position=placed.moved[one.record.id])
