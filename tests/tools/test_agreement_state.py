"""Each person stands where their own papers put them, and no family begins before its adults were asked."""

import random
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.models.agreement import AgreementAnswer, HowExplained
from coachdesk.tools.agreement_state import (
    STANDING_SENTENCES,
    Standing,
    is_grown_up,
    may_begin,
    standing,
    under_16,
)
from coachdesk.tools.sharing_papers import SharingPapers
from tests.tools.records import make, person
from tests.tools.sharing_draws import some_papers, some_person
from tests.tools.sharing_oracle import agreement_objections
from tests.tools.sharing_records import JUDGED, TODAY, agreed, withdrawn

DAD = person("Marcus", parental_responsibility=True)
NAN = person("Nan", number=5, role="grandparent")
BOY = person("Alfie", number=3, role="child", birth_date="2004-02-01")
BABY = person("Bump", number=4, role="child", due_date=date(2011, 11, 1))
chances = st.integers(0, 10**9).map(random.Random)


def papers(*written: Any, people: tuple[Any, ...] = (DAD, NAN, BOY, BABY)) -> SharingPapers:
    agreements = tuple(one for one in written if one.kind == "agreement")
    return SharingPapers(
        people=people, agreements=agreements, withdrawals=tuple(one for one in written if one.kind == "withdrawal")
    )


@settings(max_examples=200, deadline=None)
@given(chances)
def test_someone_stands_as_agreed_exactly_when_nothing_speaks_against_it(chance: random.Random) -> None:
    people = [some_person(chance, name, number) for number, name in enumerate(("Ann", "Ben", "Cy"), 1)]
    drawn = some_papers(chance, people, [], chance.choice((0.7, 0.9, 1)), 1)
    for who in people:
        assert (standing(drawn, who, TODAY) is Standing.AGREED) == (not agreement_objections(drawn, who, TODAY))


def test_a_person_is_not_asked_until_somebody_writes_that_they_were() -> None:
    assert standing(papers(), DAD, TODAY) is Standing.NOT_ASKED
    assert standing(papers(agreed(NAN)), DAD, TODAY) is Standing.NOT_ASKED
    assert standing(papers(agreed(DAD)), DAD, TODAY) is Standing.AGREED


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"answer": AgreementAnswer.NO}, Standing.SAID_NO),
        ({"answer": AgreementAnswer.NOT_YET}, Standing.NOT_YET),
        ({"answered_on": TODAY + timedelta(days=1)}, Standing.NOT_YET),
        ({"answered_on": TODAY}, Standing.AGREED),
        ({"talked_on": TODAY + timedelta(days=1)}, Standing.NOT_YET),
        ({"benefits": ()}, Standing.NOT_EXPLAINED),
        ({"risks": ()}, Standing.NOT_EXPLAINED),
        ({"passed_on_regardless": ()}, Standing.NOT_EXPLAINED),
        ({"sanctions": (), "may_stop": ()}, Standing.AGREED),
        ({"risks": (HowExplained.PICTURES,)}, Standing.AGREED),
        ({"answered_by": DAD.id}, Standing.AGREED),
        ({"answered_by": NAN.id}, Standing.NEEDS_OWN_ANSWER),
    ],
)
def test_what_one_adults_agreement_comes_to(fields: dict[str, Any], found: Standing) -> None:
    assert standing(papers(agreed(DAD, **fields)), DAD, TODAY) is found


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, Standing.NOT_JUDGED),
        ({"understands": "yes"}, Standing.NOT_JUDGED),
        ({**JUDGED, "judged_how": " "}, Standing.NOT_JUDGED),
        ({**JUDGED, "judged_by": None}, Standing.NOT_JUDGED),
        ({**JUDGED, "understands": "not_asked"}, Standing.NOT_JUDGED),
        (JUDGED, Standing.AGREED),
        ({**JUDGED, "judged_by": None, "judged_by_words": "The school nurse"}, Standing.AGREED),
        ({**JUDGED, "understands": "no"}, Standing.NEEDS_PARENT),
        ({**JUDGED, "understands": "no", "answered_by": DAD.id}, Standing.AGREED),
        ({**JUDGED, "understands": "no", "answered_by": NAN.id}, Standing.NEEDS_PARENT),
        ({**JUDGED, "answered_by": DAD.id}, Standing.NEEDS_OWN_ANSWER),
        ({"answered_by": DAD.id}, Standing.NOT_JUDGED),
    ],
)
def test_what_a_childs_agreement_comes_to(fields: dict[str, Any], found: Standing) -> None:
    assert standing(papers(agreed(BOY, **fields)), BOY, TODAY) is found


def test_a_parent_answers_for_a_baby_to_come_and_nobody_judges_it() -> None:
    assert standing(papers(agreed(BABY, answered_by=DAD.id)), BABY, TODAY) is Standing.AGREED
    assert standing(papers(agreed(BABY, answered_by=NAN.id)), BABY, TODAY) is Standing.NEEDS_PARENT
    assert standing(papers(agreed(BABY)), BABY, TODAY) is Standing.NOT_JUDGED


def test_a_parents_answer_ends_when_the_child_is_16() -> None:
    given = agreed(BOY, **{**JUDGED, "understands": "no", "answered_by": DAD.id})
    assert standing(papers(given), BOY, date(2020, 1, 31)) is Standing.AGREED
    assert standing(papers(given), BOY, date(2020, 2, 1)) is Standing.NEEDS_OWN_ANSWER


def test_someone_who_answered_at_15_without_judgement_is_asked_again_at_16() -> None:
    at_15 = agreed(BOY, answered_on=date(2020, 1, 31))
    assert standing(papers(at_15), BOY, date(2020, 6, 1)) is Standing.NOT_JUDGED
    assert standing(papers(agreed(BOY, answered_on=date(2020, 2, 1))), BOY, date(2020, 6, 1)) is Standing.AGREED


