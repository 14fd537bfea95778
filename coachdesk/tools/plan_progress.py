"""How far a plan has come, counted in small steps: done of all, ticked since last time, late."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from coachdesk.models.plan import StepState, SubTarget, Target, TargetStatus
from coachdesk.tools.ordering import in_order

STANDING = frozenset({TargetStatus.ACTIVE, TargetStatus.DELIVERED, TargetStatus.PART, TargetStatus.NOT_YET})
"""The targets that still count in the plan; the rest were parked, dropped or replaced (P-06)."""

OPEN_STEPS = frozenset({StepState.OPEN, StepState.DOING, StepState.STUCK})
"""The steps still to be done."""


class StepCount(NamedTuple):
    """Steps done of all that were not dropped."""

    done: int
    total: int

    def in_words(self) -> str:
        """ "3 of 8 steps done", "1 of 1 step done" or "no steps yet" (P-02)."""
        if not self.total:
            return "no steps yet"
        return f"{self.done} of {self.total} {'step' if self.total == 1 else 'steps'} done"


def count_steps(steps: Iterable[SubTarget]) -> StepCount:
    """Steps done of all; a dropped step counts as neither (P-02)."""
    states = [step.state for step in steps if step.state is not StepState.DROPPED]
    return StepCount(states.count(StepState.DONE), len(states))


def count_by_target(targets: Iterable[Target], steps: Iterable[SubTarget]) -> Mapping[str, StepCount]:
    """The count of each target by its id, whether its steps were reached or not (P-02)."""
    listed = list(steps)
    return {target.id: count_steps(step for step in listed if step.target == target.id) for target in targets}


def count_plan(targets: Iterable[Target], steps: Iterable[SubTarget]) -> StepCount:
    """The count of a whole plan: the steps of the targets that still stand (P-02, P-06)."""
    standing = {target.id for target in targets if target.status in STANDING}
    return count_steps(step for step in steps if step.target in standing)


def steps_of(target: Target, steps: Iterable[SubTarget]) -> list[SubTarget]:
    """The steps of one target in the order the family put them in (P-02)."""
    return in_order(step for step in steps if step.target == target.id)


def ticked_since(steps: Iterable[SubTarget], since: date | None) -> list[SubTarget]:
    """The steps done on that day or after it, earliest first; None takes every done step (P-03).

    The day itself counts: a step ticked after last month's review, on the same day, must not be passed over.
    A done step without its day is in the list only when everything is asked for.
    """
    done = [step for step in steps if step.state is StepState.DONE]
    if since is not None:
        done = [step for step in done if step.done_on is not None and step.done_on >= since]
    return sorted(done, key=lambda step: (step.done_on or date.min, step.position, step.id))


def days_late(step: SubTarget, today: date) -> int:
    """How many days an open step is past its date; 0 when it is not late, has no date or is not open (P-09)."""
    if step.due is None or step.state not in OPEN_STEPS:
        return 0
    return max(0, (today - step.due).days)
