"""Ink in whole numbers: within the box, within the limit, every stroke kept, its shape kept, slips told from names."""

from itertools import pairwise
from math import hypot

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from coachdesk.settings import INK_POINT_LIMIT
from coachdesk.ui.widgets.ink_strokes import Point, as_kept, from_kept, is_enough, thinned

PARTS = st.floats(-0.5, 1.5, allow_nan=False)
STROKES = st.lists(st.lists(st.tuples(PARTS, PARTS), max_size=40), max_size=30)


def spiral(points: int) -> list[Point]:
    """A long curve within the box."""
    from math import cos, sin

    return [
        (0.5 + 0.4 * cos(at * 40 / points) * at / points, 0.5 + 0.4 * sin(at * 40 / points) * at / points)
        for at in range(points)
    ]


@given(STROKES, st.integers(1, 200))
def test_kept_ink_is_whole_numbers_in_the_box_and_within_the_limit(strokes: list[list[Point]], limit: int) -> None:
    kept = as_kept(strokes, limit)
    assert sum(len(run) for run in kept) <= 2 * limit
    for run in kept:
        assert run
        assert len(run) % 2 == 0
        assert all(type(at) is int and 0 <= at <= 10_000 for at in run)


@given(STROKES, st.integers(40, 200))
def test_every_stroke_is_still_there(strokes: list[list[Point]], limit: int) -> None:
    drawn = [stroke for stroke in strokes if stroke]
    kept = as_kept(strokes, limit)
    assert len(kept) == min(len(drawn), limit)
    for stroke, run in zip(drawn, kept, strict=False):
        first = tuple(round(min(1, max(0, at)) * 10_000) for at in stroke[0])
        assert run[:2] == first


@given(STROKES)
def test_what_is_kept_can_be_kept_again_unchanged(strokes: list[list[Point]]) -> None:
    once = as_kept(strokes)
    assert as_kept(from_kept(once)) == once


@given(st.lists(st.tuples(PARTS, PARTS), min_size=2, max_size=200), st.integers(2, 60))
def test_thinning_keeps_the_ends_and_stays_on_the_line(stroke: list[Point], limit: int) -> None:
    thin = thinned(stroke, limit)
    assert 1 <= len(thin) <= max(limit, 1)
    assert thin[0] == stroke[0]
    if len(thin) > 1:
        assert thin[-1] == pytest.approx(stroke[-1])
    for x, y in thin:
        near = min(_off_the_segment((x, y), one, other) for one, other in pairwise(stroke))
        assert near < 1e-6


def _off_the_segment(at: Point, one: Point, other: Point) -> float:
    (x, y), (ax, ay), (bx, by) = at, one, other
    square = (bx - ax) ** 2 + (by - ay) ** 2
    part = 0.0 if square == 0 else max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square))
    return hypot(x - ax - part * (bx - ax), y - ay - part * (by - ay))


def test_a_million_points_become_two_thousand_evenly_spread_and_still_look_the_same() -> None:
    kept = as_kept([spiral(200_000), spiral(50_000), [(0.1, 0.1)]])
    assert sum(len(run) for run in kept) // 2 <= INK_POINT_LIMIT
    assert len(kept) == 3
    assert len(kept[0]) > 3 * len(kept[1])
    assert kept[2] == (1_000, 1_000)
    steps = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(from_kept(kept)[0])]
    assert max(steps) < 0.05


def test_more_dots_than_points_keep_the_first(  # nobody signs so, but a stuck pen might
) -> None:
    dots = [[(at / 5_000, 0.5)] for at in range(5_000)]
    kept = as_kept(dots)
    assert len(kept) == INK_POINT_LIMIT
    assert kept[0] == (0, 5_000)


@pytest.mark.parametrize(
    ("strokes", "enough"),
    [
        ([], False),
        ([[]], False),
        ([[(0.5, 0.5)]], False),
        ([[(0.5, 0.5), (0.505, 0.5)]], False),
        ([[(0.5, 0.5)], [(0.9, 0.1)]], False),
        ([[(0.4, 0.3), (0.5, 0.7)], [(0.5, 0.3), (0.4, 0.7)]], True),
        ([[(0.2, 0.5), (0.8, 0.5)]], True),
        ([[(0.5, 0.5), (0.51, 0.51)] * 50], False),
    ],
    ids=["none", "empty", "dot", "slip", "two dots", "cross", "line", "scribble on the spot"],
)
def test_a_name_or_a_cross_is_enough_and_a_slip_is_not(strokes: list[list[Point]], enough: bool) -> None:
    assert is_enough(strokes) is enough


@effort(max_examples=50)
@given(STROKES)
def test_keeping_does_not_change_whether_it_is_enough(strokes: list[list[Point]]) -> None:
    inside = [[(min(1, max(0, x)), min(1, max(0, y))) for x, y in stroke] for stroke in strokes]
    if is_enough(inside) != is_enough(from_kept(as_kept(inside))):
        # only where it is within a rounding of the border
        grown = [[(0.5 + (x - 0.5) * 1.01, 0.5 + (y - 0.5) * 1.01) for x, y in stroke] for stroke in inside]
        shrunk = [[(0.5 + (x - 0.5) * 0.99, 0.5 + (y - 0.5) * 0.99) for x, y in stroke] for stroke in inside]
        assert is_enough(grown) != is_enough(shrunk)
