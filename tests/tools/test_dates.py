"""What a coach types for a date is what is kept; what has no date in it is refused with a sentence to act on."""

import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coachdesk.errors import BadInput
from coachdesk.models.person import FamilyRole, Person
from coachdesk.models.values import new_id
from coachdesk.tools import dates
from coachdesk.tools.date_names import ENGLISH, DateNames
from coachdesk.tools.partial_dates import earliest, latest, may_cover, surely_covers
from coachdesk.tools.typed_dates import add_months

TODAY = date(2026, 11, 21)  # a Saturday
near_days = st.dates(date(1950, 1, 1), date(2045, 12, 31))
todays = st.dates(date(1996, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("27/11/26", date(2026, 11, 27)),
        ("27.11.2026", date(2026, 11, 27)),
        (" 27-11-26 ", date(2026, 11, 27)),
        ("2026-11-27", date(2026, 11, 27)),
        ("27 Nov", date(2026, 11, 27)),
        ("Nov 27th, 2026", date(2026, 11, 27)),
        ("on Friday the 27th of November 2026", date(2026, 11, 27)),
        ("fri 27 nov", date(2026, 11, 27)),
        ("27NOV26", date(2026, 11, 27)),
        ("1/2", date(2027, 2, 1)),
        ("20 Nov", date(2027, 11, 20)),
        ("21 Nov", TODAY),
        ("29 Feb", date(2028, 2, 29)),
        ("Friday", date(2026, 11, 27)),
        ("Weds", date(2026, 11, 25)),
        ("thurs", date(2026, 11, 26)),
        ("saturday", date(2026, 11, 28)),
        ("next Friday", date(2026, 11, 27)),
        ("this Friday", date(2026, 11, 27)),
        ("today", TODAY),
        ("Tomorrow", date(2026, 11, 22)),
        ("yesterday", date(2026, 11, 20)),
        ("in 2 weeks", date(2026, 12, 5)),
        ("in two weeks' time", date(2026, 12, 5)),
        ("in two weeks’ time", date(2026, 12, 5)),
        ("a fortnight", date(2026, 12, 5)),
        ("week", date(2026, 11, 28)),
        ("3 days ago", date(2026, 11, 18)),
        ("in a month", date(2026, 12, 21)),
        ("in 3 months", date(2027, 2, 21)),
        ("1/6/12", date(2012, 6, 1)),
        ("٢٧/١١/٢٠٢٦", date(2026, 11, 27)),
        ("２７／１１／２６", date(2026, 11, 27)),
    ],
)
def test_dates_are_read_as_people_in_britain_write_them(typed: str, wanted: date) -> None:
    assert dates.parse_date(typed, TODAY) == wanted


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31 February", "31 February does not exist."),
        ("31/02/2026", "31 February does not exist."),
        ("0/5/2026", "0 May does not exist."),
        ("29/2/27", "29 February 2027 does not exist."),
        ("11/27/2026", "There is no month 27. Type the day first, such as 27/11/2026."),
        ("Thursday 27 November 2026", "27 November 2026 is a Friday. Check the day or the date."),
        ("next Sunday", "That could be 22 November 2026 or 29 November 2026. Type the date."),
        ("1/1/2300", "That year is very far away. Check the year."),
        ("1/1/1200", "That year is very far away. Check the year."),
        ("in 99 years", "That is very far away. Check the date."),
    ],
)
def test_a_date_that_cannot_be_is_refused_and_the_sentence_says_why(typed: str, sentence: str) -> None:
    with pytest.raises(BadInput) as refused:
        dates.parse_date(typed, TODAY)
    assert refused.value.sentence == sentence
    assert refused.value.field == "date"


@pytest.mark.parametrize(
    "typed",
    [
        *("", "  ", "soon", "27", "27/11/6", "27/11/226", "271126", "1/2/3/4", "next week", "next", "27 Nov Nov"),
        *("friday friday", "27:11:26", "27_11_26", "=27/11/26", "ma", "9" * 5000, "in 2", "2 weeks 3", "ago", "the"),
        *("2026", "Nov 2026"),
    ],
)
def test_what_holds_no_date_is_refused_without_repeating_it(typed: str) -> None:
    with pytest.raises(BadInput) as refused:
        dates.parse_date(typed, TODAY)
    assert refused.value.sentence == "Type a date such as 27/11/2026, 27 Nov, Friday or in 2 weeks."


