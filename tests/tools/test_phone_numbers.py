"""A number is the same number however its line is written."""

import pytest

from coachdesk.tools.phone_numbers import numbers_in, spellings_of


@pytest.mark.parametrize(
    "line",
    [
        *("07700900123", "07700 900 123", "+44 7700 900123", "+44 (0)7700 900123", "0044 7700 900123"),
        *("07700-900-123 (mornings)", "٠٧٧٠٠٩٠٠١٢٣", "Nan: 07700 900123."),
    ],
)
def test_one_number_written_many_ways_is_one_number(line: str) -> None:
    assert numbers_in(line) == {"07700900123"}


def test_a_line_with_two_numbers_has_both() -> None:
    assert {"07700900123", "01632960001"} <= numbers_in("07700 900 123 or 01632 960 001")
    assert {"07700900123", "01632960012"} <= numbers_in("07700 900 123 01632 960 012")


@pytest.mark.parametrize("line", ["", "none", "999", "ext 1234", "ask Nan"])
def test_a_line_without_a_number_has_none(line: str) -> None:
    assert numbers_in(line) == spellings_of(line) == frozenset()


def test_a_number_is_known_from_abroad_and_without_its_area() -> None:
    assert {"01632960001", "441632960001", "4401632960001", "960001"} <= spellings_of("01632 960001")
    assert spellings_of("960001") == {"960001"}
