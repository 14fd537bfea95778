"""A screen reader, which is another program, hears of the scales by AT-SPI: what they are, and where a mark stands."""

import tempfile
from pathlib import Path

import pytest

from tests.ui.family_mode.reading_out import Heard, read_out


@pytest.fixture(scope="module")
def heard() -> list[Heard]:
    with tempfile.TemporaryDirectory() as folder:  # short: a socket's name may not be long
        return read_out(Path(folder))


def test_the_line_is_a_slider_and_says_in_words_where_its_mark_stands(heard: list[Heard]) -> None:
    (slider,) = [one for one in heard if one.role == "slider"]
    assert slider.name == "How is your home for you?"
    assert slider.description == "Bad. Cold and wet … Warm and dry"
    assert not any(letter.isdigit() for letter in slider.name + slider.description)


def test_the_faces_are_one_of_several_with_their_words_worst_first(heard: list[Heard]) -> None:
    faces = [one for one in heard if one.role == "radio button"]
    assert [one.name for one in faces] == ["Very bad", "Bad", "In the middle", "Good", "Very good"]
    assert [one.checked for one in faces] == [False, True, False, False, False]
    place = heard.index(faces[0])
    assert (heard[place - 1].role, heard[place - 1].name) == ("panel", "How is your home for you?")


def test_whatever_can_be_pressed_has_a_name_unless_it_waits_hidden(heard: list[Heard]) -> None:
    words = [one.name for one in heard if one.role == "push button"]
    for wanted in ("Next", "Stop for now", "Who to ring (F8)", "Hide (F9)"):
        assert words.count(wanted) >= 2, wanted
