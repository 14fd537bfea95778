"""Days known in part: what they can mean always holds the day itself, and vaguer days mean more."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.contact import DateKnown
from coachdesk.tools.day_spans import day_span, known_in_words, month_end, partial_known, partial_span

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@given(DAYS, st.sampled_from(DateKnown))
def test_what_a_day_can_mean_holds_the_day(day: date, known: DateKnown) -> None:
    span = day_span(day, known)
    assert span.first <= day <= span.last
    assert span.is_day == (known is DateKnown.DAY)


@given(DAYS)
def test_a_month_begins_and_ends_with_itself_and_a_season_is_three(day: date) -> None:
    month, season = day_span(day, DateKnown.MONTH), day_span(day, DateKnown.SEASON)
    assert month.first.day == 1
    assert (month.last + timedelta(days=1)).day == 1
    assert (month.last.year, month.last.month) == (day.year, day.month)
    assert season.first == month.first
    assert season.last == month_end(month_end(month.last + timedelta(days=1)) + timedelta(days=1))


@pytest.mark.parametrize("known", DateKnown)
def test_the_ends_of_the_calendar_are_no_fault(known: DateKnown) -> None:
    for day in (date.min, date.max):
        span = day_span(day, known)
        assert span.first <= day <= span.last


@pytest.mark.parametrize(
    ("day", "known", "words"),
    [
        (date(2011, 3, 4), DateKnown.DAY, "Fri 4 Mar 2011"),
        (date(2011, 3, 4), DateKnown.ABOUT, "about Fri 4 Mar 2011"),
        (date(2011, 3, 1), DateKnown.MONTH, "March 2011"),
        (date(2009, 3, 1), DateKnown.SEASON, "spring 2009"),
        (date(2009, 12, 1), DateKnown.SEASON, "winter 2009–2010"),
        (date(2009, 5, 1), DateKnown.SEASON, "May to July 2009"),
        (date(2009, 11, 1), DateKnown.SEASON, "November 2009 to January 2010"),
        (date(2009, 1, 1), DateKnown.YEAR, "2009"),
    ],
)
def test_the_words_say_how_well_it_is_known(day: date, known: DateKnown, words: str) -> None:
    assert known_in_words(day, known) == words


def test_a_date_written_in_part_means_its_year_month_or_day() -> None:
    assert partial_span("2009") == day_span(date(2009, 1, 1), DateKnown.YEAR)
    assert partial_span("2009-02") == day_span(date(2009, 2, 1), DateKnown.MONTH)
    assert [partial_known(one) for one in ("2009", "2009-02", "2009-02-03")] == [
        DateKnown.YEAR, DateKnown.MONTH, DateKnown.DAY,
    ]  # fmt: skip


def test_spring_sorts_before_the_april_in_it() -> None:
    spring, april = day_span(date(2009, 3, 1), DateKnown.SEASON), day_span(date(2009, 4, 1), DateKnown.MONTH)
    assert spring < april
