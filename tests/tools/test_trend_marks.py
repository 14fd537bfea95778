"""A trend's picture: up is better, nothing joins what cannot be compared, and what is no answer has no height."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.measures import AnswerMode
from coachdesk.tools.measure_trends import series_of
from coachdesk.tools.trend_marks import Days, days_of, trend_marks
from tests.tools.test_measure_trends import BEGAN, COACH, sitting


@given(st.lists(st.one_of(st.none(), st.integers(0, 1000)), min_size=1, max_size=8))
def test_each_mark_is_one_dot_at_its_height_and_all_else_stands_below(places: list[int | None]) -> None:
    series = series_of(sitting(day, {"money": place}) for day, place in enumerate(places))
    days = days_of(series)
    assert days is not None
    marks = trend_marks(series, days)
    assert [round(one.at.y * 1000) for one in marks.dots] == [place for place in places if place is not None]
    assert len(marks.unanswered) == places.count(None)
    across = [one.at.x for one in marks.dots]
    assert across == sorted(across)
    assert all(0 <= x <= 1 for x in (*across, *marks.unanswered))


def test_what_cannot_be_compared_is_broken_and_not_joined() -> None:
    given_so = [
        sitting(0, {"money": 0}),
        sitting(1, {"money": 250}),
        sitting(2, {"money": 500}, AnswerMode.LINE),
        sitting(3, {"money": None}, AnswerMode.LINE),
        sitting(4, {"money": 1000}, AnswerMode.LINE),
    ]
    series = series_of(given_so)
    marks = trend_marks(series, Days(BEGAN.date(), date(2011, 3, 19)))
    assert [(one.start.x, one.end.x) for one in marks.joins] == [(0.0, 0.25)]
    assert marks.breaks == (0.375,)
    assert marks.unanswered == (0.75,)


def test_a_workers_view_is_marked_as_one_and_one_day_stands_in_the_middle() -> None:
    series = series_of(
        [sitting(0, {"money": 0}), sitting(0, {"money": 500}, worker=COACH, marking="coachs_view", id="9" * 32)]
    )
    days = days_of(series)
    assert days is not None
    marks = trend_marks(series, days)
    assert [(one.at.x, one.is_view) for one in marks.dots] == [(0.5, False), (0.5, True)]
    assert days_of(()) is None
