"""Hours of a week are read as they are typed, and what cannot be hours is asked about."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.errors import BadInput
from coachdesk.tools.typed_hours import hours_typed, parse_hours


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("30", 1800),
        (" 37.5 ", 2250),
        ("37,5 h", 2250),
        ("37:30", 2250),
        ("37 h 30", 2250),
        ("37h30min", 2250),
        ("7.25 hours", 435),
        ("0", 0),
        ("168", 10_080),
        ("", None),
        ("  ", None),
    ],
)
def test_hours_are_read_as_they_are_written(typed: str, minutes: int | None) -> None:
    assert parse_hours(typed) == minutes


@pytest.mark.parametrize("typed", ["lots", "-3", "169", "168:01", "37:60", "3.5.5", "½", "1e2", "٣", "12 34"])
def test_what_cannot_be_hours_is_asked_about_and_never_echoed(typed: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_hours(typed)
    assert refused.value.field == "hours"
    assert typed not in refused.value.sentence.replace("168 hours", "")


@given(st.none() | st.integers(0, 10_080))
def test_what_is_shown_is_read_back_as_the_same(minutes: int | None) -> None:
    assert parse_hours(hours_typed(minutes)) == minutes


@given(st.text(max_size=12))
def test_anything_typed_is_minutes_of_a_week_or_a_sentence(typed: str) -> None:
    minutes = None
    with suppress(BadInput):
        minutes = parse_hours(typed)
    assert minutes is None or 0 <= minutes <= 10_080
