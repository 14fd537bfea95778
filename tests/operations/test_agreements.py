"""Nobody's word is taken for another's, a stop holds at once, and a later talk ends it (I-04, I-10, I-11)."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.desk import Desk
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import BadInput
from coachdesk.models.agreement import AgreementAnswer, HowExplained
from coachdesk.models.organisation import Agency, Sector
from coachdesk.models.person import FamilyRole, Person
from coachdesk.models.sharing import InformationClass, SharePurpose, SharingBasis, SharingDecision, SharingRule
from coachdesk.operations.agencies import add_agency
from coachdesk.operations.agreements import may_family_begin, papers_of, where_all_stand, withdraw, write_talk
from coachdesk.operations.families import start_family
from coachdesk.operations.people import add_person
from coachdesk.operations.sharing import allow, may_i_tell, override, refuse, rules_of
from coachdesk.tools.agreement_state import Standing
from coachdesk.tools.sharing import Why
from tests.desks import HandClock, new_desk

TOLD = (HowExplained.TALKED_THROUGH,)
YES: dict[str, Any] = {
    "benefits": TOLD,
    "risks": TOLD,
    "passed_on_regardless": (HowExplained.READ_ALOUD,),
    "answer": AgreementAnswer.YES,
}
HEALTH, PLAN = InformationClass.HEALTH, InformationClass.PLAN
PART = SharePurpose.DO_ITS_PART


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    made = new_desk(tmp_path_factory.mktemp("agreements") / "vault", HandClock(tick=timedelta()))
    yield made
    made.close()


@pytest.fixture
def desk(opened: OpenDesk) -> Desk:
    return opened.desk


def adult(desk: Desk, known_as: str = "Amina", family_id: str = "") -> Person:
    family = family_id or start_family(desk, "Lane").record.id
    return add_person(desk, family, known_as, FamilyRole.PARENT, birth_date="1980").record


def housing(desk: Desk) -> Agency:
    return add_agency(desk, "Brue Vale Homes", Sector.HOUSING).record


def test_an_answer_counts_only_when_all_was_explained(desk: Desk) -> None:
    person = adult(desk)
    assert [one.standing for one in where_all_stand(desk, person.log)] == [Standing.NOT_ASKED]
    write_talk(desk, person, benefits=TOLD, answer=AgreementAnswer.YES)
    assert [one.standing for one in where_all_stand(desk, person.log)] == [Standing.NOT_EXPLAINED]
    assert not may_family_begin(desk, person.log).allowed
    write_talk(desk, person, **YES)
    assert [one.standing for one in where_all_stand(desk, person.log)] == [Standing.AGREED]
    assert may_family_begin(desk, person.log).allowed


def test_a_family_waits_for_each_adult_and_says_for_whom(desk: Desk) -> None:
    amina = adult(desk)
    darren = adult(desk, "Darren", amina.log)
    write_talk(desk, amina, **YES)
    waiting = may_family_begin(desk, amina.log)
    assert [one.person for one in waiting.missing] == [darren]
    assert "Darren" in waiting.sentence
    write_talk(desk, darren, no_answer_because="He is at sea until May")
    assert may_family_begin(desk, amina.log).allowed


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(["yes", "no", "stop"]), min_size=1, max_size=5))
def test_the_last_word_counts_whatever_was_said_before(opened: OpenDesk, said: list[str]) -> None:
    desk = opened.desk
    person = adult(desk)
    for word in said:
        if word == "stop":
            withdraw(desk, person)
        else:
            write_talk(desk, person, **{**YES, "answer": AgreementAnswer(word)})
    wanted = {"yes": Standing.AGREED, "no": Standing.SAID_NO, "stop": Standing.WITHDRAWN}[said[-1]]
    assert [one.standing for one in where_all_stand(desk, person.log)] == [wanted]


def test_telling_needs_agreement_and_a_yes_and_ends_with_a_stop(desk: Desk) -> None:
    person, agency = adult(desk), housing(desk)

    def why() -> Why:
        return may_i_tell(desk, person, agency, PART, HEALTH).why

    allow(desk, person, agency, PART, HEALTH, basis_words="She said so at the table")
    assert why() is Why.NO_AGREEMENT
    write_talk(desk, person, **YES)
    assert why() is Why.RULE_ALLOWS
    refuse(desk, person, agency, PART, HEALTH)
    assert why() is Why.RULE_REFUSES
    allow(desk, person, agency, PART, HEALTH)
    assert why() is Why.RULE_ALLOWS
    withdraw(desk, person, "Too many people know")
    assert why() is Why.NO_AGREEMENT
    assert len(rules_of(desk, person, agency)) == 1


def test_a_yes_to_one_thing_is_no_yes_to_another(desk: Desk) -> None:
    person, agency, other = adult(desk), housing(desk), housing(desk)
    write_talk(desk, person, **YES)
    allow(desk, person, agency, PART, PLAN)
    assert may_i_tell(desk, person, agency, PART, PLAN).allowed
    assert not may_i_tell(desk, person, agency, PART, HEALTH).allowed
    assert not may_i_tell(desk, person, agency, SharePurpose.FORMS, PLAN).allowed
    assert not may_i_tell(desk, person, other, PART, PLAN).allowed
    assert rules_of(desk, person, other) == ()


def test_two_laptops_that_say_yes_and_no_come_to_no_and_a_later_word_settles_it(desk: Desk) -> None:
    person, agency = adult(desk), housing(desk)
    write_talk(desk, person, **YES)
    rule = allow(desk, person, agency, PART, PLAN)
    desk.amend(rule, until=desk.today() + timedelta(days=9))
    desk.amend(rule, until=desk.today() + timedelta(days=90))
    (papers,) = papers_of(desk, person.log).rules
    assert papers.until == desk.today() + timedelta(days=9)
    allow(desk, person, agency, PART, PLAN, until=desk.today() + timedelta(days=30))
    (settled,) = rules_of(desk, person, agency)
    assert (settled.conflicts, settled.record.until) == ({}, desk.today() + timedelta(days=30))
    desk.amend(settled, decision=SharingDecision.REFUSED)
    desk.settle(settled, decision=SharingDecision.ALLOWED)
    assert "decision" in rules_of(desk, person, agency)[0].conflicts
    refuse(desk, person, agency, PART, PLAN)
    assert rules_of(desk, person, agency)[0].conflicts == {}


def test_the_way_past_needs_its_reason_who_decided_and_whether_the_family_was_told(desk: Desk) -> None:
    person, agency = adult(desk), housing(desk)
    told: dict[str, Any] = {
        "people": (person.id,),
        "agency": agency.id,
        "purpose": SharePurpose.KEEP_SAFE,
        "classes": (HEALTH,),
        "what": "That the baby sleeps in the damp room",
        "reason": "The baby was in hospital twice",
        "basis": SharingBasis.SAFEGUARDING,
        "approver_name": "Ruth Adeyemi",
        "until": desk.today(),
        "family_told": False,
        "told_words": "It would have put her at risk",
    }
    for missing in ("reason", "approver_name", "told_words"):
        with pytest.raises(BadInput) as refused:
            override(desk, person.log, **{**told, missing: ""})
        assert refused.value.field == missing
    assert not may_i_tell(desk, person, agency, SharePurpose.KEEP_SAFE, HEALTH).allowed
    override(desk, person.log, **told)
    answer = may_i_tell(desk, person, agency, SharePurpose.KEEP_SAFE, HEALTH)
    assert (answer.allowed, answer.why) == (True, Why.OVERRIDE)
    assert "Ruth Adeyemi" in answer.sentence
    assert not may_i_tell(desk, person, agency, SharePurpose.KEEP_SAFE, PLAN).allowed


def test_what_was_said_before_stays_in_the_history(desk: Desk) -> None:
    person, agency = adult(desk), housing(desk)
    rule = allow(desk, person, agency, PART, PLAN)
    refuse(desk, person, agency, PART, PLAN)
    decisions = [
        change.after for one in desk.history(rule.record.id) for change in one.changes if change.field == "decision"
    ]
    assert decisions == [SharingDecision.ALLOWED, SharingDecision.REFUSED]
    assert desk.get(SharingRule, rule.record.id).record.decision is SharingDecision.REFUSED
