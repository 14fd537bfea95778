"""Who sleeps where is counted by the night: a child in two homes is in both and is one person."""

from datetime import date

import pytest

from coachdesk.models.family import StayPattern
from coachdesk.models.person import SamePerson
from coachdesk.tools.household import (
    StayQuestion,
    people_alive,
    people_in_household,
    people_worked_with,
    sleeping_there,
    stay_prompts,
)
from tests.tools.records import LOG, household, make, person, stay

TODAY = date(2011, 9, 1)
MUMS, DADS = household(name="Mum's"), household(name="Dad's")
MUM, DAD = person("Yasmin", number=1), person("Imran", number=3, included=False)
BILAL = person("Bilal", number=2, role="child")
BUMP = person("Bump", number=4, due_date=date(2011, 11, 1))
GRAN = person("Gran", number=5, deceased_on="2009")
EVERYONE = [BUMP, DAD, GRAN, BILAL, MUM]
STAYS = [
    stay(BILAL, DADS, pattern=StayPattern.PART_WEEK, nights_a_week=3),
    stay(BILAL, MUMS, pattern=StayPattern.PART_WEEK, nights_a_week=4),
    stay(DAD, DADS),
    stay(MUM, MUMS),
    stay(GRAN, MUMS),
    stay(BUMP, MUMS),
]


def names(home: str) -> list[str]:
    known = {one.id: one.known_as for one in EVERYONE}
    return [known[one.person] for one in sleeping_there(EVERYONE, STAYS, TODAY)[home]]


def test_a_child_in_two_households_sleeps_in_both_and_counts_once() -> None:
    assert names(MUMS.id) == ["Yasmin", "Bilal"]
    assert names(DADS.id) == ["Bilal", "Imran"]
    assert people_in_household(EVERYONE, STAYS, TODAY) == 3


def test_people_worked_with_and_people_in_the_household_are_counted_apart() -> None:
    assert people_worked_with(EVERYONE, TODAY) == 3, "Yasmin, Bilal and the baby; not Imran, not Gran"
    moved = [stay(DAD, MUMS), stay(MUM, MUMS)]
    assert people_in_household(EVERYONE, moved, TODAY) == 2


def test_somebody_written_down_twice_counts_once_when_joined() -> None:
    again = person("Bilaal", number=6)
    link = make(SamePerson, person=again.id, other_person=BILAL.id, other_family=LOG)
    everyone, stays = [*EVERYONE, again], [*STAYS, stay(again, MUMS)]
    assert people_worked_with(everyone, TODAY) == people_worked_with(everyone, TODAY, [link]) + 1
    assert people_in_household(everyone, stays, TODAY, [link]) == 3
    assert people_in_household(everyone, stays, TODAY) == 4


@pytest.mark.parametrize(
    ("fields", "sleeps", "lives"),
    [
        ({}, True, 1),
        ({"pattern": "visits"}, True, 0),
        ({"pattern": "away_for_now"}, False, 0),
        ({"from_date": "2011-09-02"}, False, 0),
        ({"from_date": "2011-09"}, True, 1),
        ({"to_date": "2011-09-01"}, True, 1),
        ({"to_date": "2011-08"}, False, 0),
    ],
)
def test_a_stay_holds_from_its_first_day_to_its_last(fields: dict[str, str], sleeps: bool, lives: int) -> None:
    stays = [stay(MUM, MUMS, **fields)]
    assert (MUMS.id in sleeping_there(EVERYONE, stays, TODAY)) is sleeps
    assert people_in_household(EVERYONE, stays, TODAY) == lives


def test_somebody_lived_until_the_day_they_died() -> None:
    assert GRAN in people_alive(EVERYONE, date(2009, 12, 31))
    assert people_alive(EVERYONE, TODAY) == [MUM, BILAL, DAD, BUMP]


@pytest.mark.parametrize(
    ("one", "other", "question"),
    [
        ({}, {}, StayQuestion.TWO_FULL_TIME),
        ({"to_date": "2011-03-07"}, {"from_date": "2011-03-07"}, None),
        ({"to_date": "2011-03-08"}, {"from_date": "2011-03-07"}, StayQuestion.TWO_FULL_TIME),
        ({"to_date": "2011-03"}, {"from_date": "2011-03"}, None),
        ({"pattern": "part_week"}, {}, None),
        ({"pattern": "part_week", "nights_a_week": 7}, {"pattern": "part_week"}, None),
        ({"pattern": "part_week"}, {"pattern": "part_week", "nights_a_week": 7}, None),
        ({"pattern": "part_week", "nights_a_week": 4}, {"nights_a_week": 4}, StayQuestion.TOO_MANY_NIGHTS),
        ({"pattern": "part_week", "nights_a_week": 4}, {"pattern": "part_week", "nights_a_week": 3}, None),
    ],
)
def test_stays_that_cannot_both_be_true_are_asked_about(
    one: dict[str, str], other: dict[str, str], question: StayQuestion | None
) -> None:
    stays = [stay(BILAL, MUMS, **one), stay(BILAL, DADS, **other), stay(MUM, DADS)]
    found = stay_prompts(stays)
    assert [prompt.question for prompt in found] == ([question] if question else [])
    for prompt in found:
        assert prompt.person == BILAL.id
        assert set(prompt.stays) == {stays[0].id, stays[1].id}
        assert prompt.sentence.endswith((".", "?"))


def test_two_stays_in_one_home_are_no_contradiction() -> None:
    assert stay_prompts([stay(BILAL, MUMS), stay(BILAL, MUMS)]) == []


def test_a_stay_that_ends_before_it_begins_is_asked_about_once() -> None:
    backwards = stay(BILAL, MUMS, from_date="2011-03", to_date="2011-02-27")
    (found,) = stay_prompts([backwards, stay(BILAL, DADS)])
    assert (found.question, found.stays) == (StayQuestion.ENDS_BEFORE_IT_BEGINS, (backwards.id,))
    for to_date in ("2011-03", "2011-03-05"):
        assert stay_prompts([stay(BILAL, MUMS, from_date="2011-03-05", to_date=to_date)]) == []
