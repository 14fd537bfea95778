"""A worry is told by an answered call and by nothing else, whatever takes the place of what."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.values import new_id
from coachdesk.models.worry import Worry, WorryCall
from coachdesk.tools.worry_calls import worry_state, worry_states

NOON = datetime(2011, 9, 1, 12, 0, tzinfo=UTC)
LOG, CAROL = new_id(), new_id()


def worry(minute: int = 0, *supersedes: str) -> Worry:
    at = NOON + timedelta(minutes=minute)
    return Worry(
        id=new_id(), log=LOG, seen="a bruise", strengths="he told Nan", happened_at=at, written_at=at,
        written_by=CAROL, supersedes=supersedes,
    )  # fmt: skip


def call(about: Worry, minute: int = 0, answered_by: str = "", supersedes: tuple[str, ...] = ()) -> WorryCall:
    return WorryCall(
        id=new_id(), log=LOG, worry=about.id, rung="Duty team", number="01632 960 001",
        at=NOON + timedelta(minutes=minute), by=CAROL, answered=bool(answered_by), answered_by=answered_by,
        supersedes=supersedes,
    )  # fmt: skip


def test_a_call_nobody_answered_tells_nobody_and_an_answered_one_does() -> None:
    one = worry()
    assert worry_state(one, [one], [call(one)]).told is None
    answered = call(one, 5, "Jo")
    assert worry_state(one, [one], [answered, call(one, 9)]).told == answered


def test_a_call_counts_for_what_takes_the_place_of_the_worry_and_for_no_other() -> None:
    first = worry()
    then, last = worry(10, first.id), None
    last = worry(20, then.id)
    other = worry(5)
    answered = call(first, 1, "Jo")
    states = worry_states([first, other, then, last], [answered])
    assert [(one.worry, one.told) for one in states] == [(other, None), (last, answered)]
    assert worry_state(first, [first, then, last], [call(last, 30, "Jo")]).told is None


def test_what_is_added_after_the_call_has_been_told_to_nobody() -> None:
    first = worry()
    answered = call(first, 5, "Jo")
    assert not worry_state(first, [first], [answered]).added_since
    later = worry(20, first.id)
    assert worry_state(later, [first, later], [answered]).added_since
    assert not worry_state(later, [first, later], [answered, call(later, 21, "Jo")]).added_since
    assert not worry_state(later, [first, later], []).added_since


def test_rung_first_and_written_later_is_told() -> None:
    one = worry(30)
    state = worry_state(one, [one], [call(one, 5, "Jo")])
    assert state.told is not None
    assert not state.added_since


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 8)), max_size=8))
def test_a_call_put_right_counts_only_as_it_was_put_right(made: list[tuple[bool, int]]) -> None:
    one = worry()
    calls: list[WorryCall] = []
    for answered, place in made:
        replaced = (calls[place].id,) if place < len(calls) else ()
        calls.append(call(one, len(calls), "Jo" if answered else "", replaced))
    standing = [each for each in calls if not any(each.id in other.supersedes for other in calls)]
    told = worry_state(one, [one], calls).told
    assert (told is not None) == any(each.answered for each in standing)
    assert told is None or told in standing
