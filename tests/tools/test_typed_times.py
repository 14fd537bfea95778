"""A time typed comes back as the time meant, and what could be two times of the day is asked about, never guessed."""

from contextlib import suppress
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.errors import BadInput
from coachdesk.tools.typed_times import parse_time


@given(st.times())
def test_every_minute_can_be_typed_with_colon_or_dot(at: time) -> None:
    whole = at.replace(second=0, microsecond=0)
    assert parse_time(f"{whole:%H:%M}") == parse_time(f" {whole:%H.%M} ") == whole
    assert parse_time(f"{whole:%I:%M %p}") == parse_time(f"{whole:%I:%M%p}".lower()) == whole


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("9", time(9)), ("2pm", time(14)), ("2 p.m.", time(14)), ("12am", time(0)), ("noon", time(12)), ("17", time(17))],
)
def test_as_people_write_it(typed: str, meant: time) -> None:
    assert parse_time(typed) == meant


@pytest.mark.parametrize("typed", ["2", "2:30", "6.59", "", "25:00", "9:60", "13pm", "0am", "soon", "9:3", "9 30 40"])
def test_what_is_no_time_or_two_times_is_asked_about(typed: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_time(typed)
    assert refused.value.field == "time"


@given(st.text())
def test_nothing_typed_gives_anything_but_a_time_or_a_sentence(typed: str) -> None:
    with suppress(BadInput):
        assert parse_time(typed).second == 0