@pytest.mark.parametrize("days", [-900, -1, 0, 1, 900])
def test_a_withdrawal_holds_whatever_its_date_until_an_agreement_names_it(days: int) -> None:
    stop = withdrawn(DAD, withdrawn_on=TODAY + timedelta(days=days))
    newer = agreed(DAD, talked_on=TODAY)
    assert standing(papers(agreed(DAD), stop, newer), DAD, TODAY) is Standing.WITHDRAWN
    again = agreed(DAD, talked_on=TODAY, supersedes=(stop.id,))
    assert standing(papers(agreed(DAD), stop, again), DAD, TODAY) is Standing.AGREED
    assert standing(papers(stop, agreed(NAN, supersedes=(stop.id,))), DAD, TODAY) is Standing.WITHDRAWN


def test_of_two_answers_written_apart_the_more_restrictive_counts() -> None:
    yes, no = agreed(DAD), agreed(DAD, answer=AgreementAnswer.NO)
    assert standing(papers(yes, no), DAD, TODAY) is Standing.SAID_NO
    assert standing(papers(no, yes), DAD, TODAY) is Standing.SAID_NO
    settled = agreed(DAD, supersedes=(yes.id, no.id))
    assert standing(papers(yes, no, settled), DAD, TODAY) is Standing.AGREED


def test_nothing_is_shared_of_someone_who_has_died_without_asking() -> None:
    late = DAD.model_copy(update={"deceased_on": "2011"})
    assert standing(papers(agreed(DAD), people=(late,)), late, TODAY) is Standing.DIED


def test_every_standing_has_a_sentence() -> None:
    assert set(STANDING_SENTENCES) == set(Standing)
    assert all("{person}" in sentence for sentence in STANDING_SENTENCES.values())


@pytest.mark.parametrize(
    ("fields", "young", "grown_up"),
    [
        ({"birth_date": "1995-08-31"}, False, False),
        ({"birth_date": "1995-09-01"}, True, False),
        ({"birth_date": "1995"}, True, False),
        ({"birth_date": "1993-08-31", "role": "child"}, False, True),
        ({"birth_date": "1993-09-01"}, False, False),
        ({"role": "child"}, True, False),
        ({"role": "parent"}, False, True),
        ({"due_date": date(2011, 11, 1), "role": "parent"}, True, False),
    ],
)
def test_of_an_age_known_in_part_the_younger_counts(fields: dict[str, Any], young: bool, grown_up: bool) -> None:
    who = person("Kit", **fields)
    assert (under_16(who, TODAY), is_grown_up(who, TODAY)) == (young, grown_up)


# -- may the family begin? ---------------------------------------------------------------------------


def test_no_family_begins_before_each_adult_answered_or_a_reason_is_written() -> None:
    first = may_begin(papers(agreed(DAD)), TODAY)
    assert (first.allowed, [one.person for one in first.missing]) == (False, [NAN])
    assert first.sentence == "Nan has not been asked yet."
    waiting = agreed(NAN, answer=AgreementAnswer.NOT_YET)
    assert may_begin(papers(agreed(DAD), waiting), TODAY).missing[0].standing is Standing.NOT_YET
    reason = agreed(NAN, answer=AgreementAnswer.NOT_YET, no_answer_because="She is in hospital")
    assert may_begin(papers(agreed(DAD), reason), TODAY) == (True, (), "")
    assert [one.person for one in may_begin(papers(reason), TODAY).missing] == [DAD], "her reason is not his"
    blank = agreed(NAN, answer=AgreementAnswer.NOT_YET, no_answer_because=" ")
    assert not may_begin(papers(agreed(DAD), blank), TODAY).allowed
    old = agreed(NAN, answer=AgreementAnswer.NOT_YET, supersedes=(reason.id,))
    assert not may_begin(papers(agreed(DAD), reason, old), TODAY).allowed


@pytest.mark.parametrize("answer", [AgreementAnswer.NO, AgreementAnswer.YES])
def test_an_answer_is_an_answer_but_somebody_must_have_agreed(answer: AgreementAnswer) -> None:
    both = papers(agreed(DAD, answer=answer), agreed(NAN, answer=AgreementAnswer.NO))
    assert may_begin(both, TODAY).allowed == (answer is AgreementAnswer.YES)
    stopped = papers(agreed(DAD), withdrawn(DAD), agreed(NAN, answer=answer))
    assert may_begin(stopped, TODAY).allowed == (answer is AgreementAnswer.YES)


def test_when_nobody_agreed_it_says_so() -> None:
    refused = may_begin(papers(agreed(DAD, answer=AgreementAnswer.NO), people=(DAD,)), TODAY)
    assert refused == (False, (), "Nobody has agreed to take part yet.")


@pytest.mark.parametrize("fields", [{"included": False}, {"deceased_on": "2010"}, {"no_contact": True}])
def test_nobody_waits_for_someone_who_is_not_worked_with_cannot_or_must_not_be_asked(fields: dict[str, Any]) -> None:
    other = make(type(NAN), **{**NAN.model_dump(exclude={"id", "log"}), **fields})
    assert may_begin(papers(agreed(DAD), people=(DAD, other, BOY)), TODAY).allowed


def test_only_adults_are_waited_for_and_each_missing_one_is_named() -> None:
    found = may_begin(papers(), TODAY)
    assert [one.person for one in found.missing] == [DAD, NAN]
    assert found.sentence == "Marcus has not been asked yet. Nan has not been asked yet."
