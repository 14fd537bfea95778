"""How many faces somebody is given: by age, as before, or as the coach wants."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.measures import AnswerMode, AnswerSet
from coachdesk.tools.measure_modes import FACES, kept_mode, mode_for, word_number

TODAY = date(2011, 9, 1)
MODES = st.sampled_from(AnswerMode)
PERSON, OTHER, LOG = "1" * 32, "2" * 32, "0" * 32


@pytest.mark.parametrize(
    ("born", "mode"),
    [
        ("2006-09-02", None),
        ("2006-09-01", AnswerMode.FACES_2),
        ("2003-09-02", AnswerMode.FACES_2),
        ("2003-09-01", AnswerMode.FACES_3),
        ("1999-09-02", AnswerMode.FACES_3),
        ("1999-09-01", AnswerMode.FACES_5),
        ("1950", AnswerMode.FACES_5),
        (None, AnswerMode.FACES_5),
        ("2012-01-01", None),
        ("2006", AnswerMode.FACES_2),
        ("2003", AnswerMode.FACES_2),
        ("1999", AnswerMode.FACES_3),
    ],
)
def test_age_decides_and_a_year_alone_counts_as_the_younger_age(born: str | None, mode: AnswerMode | None) -> None:
    assert mode_for(born, TODAY) is mode


@given(MODES, MODES, st.sampled_from([None, "2004-05-05", "2000", "1970"]))
def test_what_somebody_had_is_kept_until_the_coach_wants_another(
    kept: AnswerMode, wanted: AnswerMode, born: str | None
) -> None:
    assert mode_for(born, TODAY, kept=kept) is kept
    assert mode_for(born, TODAY, kept=kept, wanted=wanted) is wanted


@given(MODES, MODES)
def test_nobody_under_five_is_asked_whatever_is_wanted(kept: AnswerMode, wanted: AnswerMode) -> None:
    assert mode_for("2008-01-01", TODAY, kept=kept, wanted=wanted) is None


@given(st.one_of(st.none(), st.dates(date(1930, 1, 1), TODAY).map(date.isoformat)))
def test_the_line_is_never_given_by_age(born: str | None) -> None:
    assert mode_for(born, TODAY) is not AnswerMode.LINE


def _sitting(number: int, mode: AnswerMode, **more: object) -> AnswerSet:
    at = datetime(2011, 3, 1, tzinfo=UTC) + timedelta(days=number)
    values = {
        "id": f"{number:032x}", "log": LOG, "person": PERSON, "tool": "wellbeing", "set_key": "wellbeing",
        "set_version": 1, "at": at, "marking": "self",
        "answers": [{"question": "money", "status": "answered", "mode": mode, "first": 0, "place": 0, "at": at}],
    }  # fmt: skip
    return AnswerSet.model_validate({**values, **more})


def test_the_latest_sitting_of_that_person_with_that_set_is_kept_to() -> None:
    first, second = _sitting(1, AnswerMode.FACES_5), _sitting(2, AnswerMode.FACES_3)
    others = [
        _sitting(3, AnswerMode.LINE, person=OTHER),
        _sitting(4, AnswerMode.LINE, set_key="experience"),
        _sitting(5, AnswerMode.LINE, marking="coachs_view", worker="a" * 32),
    ]
    assert kept_mode([second, *others, first], PERSON, "wellbeing") is AnswerMode.FACES_3
    mended = _sitting(6, AnswerMode.FACES_2, at=first.at, supersedes=(second.id,))
    assert kept_mode([first, second, mended], PERSON, "wellbeing") is AnswerMode.FACES_2
    assert kept_mode(others, PERSON, "wellbeing") is None


def test_each_face_has_a_word_of_its_own_and_the_ends_have_the_end_words() -> None:
    for places in FACES.values():
        assert [word_number(place) for place in places] == sorted({word_number(place) for place in places})
    assert [word_number(place) for place in FACES[AnswerMode.FACES_3]] == [0, 2, 4]


@given(st.integers(0, 1000))
def test_a_place_is_said_by_the_nearest_word(place: int) -> None:
    assert abs(word_number(place) * 250 - place) <= 125
