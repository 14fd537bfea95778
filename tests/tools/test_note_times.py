"""A note is late after a day and says why; a clock that moved back is named, and makes nobody late who is not."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.tools.note_times import NoteTimes, Timing, note_times

NOON = datetime(2011, 8, 31, 12, tzinfo=UTC)
spans = st.timedeltas(timedelta(days=-40), timedelta(days=40))
MINUTE = timedelta(minutes=1)


def written(after: timedelta, latest: timedelta | None = None) -> NoteTimes:
    at = NOON + after
    return note_times(NOON, at, at + latest if latest is not None else None)


@given(spans, st.none() | spans)
def test_exactly_one_thing_is_true_of_the_times(after: timedelta, latest: timedelta | None) -> None:
    found = written(after, latest)
    if after > timedelta(hours=24):
        assert (found.timing, found.by) == (Timing.LATE, after)
    elif latest is not None and latest > 2 * MINUTE:
        assert (found.timing, found.by) == (Timing.CLOCK_MOVED_BACK, latest)
    elif after < -2 * MINUTE:
        assert (found.timing, found.by) == (Timing.BEFORE_IT_HAPPENED, -after)
    else:
        assert found == (Timing.IN_TIME, max(after, timedelta(0)), "")
    assert found.needs_reason == (found.timing is Timing.LATE)
    assert bool(found.sentence) == (found.timing is not Timing.IN_TIME)
    assert ("behind what is already written" in found.sentence) == (latest is not None and latest > 2 * MINUTE)


@given(spans, st.integers(-12, 14), st.integers(-12, 14))
def test_the_zone_a_time_is_written_in_changes_nothing(after: timedelta, one: int, other: int) -> None:
    here, there = (timezone(timedelta(hours=hours)) for hours in (one, other))
    assert note_times(NOON.astimezone(here), (NOON + after).astimezone(there)) == written(after)


def test_a_day_to_the_second_is_in_time() -> None:
    assert written(timedelta(hours=24)).timing is Timing.IN_TIME
    assert written(timedelta(hours=24, seconds=1)).needs_reason


@pytest.mark.parametrize("off", [timedelta(0), MINUTE, 2 * MINUTE])
def test_two_clocks_are_never_quite_alike(off: timedelta) -> None:
    assert written(-off, off).timing is Timing.IN_TIME


@pytest.mark.parametrize(
    ("after", "latest", "sentence"),
    [
        (timedelta(hours=25), None, "That was 25 hours ago. Say in a few words why it is written now."),
        (timedelta(hours=48), None, "That was 2 days ago. Say in a few words why it is written now."),
        (
            -3 * MINUTE,
            None,
            "By this laptop's clock that is still 3 minutes ahead. Check when it happened, or the clock.",
        ),
        (timedelta(hours=-1), None, "By this laptop's clock that is still 1 hour ahead. "),
        (timedelta(0), timedelta(minutes=59), "This laptop's clock is 59 minutes behind what is already written here."),
        (timedelta(days=9), timedelta(days=400), "This laptop's clock is 400 days behind"),
    ],
)
def test_each_is_said_in_words(after: timedelta, latest: timedelta | None, sentence: str) -> None:
    assert written(after, latest).sentence.startswith(sentence)
