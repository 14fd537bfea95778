"""What stands in the way most often: barriers ranked by the steps that are stuck on them."""

from collections.abc import Iterable
from typing import NamedTuple

from coachdesk.models.plan import Barrier, StepState, SubTarget

_ORDER: list[Barrier | None] = [*Barrier, None]


class BarrierCount(NamedTuple):
    """How many steps are stuck on one barrier, and in how many families."""

    barrier: Barrier | None
    """None where nobody said yet what is in the way."""
    steps: int
    families: int


def rank_barriers(steps: Iterable[SubTarget]) -> list[BarrierCount]:
    """The barriers of all stuck steps, most steps first, then in the order of the pick list (P-11)."""
    stuck = [step for step in steps if step.state is StepState.STUCK]
    counts = [
        BarrierCount(barrier, len(found), len({step.log for step in found}))
        for barrier in _ORDER
        if (found := [step for step in stuck if step.barrier is barrier])
    ]
    return sorted(counts, key=lambda count: -count.steps)
