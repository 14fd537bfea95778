"""A code names one family or person, is never given twice, and is read however it is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.errors import BadInput
from coachdesk.tools.family_code import (
    next_family_ref,
    next_person_number,
    parse_family_code,
    parse_person_code,
    person_code,
)


@given(st.lists(st.integers(1, 99_999).map(lambda n: f"F{n}") | st.text(max_size=8)))
def test_the_next_code_is_free_whatever_codes_there_are(refs: list[str]) -> None:
    new = next_family_ref(refs)
    assert new not in refs
    assert parse_family_code(new) == new


def test_codes_count_on_from_the_highest_and_are_not_given_again() -> None:
    assert next_family_ref([]) == "F1"
    assert next_family_ref(["F2", "f9", "Ashdown-1", "F007"]) == "F10"
    assert next_person_number([]) == 1
    assert next_person_number([4, 1]) == 5


@given(st.integers(1, 99_999), st.integers(1, 999))
def test_a_persons_code_reads_back_as_the_same_person(family: int, number: int) -> None:
    code = person_code(f"F{family}", number)
    assert parse_person_code(code) == (f"F{family}", number)
    assert parse_person_code(f"  {code.lower()} ") == (f"F{family}", number)


def test_codes_are_read_however_they_are_typed() -> None:
    assert parse_family_code(" f01 ") == "F1"
    assert parse_person_code("f1 - p02") == ("F1", 2)
    assert parse_person_code("Brue-7-P3") == ("Brue-7", 3)


@pytest.mark.parametrize("typed", ["", "F", "F0", "G1", "1", "F-1", "F1-P2", "F" + "9" * 12, "F1 F2"])
def test_what_is_no_family_code_is_refused_without_repeating_it(typed: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_family_code(typed)
    assert refused.value.sentence == "A family's code is an F and a number, such as F1."


@pytest.mark.parametrize("typed", ["", "F1", "F1-P", "F1-P0", "-P1", "F1P2", "F1-P1000", "F1-P2x"])
def test_what_is_no_person_code_is_refused_without_repeating_it(typed: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_person_code(typed)
    assert refused.value.sentence == "A person's code is the family's code and a P with a number, such as F1-P2."
