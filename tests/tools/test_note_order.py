"""Notes stay in the order of what happened, and one written after the clock moved back stays after those before it."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.note import Note
from coachdesk.models.values import new_id
from coachdesk.tools.note_order import in_order
from tests.tools.records import make

NOON = datetime(2011, 8, 31, 12, tzinfo=UTC)
ME, OTHER = new_id(), new_id()
hours = st.integers(0, 23).map(lambda count: timedelta(hours=count))


def note(written: datetime, before: timedelta = timedelta(0), by: str = ME) -> Note:
    return make(Note, written_at=written, happened_at=written - before, written_by=by, fact="Seen")


@given(st.lists(hours, max_size=6), st.timedeltas(timedelta(minutes=3), timedelta(days=900)))
def test_what_is_written_after_the_clock_moved_back_stays_last(gaps: list[timedelta], back: timedelta) -> None:
    """Each is written at once; half-way the clock moves back."""
    at, made = NOON, []
    for place, gap in enumerate(gaps):
        at += gap - (back if place == len(gaps) // 2 and place else timedelta(0))
        made.append(note(at))
    assert in_order(made) == made


@given(st.lists(st.tuples(hours, st.timedeltas(timedelta(0), timedelta(days=40))), max_size=6))
def test_by_a_good_clock_it_is_the_order_of_what_happened(told: list[tuple[timedelta, timedelta]]) -> None:
    at, made = NOON, []
    for gap, before in told:
        at += gap
        made.append(note(at, before))
    assert in_order(made) == sorted(made, key=lambda one: one.happened_at)


def test_how_long_before_is_kept_by_a_clock_that_moved_back() -> None:
    first = note(NOON)
    assert in_order([first, early := note(NOON - timedelta(days=2), timedelta(hours=5))]) == [first, early]
    told_later = note(NOON - timedelta(days=2), timedelta(hours=5))
    at_once = note(NOON - timedelta(days=2))
    assert in_order([first, at_once, told_later]) == [told_later, first, at_once]
    asked = note(NOON - timedelta(days=2), timedelta(hours=25))
    assert in_order([first, asked]) == [asked, first], "what was long before is where its own time puts it"


def test_one_worker_s_clock_says_nothing_of_anothers() -> None:
    mine, theirs = note(NOON), note(NOON - timedelta(days=1), by=OTHER)
    assert in_order([mine, theirs]) == [theirs, mine]
