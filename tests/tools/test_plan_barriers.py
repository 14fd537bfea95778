"""Barriers rank by how many steps are stuck on them, and only stuck steps count."""

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.plan import Barrier, StepState
from coachdesk.tools.plan_barriers import rank_barriers
from tests.tools.records import step, target


def test_barriers_rank_by_stuck_steps_and_say_in_how_many_families() -> None:
    bills = target()
    stuck = [
        step(bills, state=StepState.STUCK, barrier=barrier, log=log * 32)
        for barrier, log in [
            (Barrier.TRANSPORT, "a"),
            (Barrier.CHILDCARE, "a"),
            (Barrier.TRANSPORT, "b"),
            (None, "c"),
            (Barrier.MONEY, "c"),
            (Barrier.TRANSPORT, "b"),
        ]
    ]
    assert rank_barriers(stuck) == [
        (Barrier.TRANSPORT, 3, 2),
        (Barrier.MONEY, 1, 1),
        (Barrier.CHILDCARE, 1, 1),
        (None, 1, 1),
    ]


@given(st.lists(st.tuples(st.sampled_from(StepState), st.none() | st.sampled_from(Barrier))))
def test_every_stuck_step_is_counted_once(made: list[tuple[StepState, Barrier | None]]) -> None:
    bills = target()
    ranked = rank_barriers(step(bills, state=state, barrier=barrier) for state, barrier in made)
    assert sum(count.steps for count in ranked) == sum(state is StepState.STUCK for state, _ in made)
    assert [count.steps for count in ranked] == sorted((count.steps for count in ranked), reverse=True)
