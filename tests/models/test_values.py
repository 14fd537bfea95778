"""What every typed value becomes at the edge: whole, in one normal form, of one line where it is one, and bounded."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from coachdesk.models.values import Id, Line, Name, PartialDate, SomeWords, Words, clean_text, new_id
from coachdesk.settings import NAME_LIMIT, WORDS_LIMIT

anything = st.text(st.characters(codec=None), max_size=60)
WORDS, SOME, LINE, NAME, DAY, ID = (TypeAdapter(one) for one in (Words, SomeWords, Line, Name, PartialDate, Id))


@given(anything)
def test_clean_text_is_normal_has_no_controls_and_stays_as_it_is(typed: str) -> None:
    clean = clean_text(typed)
    assert clean_text(clean) == clean
    assert unicodedata.is_normalized("NFC", clean)
    assert clean.encode("utf-8").decode("utf-8") == clean
    assert all(letter in "\n\t" or unicodedata.category(letter) != "Cc" for letter in clean)


def test_of_every_control_only_line_end_and_tab_stay() -> None:
    every_control = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Cc"]
    assert [control for control in every_control if control in clean_text(f"a{control}b")] == ["\t", "\n"]


@given(st.text(st.characters(blacklist_categories=["Cc", "Cs"]), max_size=60))
def test_nothing_a_person_can_type_is_lost(typed: str) -> None:
    assert clean_text(typed) == unicodedata.normalize("NFC", typed)


@pytest.mark.parametrize("typed", ["one\r\ntwo", "one\rtwo", "one\ntwo"])
def test_lines_end_alike(typed: str) -> None:
    assert clean_text(typed) == "one\ntwo"


def test_marks_that_turn_writing_round_stay_in_names() -> None:
    assert NAME.validate_python("\u200fليلى\u200f Khalil") == "\u200fليلى\u200f Khalil"


@given(anything)
def test_a_line_is_one_line_without_space_around_it(typed: str) -> None:
    line = LINE.validate_python(typed)
    assert line == " ".join(line.split())
    assert "\n" not in line


@given(st.text(" \n\t\r\x00\u00a0", max_size=8))
def test_only_space_is_no_name_and_no_words(blank: str) -> None:
    for adapter in (NAME, SOME):
        with pytest.raises(ValidationError):
            adapter.validate_python(blank)


def test_the_limits_are_in_characters_and_hold() -> None:
    assert WORDS.validate_python("é" * WORDS_LIMIT)
    assert NAME.validate_python("é" * NAME_LIMIT)
    for adapter, limit in ((WORDS, WORDS_LIMIT), (SOME, WORDS_LIMIT), (LINE, NAME_LIMIT), (NAME, NAME_LIMIT)):
        with pytest.raises(ValidationError):
            adapter.validate_python("é" * (limit + 1))


@given(st.dates(date(1, 1, 1)))
def test_a_day_is_known_to_the_day_the_month_or_the_year(day: date) -> None:
    for length in (10, 7, 4):
        assert DAY.validate_python(day.isoformat()[:length]) == day.isoformat()[:length]


@pytest.mark.parametrize(
    "typed", ["", "2011-02-31", "2011-13", "0000", "11", "2011-3-1", "2011-03-15\n", "2011-03-", "٢٠١١", "15/03/2011"]
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        DAY.validate_python(typed)


def test_ids_are_random_and_of_one_form() -> None:
    ids = {new_id() for _ in range(1_000)}
    assert len(ids) == 1_000
    assert all(ID.validate_python(one) == one for one in ids)
    for wrong in ("", "A" * 32, "a" * 31, "a" * 33, "a" * 32 + "\n"):
        with pytest.raises(ValidationError):
            ID.validate_python(wrong)
