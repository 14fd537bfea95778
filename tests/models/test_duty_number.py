"""A duty number is refused at the edge by the name of its field, and what is let in can be shown and dialled."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.errors import BadInput
from coachdesk.models.duty_number import HOURS_LIMIT, NUMBER_LIMIT, WHO_LIMIT, duty_number

GOOD = [
    "999",
    "116 123",
    "01632 960 017",
    "(01632) 960-017",
    "+44 7700 900123",
    "0808 157 0000 option 2",
    "01632 960017 EXT 12",
    "01632960017 x4",
    "01632 960 017, #3",
]


@pytest.mark.parametrize("number", GOOD)
def test_a_number_as_people_write_it_is_kept_as_it_is_written(number: str) -> None:
    assert duty_number("Duty desk", f"  {number} ").number == number


@pytest.mark.parametrize("number", ["", "12", "ring Anna", "01632 960 017 (Anna)", "<b>999</b>", "1" * 22, "call 999"])
def test_what_cannot_be_dialled_is_refused_at_the_number(number: str) -> None:
    with pytest.raises(BadInput) as refused:
        duty_number("Duty desk", number)
    assert refused.value.field == "number"
    assert not number or number not in refused.value.sentence


def test_digits_of_every_script_become_digits_that_can_be_dialled() -> None:
    assert duty_number("Duty desk", "٠١٦٣٢ ٩٦٠ ٠١٧").number == "01632 960 017"


@pytest.mark.parametrize("bad", ["a\x00b", "a\nb", "a\x1bb", "a\u202eb", "a\ud800b", "a\u2028b", "a\ue000b"])
@pytest.mark.parametrize("field", ["who", "number", "hours"])
def test_signs_that_cannot_be_shown_are_refused_by_the_fields_name(field: str, bad: str) -> None:
    with pytest.raises(BadInput) as refused:
        duty_number(**{"who": "Desk", "number": "01632 960 017", "hours": "", field: bad})
    assert refused.value.field == field


@pytest.mark.parametrize(("field", "limit"), [("who", WHO_LIMIT), ("number", NUMBER_LIMIT), ("hours", HOURS_LIMIT)])
def test_a_text_that_is_too_long_is_refused_by_the_fields_name(field: str, limit: int) -> None:
    fits = {"who": "w" * WHO_LIMIT, "number": "0 " * 5 + "1", "hours": "h" * HOURS_LIMIT}
    assert duty_number(**fits)
    with pytest.raises(BadInput) as refused:
        duty_number(**{**fits, field: "1" * (limit + 1)})
    assert refused.value.field == field


def test_who_answers_must_be_said() -> None:
    with pytest.raises(BadInput) as refused:
        duty_number(" ", "999")
    assert refused.value.field == "who"


def test_scripts_that_need_joiners_keep_them() -> None:
    assert duty_number("دفتر\u200cکودکان", "999").who == "دفتر\u200cکودکان"


@pytest.mark.parametrize(("number", "is_it"), [("999", True), ("9 9 9", True), ("112", True), ("101", False)])
def test_only_the_national_emergency_numbers_count_as_such(number: str, is_it: bool) -> None:
    assert duty_number("Emergency", number).is_emergency is is_it


def refused_field(who: str, number: str, hours: str) -> str:
    """The name of the field that is refused, or ""."""
    try:
        duty_number(who, number, hours)
    except BadInput as refused:
        return refused.field
    return ""


@given(st.text(max_size=90), st.text(max_size=45) | st.sampled_from(GOOD), st.text(max_size=130))
def test_whatever_is_typed_is_one_good_line_or_refused_by_name(who: str, number: str, hours: str) -> None:
    field = refused_field(who, number, hours)
    if field:
        assert field in {"who", "number", "hours"}
        return
    made = duty_number(who, number, hours)
    for line in (made.who, made.number, made.hours):
        assert line == " ".join(line.split()) == unicodedata.normalize("NFC", line)
    assert duty_number(made.who, made.number, made.hours) == made


@given(st.from_regex(r"\A\+?[0-9]{3,4}(?:[ -][0-9]{2,4}){0,3}(?: ext [0-9]{1,4})?\Z"))
def test_plain_numbers_are_let_in(number: str) -> None:
    assert duty_number("Desk", number).number == number