def test_looking_back_a_day_without_its_year_is_the_last_one() -> None:
    assert dates.parse_date("27 Nov", TODAY, past=True) == date(2025, 11, 27)
    assert dates.parse_date("21 Nov", TODAY, past=True) == TODAY
    assert dates.parse_date("29 Feb", TODAY, past=True) == date(2024, 2, 29)
    assert dates.parse_date("Friday", TODAY, past=True) == date(2026, 11, 20)
    assert dates.parse_date("Saturday", TODAY, past=True) == date(2026, 11, 14)
    assert dates.parse_date("1/6/31", TODAY, past=True) == date(1931, 6, 1)


@given(near_days, todays)
def test_every_way_of_writing_a_day_is_read_back_as_that_day(day: date, today: date) -> None:
    ways = (
        dates.in_words(day),
        dates.short(day),
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day:%B} {day.day}, {day.year}",
    )
    assert {dates.parse_date(way, today) for way in ways} == {day}
    assert dates.parse_partial_date(dates.in_words(day), today) == day.isoformat()


@given(st.dates(date(2010, 1, 1), date(2040, 1, 1)), st.integers(0, 365))
def test_a_day_without_its_year_is_never_past_and_less_than_a_year_away(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    found = dates.parse_date(dates.without_year(day).split(" ", 1)[1], today)
    assert today <= found
    assert (found.month, found.day) == (day.month, day.day)
    assert found <= day


@given(todays, st.integers(0, 6), st.booleans())
def test_a_weekday_is_within_a_week_and_never_today(today: date, weekday: int, past: bool) -> None:
    found = dates.parse_date(ENGLISH.weekdays[weekday], today, past=past)
    assert found.weekday() == weekday
    assert 1 <= (found - today).days * (-1 if past else 1) <= 7


@given(
    st.text(max_size=30)
    | st.lists(
        st.sampled_from(
            [*"0123456789/-. ", "29", "31", "1900", "feb", "next ", "friday", "weeks", "ago", "a ", "about "]
        ),
        max_size=8,
    ).map("".join),
    todays,
)
@example("٣٣/١٣/٠٠٠٠", TODAY)
@example("½ week", TODAY)
@example("Ⅻ", TODAY)
def test_whatever_is_typed_gives_a_date_or_a_sentence_and_never_an_accident(typed: str, today: date) -> None:
    for parse in (dates.parse_date, dates.parse_partial_date):
        with contextlib.suppress(BadInput):
            assert parse(typed, today)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("2011", "2011"),
        ("about 2011", "2011"),
        ("March 2011", "2011-03"),
        ("2011 march", "2011-03"),
        ("03/2011", "2011-03"),
        ("2011-03", "2011-03"),
        ("3/98", "1998-03"),
        ("March 98", "1998-03"),
        ("15/3/38", "1938-03-15"),
        ("15 March", "2026-03-15"),
        ("15/3", "2026-03-15"),
        ("yesterday", "2026-11-20"),
    ],
)
def test_a_date_known_in_part_keeps_only_what_is_known(typed: str, wanted: str) -> None:
    assert dates.parse_partial_date(typed, TODAY) == wanted


@pytest.mark.parametrize("typed", ["3/11", "March 11", "13/2011", "about", "2400", "0000", "March 1"])
def test_a_part_date_that_could_be_two_things_or_none_is_refused(typed: str) -> None:
    with pytest.raises(BadInput):
        dates.parse_partial_date(typed, TODAY)


