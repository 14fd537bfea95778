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
    assert spellings_of("01632 960001") == {
        *("01632960001", "441632960001", "4401632960001", "1632960001", "960001"),
    }


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("01632 96001", {"0163296001"}),
        ("01632 9600", set()),
        ("01632 9600011", set()),
        ("11632 960001", set()),
        ("1 2 3 4 5 6 7 8 9 0", set()),
    ],
)
def test_a_whole_number_has_ten_or_eleven_digits_and_is_dialled_from_home(line: str, numbers: set[str]) -> None:
    assert numbers_in(line) == numbers


def test_the_shortest_run_that_counts_has_six_digits_and_the_longest_fifteen() -> None:
    assert spellings_of("96000") == frozenset()
    assert spellings_of("9" * 15) == {"9" * 15}
    assert spellings_of("9" * 16) == frozenset()
