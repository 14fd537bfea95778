"""Nothing is told unless everything says yes: the laws of sharing, against a second telling of the rule."""

import random
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.models.person import Person, SamePerson
from coachdesk.models.sharing import InformationClass, SharePurpose, SharingBasis
from coachdesk.tools.sharing import Answer, Why, may_share
from coachdesk.tools.sharing_papers import SharingPapers
from coachdesk.tools.sharing_words import BASIS_WORDS, CLASS_WORDS, PURPOSE_WORDS
from tests.tools.records import agency, make, person
from tests.tools.sharing_draws import PURPOSES, some_papers, some_person
from tests.tools.sharing_oracle import agreement_objections, is_overridden, may_be_told
from tests.tools.sharing_records import JUDGED, TODAY, agreed, override, rule, withdrawn

HOMES, POLICE = agency("Brue Vale Homes"), agency("Brue Vale Police")
MARCUS, CALLUM = person("Marcus"), person("Callum", number=2, role="child", birth_date="1996-02-01")
PART, PLAN, HEALTH = SharePurpose.DO_ITS_PART, InformationClass.PLAN, InformationClass.HEALTH
BEFORE, AFTER = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
OPEN = SharingPapers(people=(MARCUS, CALLUM), agreements=(agreed(MARCUS),), rules=(rule(MARCUS, HOMES),))
chances = st.integers(0, 10**9).map(random.Random)
few = settings(max_examples=30, deadline=None)


def ask(papers: SharingPapers, who: Person = MARCUS, what: InformationClass = PLAN) -> Answer:
    return may_share(papers, who, HOMES, PART, what, TODAY)


def plus(papers: SharingPapers, **more: Any) -> SharingPapers:
    return papers.model_copy(update={name: (*getattr(papers, name), value) for name, value in more.items()})


def drawn(chance: random.Random) -> SharingPapers:
    people = [some_person(chance, name, number) for number, name in enumerate(("Ann", "Ben", "Cy"), 1)]
    return some_papers(chance, people, [HOMES, POLICE], chance.choice((0.5, 0.9, 1, 1)), chance.choice((0.2, 0.7, 1)))


def every_question(papers: SharingPapers) -> list[tuple[Any, ...]]:
    return [
        (who, where, purpose, what)
        for who in papers.people
        for where in (HOMES, POLICE)
        for purpose in PURPOSES
        for what in InformationClass
    ]


# -- the laws, on random papers -----------------------------------------------------------------------


def test_every_answer_is_what_a_careful_reader_of_the_papers_would_say() -> None:
    seen: Counter[Why] = Counter()
    for seed in range(40):
        papers = drawn(random.Random(seed))
        for question in every_question(papers):
            answer = may_share(papers, *question, TODAY)
            assert answer.allowed == may_be_told(papers, *question, TODAY), (seed, answer.why)
            seen[answer.why] += 1
    assert all(seen[why] >= 20 for why in Why), seen


@few
@given(chances)
def test_one_more_refusal_never_lets_more_through(chance: random.Random) -> None:
    papers = drawn(chance)
    who, where, purpose, what = chance.choice(every_question(papers))
    refusal = rule(who, where, what, purpose=purpose, decision="refused")
    after = plus(papers, rules=refusal)
    for question in every_question(papers):
        before = may_share(papers, *question, TODAY)
        answer = may_share(after, *question, TODAY)
        assert before.allowed >= answer.allowed
        if question == (who, where, purpose, what) and answer.allowed:
            assert answer.why is Why.OVERRIDE


@few
@given(chances)
def test_withdrawing_beats_everything_but_an_override(chance: random.Random) -> None:
    papers = drawn(chance)
    who = chance.choice(papers.people)
    after = plus(papers, withdrawals=withdrawn(who, withdrawn_on=TODAY + timedelta(days=chance.randint(-900, 900))))
    for question in every_question(papers):
        answer = may_share(after, *question, TODAY)
        if question[0] == who:
            assert answer.allowed == is_overridden(papers, who.id, *question[1:], TODAY)
            assert not answer.allowed or (answer.override and not answer.rule)
        else:
            assert answer == may_share(papers, *question, TODAY)


@few
@given(chances, st.integers(0, 60))
def test_what_has_ended_or_was_not_looked_at_again_allows_nothing(chance: random.Random, days: int) -> None:
    papers = drawn(chance)
    last = TODAY - timedelta(days=days + 1)
    name = chance.choice(("until", "review_on"))
    old = tuple(one.model_copy(update={name: last}) for one in papers.rules)
    for question in every_question(papers):
        answer = may_share(papers.model_copy(update={"rules": old}), *question, TODAY)
        assert answer.why is not Why.RULE_ALLOWS


@few
@given(chances)
def test_without_agreement_only_an_override_tells_anything_whatever_the_basis(chance: random.Random) -> None:
    papers = drawn(chance)
    for question in every_question(papers):
        answer = may_share(papers, *question, TODAY)
        if agreement_objections(papers, question[0], TODAY):
            assert answer.why in (Why.NO_AGREEMENT, Why.OVERRIDE)


@few
@given(chances)
def test_every_answer_is_a_sentence_that_names_who_it_is_about(chance: random.Random) -> None:
    papers = drawn(chance)
    for question in every_question(papers):
        answer = may_share(papers, *question, TODAY)
        assert answer.sentence.startswith("Yes" if answer.allowed else "No. ")
        assert answer.sentence.endswith(".")
        assert "{" not in answer.sentence
        assert any(who.known_as in answer.sentence for who in papers.people if who == question[0])
        assert answer.allowed == bool(answer.basis)


