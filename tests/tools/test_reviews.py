"""A review is due when the last one said, or by the plan's rhythm; the latest in time counts, the latest late first."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.tools.reviews import ReviewDue, last_review, next_review, overdue, reviews_due
from tests.tools.records import plan, review

START = date(2011, 3, 1)
TODAY = date(2011, 9, 1)
days = st.dates(date(2011, 1, 1), date(2011, 12, 31))


def test_the_first_review_is_one_rhythm_after_the_plan_began() -> None:
    assert next_review(plan(started_on=START), []) == date(2011, 3, 29)
    assert next_review(plan(started_on=START, review_every_days=7), []) == date(2011, 3, 8)


def test_the_last_review_says_when_the_next_is() -> None:
    ours = plan()
    last = review(ours, date(2011, 5, 1), next_due=date(2011, 5, 20))
    held = [last, review(ours, date(2011, 4, 1), next_due=date(2011, 9, 9)), review(plan(), TODAY)]
    assert last_review(ours, held) == last
    assert next_review(ours, held) == date(2011, 5, 20)


@pytest.mark.parametrize("next_due", [None, date(2011, 5, 1), date(2010, 5, 20)])
def test_without_a_date_that_can_be_the_rhythm_goes_on(next_due: date | None) -> None:
    ours = plan()
    assert next_review(ours, [review(ours, date(2011, 5, 1), next_due=next_due)]) == date(2011, 5, 29)


def test_a_review_is_overdue_from_the_day_after_it_was_due() -> None:
    ours = plan(started_on=START)
    assert overdue(reviews_due([ours], [], date(2011, 3, 29))) == []
    assert overdue(reviews_due([ours], [], date(2011, 3, 30))) == [(ours, date(2011, 3, 29), 1)]


def test_a_closed_plan_is_not_reviewed() -> None:
    assert next_review(plan(closed_on=TODAY), []) is None
    assert reviews_due([plan(closed_on=TODAY)], [], TODAY) == []


@given(st.lists(days, max_size=8), days)
def test_every_open_plan_is_listed_with_the_most_days_late_first(starts: list[date], today: date) -> None:
    plans = [plan(started_on=start) for start in starts]
    found = reviews_due(plans, [], today)
    assert len(found) == len(plans)
    late = [one.days_late for one in found]
    assert late == sorted(late, reverse=True)
    assert [one.days_late for one in overdue(found)] == [days for days in late if days > 0]
    assert all(one.due + timedelta(days=one.days_late) == today for one in found)


@pytest.mark.parametrize(
    ("days_late", "words"),
    [(6, "6 days late"), (1, "1 day late"), (0, "due today"), (-1, "due tomorrow"), (-3, "in 3 days")],
)
def test_how_late_a_review_is_reads_as_words(days_late: int, words: str) -> None:
    assert ReviewDue(plan(), TODAY, days_late).in_words() == words
