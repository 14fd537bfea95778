"""A face turns up with its place, evenly and always; nothing else about it changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.tools.measure_faces import FACES, SIDE, face, nearest_face

PLACES = st.integers(0, 1000)


def turned_up(place: int) -> float:
    """How far the corners of the mouth stand above its middle; y grows downwards."""
    start, dip, _, _ = face(place).mouth
    return dip[1] - start[1]


@given(PLACES, PLACES)
def test_a_better_place_has_the_happier_mouth_and_the_same_head_and_eyes(one: int, other: int) -> None:
    worse, better = sorted((one, other))
    assert (turned_up(worse) < turned_up(better)) == (worse < better)
    assert (face(worse).head, face(worse).eyes) == (face(better).head, face(better).eyes)


@given(PLACES)
def test_a_face_is_the_same_on_both_sides_and_stays_in_its_square(place: int) -> None:
    drawn = face(place)
    for (x, y), (mirrored_x, mirrored_y) in zip(drawn.mouth, reversed(drawn.mouth), strict=True):
        assert (x, y) == (pytest.approx(SIDE - mirrored_x), pytest.approx(mirrored_y))
        assert 0 < x < SIDE
        assert 0 < y < SIDE
    assert drawn.head.radius + drawn.stroke / 2 <= SIDE / 2


def test_the_middle_face_turns_up_a_very_little_and_the_ends_go_either_way() -> None:
    assert turned_up(0) < 0 < turned_up(500) < turned_up(1000) / 4


def test_there_is_no_face_beyond_the_ends() -> None:
    for place in (-1, 1001):
        with pytest.raises(ValueError, match="place"):
            face(place)


@pytest.mark.parametrize("faces", FACES)
def test_each_face_is_nearest_to_its_own_place(faces: int) -> None:
    assert [nearest_face(place, faces) for place in FACES[faces]] == list(range(faces))


def test_of_two_equally_near_the_worse_is_said() -> None:
    assert nearest_face(125) == 0
    assert nearest_face(500, 2) == 0
