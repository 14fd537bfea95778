"""No worker sees another's X of a day before their own of that day or a later one; what is kept keeps its order."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.measures import AnswerStatus, LineMark, Marking
from coachdesk.tools.line_marks import (
    first_and_last,
    is_on_the_line,
    latest_of_each,
    marks_on,
    may_not_see_yet,
    status_of,
    whose,
)

LINE, OTHER = "a" * 32, "b" * 32
RUTH, ISLA, BRONWEN, OSIAN = "1" * 32, "2" * 32, "c" * 32, "d" * 32
WORKERS = {BRONWEN, OSIAN}
BEGAN = datetime(2011, 3, 1, 9, tzinfo=UTC)


def mark(number: int, who: str, day: int, place: int | None = 500, **more: object) -> LineMark:
    values = {
        "id": f"{number + 1:032x}",
        "log": "0" * 32,
        "line": LINE,
        "worker" if who in WORKERS else "person": who,
        "status": AnswerStatus.SKIPPED if place is None else AnswerStatus.ANSWERED,
        "first": place,
        "place": place,
        "marking": Marking.COACHS_VIEW if who in WORKERS else Marking.SELF,
        "at": BEGAN + timedelta(days=day, minutes=number),
        **more,
    }
    return LineMark.model_validate(values)


marks = st.lists(st.tuples(st.sampled_from([RUTH, ISLA, BRONWEN, OSIAN]), st.integers(0, 3)), max_size=8).map(
    lambda drawn: [mark(number, who, day) for number, (who, day) in enumerate(drawn)]
)


@given(marks)
def test_what_is_shown_to_a_worker_is_of_a_day_on_which_or_before_which_they_marked(drawn: list[LineMark]) -> None:
    hidden = may_not_see_yet(BRONWEN, drawn)
    own = [one.at.date() for one in drawn if one.worker == BRONWEN]
    for one in drawn:
        seen = one not in hidden
        assert seen == (one.worker == BRONWEN or any(day >= one.at.date() for day in own))


@pytest.mark.parametrize("place", [300, None])
def test_an_own_mark_or_the_word_that_there_is_none_opens_that_day_and_not_the_next(place: int | None) -> None:
    theirs = [mark(0, RUTH, 0), mark(1, ISLA, 1)]
    assert may_not_see_yet(BRONWEN, theirs) == tuple(theirs)
    assert may_not_see_yet(BRONWEN, [*theirs, mark(2, BRONWEN, 0, place)]) == (theirs[1],)
    assert may_not_see_yet(OSIAN, [*theirs, mark(2, BRONWEN, 1, place)])[:2] == tuple(theirs)


def test_the_marks_of_a_line_stand_in_their_order_without_what_was_put_right() -> None:
    wrong, right = mark(3, RUTH, 2), mark(4, RUTH, 0, supersedes=(mark(3, RUTH, 2).id,))
    elsewhere = mark(5, RUTH, 0, line=OTHER)
    isla = mark(1, ISLA, 1, None)
    assert marks_on(LINE, [wrong, elsewhere, isla, right]) == (right, isla)
    assert marks_on(OTHER, [wrong, elsewhere, isla, right]) == (elsewhere,)


def test_of_everybody_the_last_x_counts_and_no_x_is_none() -> None:
    drawn = [mark(0, RUTH, 0, 100), mark(1, ISLA, 0, None), mark(2, RUTH, 1, 700), mark(3, RUTH, 2, None)]
    assert latest_of_each(drawn) == {RUTH: drawn[2]}
    assert [is_on_the_line(one) for one in drawn] == [True, False, True, False]
    assert first_and_last(drawn, RUTH) == (drawn[0], drawn[2])
    assert first_and_last(drawn[2:], RUTH) is None
    assert first_and_last(drawn, ISLA) is None
    assert [whose(mark(0, who, 0)) for who in (RUTH, BRONWEN)] == [RUTH, BRONWEN]


def test_an_x_that_was_moved_is_corrected() -> None:
    assert [status_of(300, 300), status_of(300, 400)] == [AnswerStatus.ANSWERED, AnswerStatus.CORRECTED]