@given(st.dates(date(1, 2, 1), date(9998, 12, 1)), st.integers(-24, 24))
def test_months_on_stay_within_the_month_meant(day: date, months: int) -> None:
    if not 1 <= day.year + months // 12 <= 9996:
        return
    found = add_months(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day <= day.day


# -- in words -------------------------------------------------------------------------------------


def test_dates_are_said_in_words() -> None:
    day = date(2026, 11, 27)
    assert dates.in_words(day) == "Friday 27 November 2026"
    assert dates.without_year(day) == "Friday 27 November"
    assert dates.short(day) == "Fri 27 Nov 2026"
    assert [dates.partial_in_words(text) for text in ("2011", "2011-03", "2011-03-15")] == [
        "2011",
        "March 2011",
        "15 March 2011",
    ]


def test_every_word_of_a_date_comes_from_the_table_of_its_language() -> None:
    portuguese = DateNames(
        months=(
            *("janeiro", "fevereiro", "março", "abril", "maio", "junho"),
            *("julho", "agosto", "setembro", "outubro", "novembro", "dezembro"),
        ),
        weekdays=("segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo"),
        weekday_spellings={},
        relative={"amanhã": 1},
        units={"semanas": (7, 0)},
        counts={"duas": 2},
        ago="atrás",
        following="próxima",
        about=("cerca",),
        ignored=frozenset({"de", "em", "a"}),
        long="{weekday}, {day} de {month} de {year}",
    )
    assert dates.in_words(date(2026, 11, 27), portuguese) == "sexta-feira, 27 de novembro de 2026"
    assert dates.parse_date("27 de novembro de 2026", TODAY, names=portuguese) == date(2026, 11, 27)
    assert dates.parse_date("em duas semanas", TODAY, names=portuguese) == date(2026, 12, 5)
    assert dates.parse_date("amanhã", TODAY, names=portuguese) == date(2026, 11, 22)
    with pytest.raises(BadInput):
        dates.parse_date(
            "27 November 2026", TODAY - timedelta(days=1), names=portuguese._replace() if False else portuguese
        )


# -- partial dates --------------------------------------------------------------------------------


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_a_partial_date_holds_every_day_it_can_mean(day: date, known: int) -> None:
    partial = day.isoformat()[:known]
    assert earliest(partial) <= day <= latest(partial)
    assert earliest(partial).isoformat()[:known] == latest(partial).isoformat()[:known] == partial
    assert (earliest(partial) == latest(partial)) == (known == 10)


def test_a_span_may_hold_a_day_that_it_does_not_surely_hold() -> None:
    assert may_cover("2011-03", "2011", date(2011, 3, 1))
    assert not surely_covers("2011-03", None, date(2011, 3, 1))
    assert surely_covers("2011-03-15", "2011-03-20", date(2011, 3, 20))
    assert not may_cover("2011-03-15", "2011-03-20", date(2011, 3, 21))
    assert not may_cover("2011-03-15", None, date(2011, 3, 14))
    assert surely_covers(None, None, date(2011, 3, 1))
    assert not surely_covers(None, "2011", date(2011, 3, 1))


# -- ages -----------------------------------------------------------------------------------------


def person(**fields: object) -> Person:
    return Person.model_validate(
        {"id": new_id(), "log": new_id(), "number": 1, "known_as": "Alfie", "role": FamilyRole.CHILD, **fields}
    )


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({}, ""),
        ({"birth_date": "2003-09-02"}, "7"),
        ({"birth_date": "2003-09-01"}, "8"),
        ({"birth_date": "2003-09"}, "about 8"),
        ({"birth_date": "2009-09-01"}, "2"),
        ({"birth_date": "2009-09-02"}, "23 months"),
        ({"birth_date": "2003-08"}, "8"),
        ({"birth_date": "2003"}, "about 8"),
        ({"birth_date": "2011"}, "under 1"),
        ({"birth_date": "2010"}, "about 1"),
        ({"birth_date": "2010-03-02"}, "17 months"),
        ({"birth_date": "2010-03-01"}, "18 months"),
        ({"birth_date": "2011-07-31"}, "1 month"),
        ({"birth_date": "2011-08-31"}, "under 1 month"),
        ({"birth_date": "2011-09-02"}, ""),
        ({"birth_date": "2012"}, ""),
        ({"due_date": "2011-11-14"}, "due in November 2011"),
        ({"birth_date": "1931", "deceased_on": "2009"}, "died in 2009"),
        ({"deceased_on": "2009-04-03"}, "died in April 2009"),
    ],
)
def test_an_age_is_said_as_exactly_as_it_is_known(fields: dict[str, object], wanted: str) -> None:
    assert dates.age_in_words(person(**fields), date(2011, 9, 1)) == wanted


@given(st.dates(date(1900, 1, 1), date(2011, 8, 1)), st.sampled_from([4, 7, 10]))
def test_the_true_age_lies_between_the_least_and_the_most(born: date, known: int) -> None:
    on = date(2011, 9, 1)
    true = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    least, most = dates.years_old(born.isoformat()[:known], on)
    assert least <= true <= most
    assert most - least <= 1
