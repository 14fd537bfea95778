"""A day as far as it is known is read, said, and read back as what it was; what has not come is not taken."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.errors import BadInput
from coachdesk.models.contact import DateKnown
from coachdesk.tools.day_spans import known_in_words
from coachdesk.tools.typed_known_dates import KnownDay, parse_known

TODAY = date(2011, 9, 1)


@pytest.mark.parametrize(
    ("typed", "first", "known"),
    [
        ("15/3/2011", date(2011, 3, 15), DateKnown.DAY),
        ("15 March", date(2011, 3, 15), DateKnown.DAY),
        ("about 15 March 2011", date(2011, 3, 15), DateKnown.ABOUT),
        ("March 2011", date(2011, 3, 1), DateKnown.MONTH),
        ("about March 2011", date(2011, 3, 1), DateKnown.MONTH),
        ("spring 2009", date(2009, 3, 1), DateKnown.SEASON),
        ("in the Summer of 2009", date(2009, 6, 1), DateKnown.SEASON),
        ("autumn 2009", date(2009, 9, 1), DateKnown.SEASON),
        ("winter 2009", date(2009, 12, 1), DateKnown.SEASON),
        ("winter 2009/10", date(2009, 12, 1), DateKnown.SEASON),
        ("winter 2009 to 2010", date(2009, 12, 1), DateKnown.SEASON),
        ("2009", date(2009, 1, 1), DateKnown.YEAR),
    ],
)
def test_it_is_read_as_well_as_it_is_known(typed: str, first: date, known: DateKnown) -> None:
    assert parse_known(typed, TODAY) == KnownDay(first, known)


@pytest.mark.parametrize(
    "typed",
    [
        *("2 September 2011", "October 2011", "autumn 2011", "2012"),
        *("spring 2009/10", "winter 2009/11", "winter 2009/2009"),
        *("31 February 2011", "spring", "monsoon 2009", "spring 0000", "spring 1850", ""),
    ],
)
def test_what_has_not_come_and_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_known(typed, date(2011, 8, 31))
    assert refused.value.field == "date"
    assert not typed or typed not in refused.value.sentence


def firsts(known: DateKnown, day: date) -> date:
    if known is DateKnown.YEAR:
        return date(day.year, 1, 1)
    if known is DateKnown.SEASON:
        return date(day.year, (day.month - 1) // 3 * 3 + 3, 1)
    return day.replace(day=1) if known is DateKnown.MONTH else day


@given(st.sampled_from(DateKnown), st.dates(date(1950, 1, 1), date(2010, 11, 30)))
def test_what_is_said_is_read_back_as_what_it_was(known: DateKnown, day: date) -> None:
    kept = KnownDay(firsts(known, day), known)
    assert parse_known(known_in_words(*kept), TODAY) == kept
    assert parse_known(known_in_words(*kept).capitalize(), TODAY) == kept
