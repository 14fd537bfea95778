"""A place on a line has the same name from either end, and paper and screen agree about where the X is."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.errors import BadInput
from coachdesk.tools.line_place import Whereabouts, in_tenths, millimetres, place_on_paper, whereabouts

ORDER = list(Whereabouts)
places = st.integers(0, 1000)


@given(places)
def test_as_far_from_either_end_a_place_is_called_alike(place: int) -> None:
    assert ORDER.index(whereabouts(place)) + ORDER.index(whereabouts(1000 - place)) == len(ORDER) - 1


@given(places, places)
def test_farther_along_is_never_called_less_far(one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert ORDER.index(whereabouts(low)) <= ORDER.index(whereabouts(high))


def test_all_seven_words_are_said_and_the_ends_and_the_middle_are_what_they_are() -> None:
    assert {whereabouts(place) for place in range(1001)} == set(Whereabouts)
    assert [whereabouts(place) for place in (0, 500, 1000)] == [
        Whereabouts.AT_LOW,
        Whereabouts.MIDDLE,
        Whereabouts.AT_HIGH,
    ]


@given(st.integers(20, 1000), st.floats(0, 1))
def test_a_ruler_says_what_part_of_the_way_it_is(length: int, part: float) -> None:
    assert abs(place_on_paper(length * part, length) - part * 1000) <= 0.5 + 1e-6


@pytest.mark.parametrize(
    ("from_a", "length", "field"),
    [
        *((1, 19.9, "length"), (1, 1000.1, "length"), (-0.1, 100, "from_a"), (100.1, 100, "from_a")),
        *((math.nan, 100, "from_a"), (5, math.nan, "length"), (5, math.inf, "length")),
    ],
)
def test_what_no_ruler_says_is_refused(from_a: float, length: float, field: str) -> None:
    with pytest.raises(BadInput) as caught:
        place_on_paper(from_a, length)
    assert caught.value.field == field


def test_staff_read_tenths() -> None:
    assert [in_tenths(place) for place in (0, 640, 1000)] == ["0.0", "6.4", "10.0"]


@pytest.mark.parametrize(
    ("typed", "found"), [("96", 96.0), (" 96.5 ", 96.5), ("96,5", 96.5), ("96 mm", 96.0), ("96mm", 96.0)]
)
def test_a_length_is_read_as_it_stands_on_a_ruler(typed: str, found: float) -> None:
    assert millimetres("from_a", typed) == found


@pytest.mark.parametrize("typed", ["", "-3", "1e3", "nan", "9 6", "96.123", "12345", "\u0661\u0662", "96 cm"])
def test_what_is_no_length_is_refused_where_it_was_typed(typed: str) -> None:
    with pytest.raises(BadInput) as caught:
        millimetres("length", typed)
    assert caught.value.field == "length"
