"""Spans that overlap are never drawn over each other, and no lane is made that nobody needs."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.tools.side_by_side import Lane, side_by_side

SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda one: (one[0], one[0] + one[1])), max_size=9
)


@given(SPANS)
def test_two_that_overlap_share_no_lane_and_agree_how_many_there_are(spans: list[tuple[int, int]]) -> None:
    lanes = side_by_side(spans)
    assert len(lanes) == len(spans)
    for (one, lane), (other, beside) in combinations(zip(spans, lanes, strict=True), 2):
        if one[0] < other[1] and other[0] < one[1]:
            assert lane.place != beside.place
            assert lane.of == beside.of


@given(SPANS)
def test_there_are_as_many_lanes_as_are_ever_open_at_once(spans: list[tuple[int, int]]) -> None:
    lanes = side_by_side(spans)
    assert all(0 <= lane.place < lane.of for lane in lanes)
    most = max((sum(one[0] <= at < one[1] for one in spans) for at in range(60)), default=0)
    assert max((lane.of for lane in lanes), default=0) == most


@pytest.mark.parametrize(
    ("spans", "lanes"),
    [
        ([], []),
        ([(9, 10), (10, 11)], [(0, 1), (0, 1)]),
        ([(9, 11), (10, 12), (11, 13), (14, 15)], [(0, 2), (1, 2), (0, 2), (0, 1)]),
    ],
)
def test_a_day_is_laid_out_as_one_would(spans: list[tuple[float, float]], lanes: list[tuple[int, int]]) -> None:
    assert side_by_side(spans) == [Lane(*one) for one in lanes]
