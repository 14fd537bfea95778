"""Waiting grows with each failure up to five minutes, is spread by chance, and the server's own word wins."""

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.sync.back_off import LONGEST, seconds_to_wait

CHANCE = st.floats(0, 1)


def test_nothing_failed_and_nothing_is_waited_for() -> None:
    assert seconds_to_wait(0, 1.0) == 0


@given(st.integers(1, 10**9), CHANCE)
def test_it_is_spread_between_nothing_and_five_minutes(failures: int, chance: float) -> None:
    assert 0 <= seconds_to_wait(failures, chance) <= LONGEST
    assert seconds_to_wait(failures, 1.0) <= seconds_to_wait(failures + 1, 1.0) <= 2 * seconds_to_wait(failures, 1.0)
    assert seconds_to_wait(failures, chance) == chance * seconds_to_wait(failures, 1.0)


def test_the_first_wait_is_a_second_and_the_ninth_two_hundred_and_fifty_six() -> None:
    assert [seconds_to_wait(one, 1.0) for one in (1, 2, 9, 10, 11)] == [1, 2, 256, 300, 300]


@given(st.integers(0, 50), CHANCE, st.integers(0, 3600))
def test_what_the_server_asks_for_wins(failures: int, chance: float, asked: int) -> None:
    assert seconds_to_wait(failures, chance, asked) == asked
