"""Small steps count as the family counts them: done stays done, and dropped is not held against anyone."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.plan import StepState, TargetStatus
from coachdesk.tools.plan_progress import (
    StepCount,
    count_by_target,
    count_plan,
    count_steps,
    days_late,
    steps_of,
    ticked_since,
)
from tests.tools.records import step, target

TODAY = date(2011, 9, 1)
states = st.lists(st.sampled_from(StepState), max_size=12)


def test_one_of_five_steps_ticked_says_so_even_when_the_target_is_unmet() -> None:
    college = target("Start at college", status=TargetStatus.NOT_YET)
    steps = [step(college, state=StepState.DONE), *(step(college) for _ in range(4))]
    assert count_steps(steps).in_words() == "1 of 5 steps done"


@pytest.mark.parametrize(
    ("count", "words"),
    [((3, 8), "3 of 8 steps done"), ((0, 1), "0 of 1 step done"), ((0, 0), "no steps yet")],
)
def test_a_count_reads_as_a_sentence(count: tuple[int, int], words: str) -> None:
    assert StepCount(*count).in_words() == words


@given(states)
def test_a_dropped_step_counts_neither_as_done_nor_as_owed(found: list[StepState]) -> None:
    bills = target()
    steps = [step(bills, state=state) for state in found]
    kept = [each for each in steps if each.state is not StepState.DROPPED]
    assert count_steps(steps) == count_steps(kept)
    assert count_steps(steps).total == len(kept)
    assert 0 <= count_steps(steps).done <= count_steps(steps).total


@given(st.lists(st.tuples(st.sampled_from(TargetStatus), states), max_size=5))
def test_the_plan_counts_what_its_standing_targets_count(made: list[tuple[TargetStatus, list[StepState]]]) -> None:
    targets = [target(status=status) for status, _ in made]
    steps = [step(one, state=state) for one, (_, found) in zip(targets, made, strict=True) for state in found]
    by_target = count_by_target(targets, steps)
    gone = {TargetStatus.PARKED, TargetStatus.DROPPED, TargetStatus.REPLACED}
    standing = [by_target[one.id] for one in targets if one.status not in gone]
    assert count_plan(targets, steps) == (sum(c.done for c in standing), sum(c.total for c in standing))


def test_the_steps_of_a_target_are_its_own_in_the_familys_order() -> None:
    bills, school = target(), target()
    last, first, other = step(bills, position="t"), step(bills, position="c"), step(school, position="a")
    assert steps_of(bills, [last, other, first]) == [first, last]


def test_a_review_opens_with_what_was_ticked_since_the_last_one_and_that_day_counts() -> None:
    bills = target()
    days = [TODAY - timedelta(days=back) for back in (40, 28, 3)]
    before, same_day, after = (step(bills, state=StepState.DONE, done_on=day) for day in days)
    undated = step(bills, state=StepState.DONE)
    undone = step(bills, done_on=days[2])
    everything = [after, undated, before, undone, same_day]
    assert ticked_since(everything, days[1]) == [same_day, after]
    assert ticked_since(everything, None) == [undated, before, same_day, after]


@pytest.mark.parametrize(
    ("fields", "late"),
    [
        ({"due": TODAY - timedelta(days=6)}, 6),
        ({"due": TODAY - timedelta(days=6), "state": StepState.STUCK}, 6),
        ({"due": TODAY}, 0),
        ({"due": TODAY + timedelta(days=1)}, 0),
        ({}, 0),
        ({"due": TODAY - timedelta(days=6), "state": StepState.DONE}, 0),
        ({"due": TODAY - timedelta(days=6), "state": StepState.DROPPED}, 0),
    ],
)
def test_only_an_open_step_past_its_date_is_late(fields: dict[str, object], late: int) -> None:
    assert days_late(step(target(), **fields), TODAY) == late
