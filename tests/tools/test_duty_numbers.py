"""The file of numbers to ring: what is written is read back, and no bytes whatever make reading fail."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.errors import BadInput
from coachdesk.models.duty_number import DutyNumber, duty_number
from coachdesk.tools.duty_numbers import MOST, KeptNumbers, read_numbers, written_numbers

DESK = duty_number("Duty desk", "01632 960 017", "Weekdays")
NIGHT = duty_number("Out of hours", "01632 960 042")


@st.composite
def numbers(draw: st.DrawFn) -> DutyNumber:
    words = st.text(st.characters(exclude_categories=["C", "Zl", "Zp", "Mn"]), min_size=1, max_size=30)
    who = draw(words.filter(str.strip))
    digits = draw(st.text("0123456789", min_size=3, max_size=11))
    return duty_number(who, digits, draw(words))


LISTS = st.lists(numbers(), max_size=MOST)


@given(LISTS)
def test_what_is_written_is_read_back_in_its_order(kept: list[DutyNumber]) -> None:
    assert read_numbers(written_numbers(kept)) == KeptNumbers(tuple(kept), whole=True)


@given(st.binary(max_size=400))
def test_random_bytes_never_raise_and_are_never_called_whole(content: bytes) -> None:
    assert read_numbers(content) == KeptNumbers(whole=False)


@settings(max_examples=300)
@given(LISTS, st.data())
def test_a_file_with_a_byte_changed_or_cut_never_raises_and_gives_only_good_numbers(
    kept: list[DutyNumber], data: st.DataObject
) -> None:
    content = bytearray(written_numbers(kept))
    at = data.draw(st.integers(0, len(content) - 1))
    if data.draw(st.booleans()):
        content[at] = data.draw(st.integers(0, 255))
    else:
        del content[at:]
    for number in read_numbers(bytes(content)).numbers:
        assert duty_number(number.who, number.number, number.hours) == number


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["what", "numbers", "who", "number", "hours"]) | st.text(max_size=5), inner)
    ),
    max_leaves=15,
)


@given(JSON)
def test_any_other_json_never_raises(told: object) -> None:
    for content in (told, {"what": "CoachDesk: who to ring", "numbers": told}):
        read_numbers(json.dumps(content).encode())


@pytest.mark.parametrize("content", [b"[" * 50_000, b'"\\ud800"', b"\xff\xfe", b"9" * 60_000, b""])
def test_what_breaks_readers_of_json_is_only_not_whole(content: bytes) -> None:
    assert read_numbers(content) == KeptNumbers(whole=False)


def test_one_bad_number_does_not_hide_the_good_ones() -> None:
    rows = json.loads(written_numbers([DESK, NIGHT]))
    for bad in ("x", None, {"who": 1}, {"who": "A", "number": "B"}, {"who": "A", "number": "999", "hours": 3}):
        told = {**rows, "numbers": [rows["numbers"][0], bad, rows["numbers"][1]]}
        assert read_numbers(json.dumps(told).encode()) == KeptNumbers((DESK, NIGHT), whole=False)


def test_more_than_fit_are_refused_and_the_first_are_read() -> None:
    with pytest.raises(BadInput) as refused:
        written_numbers([DESK] * (MOST + 1))
    assert refused.value.field == "numbers"
    rows = json.loads(written_numbers([DESK]))
    content = json.dumps({**rows, "numbers": rows["numbers"] * (MOST + 1)}).encode()
    assert read_numbers(content) == KeptNumbers((DESK,) * MOST, whole=False)


def test_nothing_is_written_that_would_not_be_read() -> None:
    with pytest.raises(BadInput) as refused:
        written_numbers([DutyNumber("Desk\x00", "999")])
    assert refused.value.field == "who"


def test_a_foreign_file_gives_no_number() -> None:
    assert read_numbers(b'{"numbers": [{"who": "A", "number": "999"}]}') == KeptNumbers(whole=False)


@pytest.mark.parametrize(("kept", "enough"), [((), False), ((duty_number("E", "999"),), False), ((DESK,), True)])
def test_enough_is_one_besides_the_national_number(kept: tuple[DutyNumber, ...], enough: bool) -> None:
    assert KeptNumbers(kept).enough is enough