# -- one rule at a time --------------------------------------------------------------------------------


def test_nothing_is_told_by_default() -> None:
    assert ask(SharingPapers()).sentence == "No. Marcus has not been asked yet."
    assert ask(SharingPapers(agreements=(agreed(MARCUS),))).sentence == (
        "No. Marcus has not said that Brue Vale Homes may be told about the plan, "
        "so that it can do its part of the plan."
    )
    assert ask(SharingPapers(rules=OPEN.rules)).why is Why.NO_AGREEMENT


def test_what_is_agreed_and_allowed_is_told_with_its_basis() -> None:
    answer = ask(OPEN)
    assert (answer.allowed, answer.basis, answer.rule) == (True, SharingBasis.AGREEMENT, OPEN.rules[0].id)
    assert answer.sentence == (
        "Yes. Brue Vale Homes may be told about the plan of Marcus, so that it can do its part of the plan, "
        "because they agreed."
    )


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"decision": "refused"}, "No. Marcus does not want Brue Vale Homes to be told about the plan."),
        ({"until": BEFORE}, "until Tuesday 30 August 2011. Ask again first."),
        ({"from_date": AFTER}, "from Thursday 1 September 2011, and not before."),
        ({"review_on": BEFORE}, "asked again by Tuesday 30 August 2011"),
    ],
)
def test_each_refusal_says_why(fields: dict[str, Any], sentence: str) -> None:
    papers = SharingPapers(agreements=OPEN.agreements, rules=(rule(MARCUS, HOMES, **fields),))
    answer = ask(papers)
    assert sentence in answer.sentence
    assert answer.rule == papers.rules[0].id


@pytest.mark.parametrize("name", ["until", "review_on", "from_date"])
def test_the_first_the_last_and_the_review_day_themselves_count(name: str) -> None:
    assert ask(SharingPapers(agreements=OPEN.agreements, rules=(rule(MARCUS, HOMES, **{name: TODAY}),))).allowed


@pytest.mark.parametrize("fields", [{"from_date": AFTER}, {"until": BEFORE}])
def test_a_refusal_holds_from_its_first_to_its_last_day(fields: dict[str, Any]) -> None:
    assert ask(plus(OPEN, rules=rule(MARCUS, HOMES, decision="refused", **fields))).allowed
    assert not ask(plus(OPEN, rules=rule(MARCUS, HOMES, decision="refused", review_on=BEFORE))).allowed


def test_the_newest_rule_that_allows_is_the_one_named() -> None:
    newer = rule(MARCUS, HOMES, from_date=BEFORE, basis="public_task")
    for rules in ((newer, *OPEN.rules), (*OPEN.rules, newer)):
        assert ask(OPEN.model_copy(update={"rules": rules})).rule == newer.id


def test_an_override_says_who_decided_and_whether_the_family_was_told() -> None:
    stopped = plus(OPEN, withdrawals=withdrawn(MARCUS))
    assert not ask(stopped).allowed
    told = ask(plus(stopped, overrides=override(MARCUS, HOMES)))
    assert told.sentence == (
        "Yes, without agreement: Helen Marsh decided on Wednesday 31 August 2011 that Brue Vale Homes may be told "
        "about the plan of Marcus, to keep a child or an adult safe. The family was told."
    )
    assert (told.why, told.basis, told.rule) == (Why.OVERRIDE, SharingBasis.SAFEGUARDING, None)
    untold = ask(plus(stopped, overrides=override(MARCUS, HOMES, family_told=False)))
    assert untold.sentence.endswith("The family was not told; why is written down.")
    assert ask(plus(OPEN, overrides=override(MARCUS, HOMES))).why is Why.RULE_ALLOWS


def test_the_latest_override_decides_and_a_superseded_one_is_gone() -> None:
    first = override(MARCUS, HOMES, decided_on=BEFORE)
    second = override(MARCUS, HOMES)
    assert ask(SharingPapers(overrides=(second, first))).override == second.id
    ended = override(MARCUS, HOMES, decided_on=BEFORE, until=BEFORE, supersedes=(first.id,))
    assert not ask(SharingPapers(overrides=(first, ended))).allowed


def test_two_records_of_one_person_are_one_person() -> None:
    again = person("Marc", number=4)
    link = make(SamePerson, person=again.id, other_person=MARCUS.id, other_family=MARCUS.log)
    joined = SharingPapers(people=(MARCUS, again), links=(link,), agreements=OPEN.agreements, rules=OPEN.rules)
    assert ask(joined, again).allowed
    assert not ask(plus(joined, withdrawals=withdrawn(again)), MARCUS).allowed
    assert not ask(plus(joined, rules=rule(again, HOMES, decision="refused")), MARCUS).allowed
    assert not ask(joined.model_copy(update={"links": ()}), again).allowed


def test_a_child_is_told_of_once_somebody_judged_that_they_understand() -> None:
    rules = (rule(CALLUM, HOMES),)
    plain = SharingPapers(people=(CALLUM,), agreements=(agreed(CALLUM),), rules=rules)
    assert "Nobody has written down whether Callum understands" in ask(plain, CALLUM).sentence
    assert ask(plain.model_copy(update={"agreements": (agreed(CALLUM, **JUDGED),)}), CALLUM).allowed


def test_every_class_purpose_and_basis_has_words() -> None:
    assert set(CLASS_WORDS) == set(InformationClass)
    assert set(PURPOSE_WORDS) == set(SharePurpose)
    assert set(BASIS_WORDS) == set(SharingBasis)
