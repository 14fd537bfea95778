""" "Who sees this?" says to each what is so of theirs, in words they can read, and nothing of anybody else's."""

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.models.family import AssignmentRole
from coachdesk.models.organisation import Agency, Sector, WorkerRole
from coachdesk.models.person import Person
from coachdesk.models.sharing import InformationClass, SharePurpose, SharingBasis, SharingDecision
from coachdesk.models.who_sees import SeenTopic
from coachdesk.tools.sharing import Why, may_share
from coachdesk.tools.who_sees import SeenThing, in_short, on_paper, who_sees, who_sees_thing
from coachdesk.tools.who_sees_facts import PRIVATE_CLASSES, PRIVATE_SECTORS, SharingFacts
from coachdesk.tools.who_sees_words import (
    line_in_words,
)
from tests.tools.records import agency, assignment, person, worker
from tests.tools.seen_facts import (
    DAD,
    GIRL,
    HEALTH,
    HOME,
    HOMES,
    MUM,
    PLAN,
    REFUGE,
    SAFETY,
    event,
    facts,
    lines,
    text,
)
from tests.tools.sharing_draws import PURPOSES, some_papers, some_person
from tests.tools.sharing_records import BRONWEN, TODAY, agreed, override, rule

chances = st.integers(0, 10**9).map(random.Random)


def draw(chance: random.Random) -> tuple[list[Person], list[Agency], SharingFacts]:
    people = [some_person(chance, name, number) for number, name in enumerate(("Ann", "Ben", "Cy"), 1)]
    places = [agency(f"Place {n}", sector=chance.choice(list(Sector))) for n in range(3)]
    drawn = some_papers(chance, people, places, 0.9, 0.8)
    told = tuple(one.model_copy(update={"family_told": chance.random() < 0.5}) for one in drawn.overrides)
    drawn = drawn.model_copy(update={"overrides": told})
    return people, places, SharingFacts(on=TODAY, papers=drawn, agencies=tuple(places))


@settings(max_examples=40, deadline=None)
@given(chances)
def test_a_persons_page_says_what_may_be_told_of_them_and_no_more(chance: random.Random) -> None:
    people, places, known = draw(chance)
    untold = {one.id for one in known.papers.overrides if not one.family_told}
    for who in people:
        expected = set()
        for place in places:
            for purpose in PURPOSES:
                for one in InformationClass:
                    answer = may_share(known.papers, who, place, purpose, one, TODAY)
                    if answer.allowed and answer.override not in untold:
                        expected.add((place.id, purpose, one))
        found = who_sees(known, who).may_know
        assert {(one.agency, one.purpose, each) for one in found for each in one.classes} == expected
        assert all(one.people == (who.id,) for one in found)


@settings(max_examples=40, deadline=None)
@given(chances)
def test_at_the_table_nothing_private_to_one_person_is_said(chance: random.Random) -> None:
    _, places, known = draw(chance)
    found = who_sees(known)
    said = {each for one in (*found.may_know, *found.refused) for each in one.classes}
    assert not said & PRIVATE_CLASSES
    telling = {one.id for one in places if one.sector in PRIVATE_SECTORS}
    assert not telling & {one.agency for one in (*found.may_know, *found.refused)}


def test_the_name_of_a_place_that_helps_with_something_private_is_not_said_at_the_table() -> None:
    known = facts(agreed(MUM), rule(MUM, REFUGE, PLAN), rule(MUM, REFUGE, SAFETY), rule(MUM, HOMES, PLAN))
    assert "Hill House" not in text(who_sees(known))
    assert "Brue Vale Homes" in text(who_sees(known))
    assert "Hill House may know: the plan and being safe at home." in text(who_sees(known, MUM))
    assert "Hill House" not in text(who_sees(known, DAD))


def test_an_everyday_place_keeps_its_line_at_the_table_without_what_is_private() -> None:
    known = facts(agreed(MUM), rule(MUM, HOMES, PLAN), rule(MUM, HOMES, HEALTH))
    said = text(who_sees(known))
    assert "Brue Vale Homes may know: the plan (Ruth)." in said
    assert "health" not in said
    assert "Ask to see your own page." in said


@pytest.mark.parametrize("told", [True, False])
def test_what_the_family_was_not_told_of_is_on_no_page(told: bool) -> None:
    decided = override(MUM, HOMES, PLAN, HOME, family_told=told)
    paper = event(HOMES, rules=(), overrides=(decided.id,), included=(PLAN, HOME))
    for reader in (MUM, None):
        said = text(who_sees(facts(decided, paper), reader))
        assert ("Helen Marsh chose it, and you were told." in said) is told
        assert ("Brue Vale Homes" in said) is told


def test_people_who_said_the_same_stand_in_one_line() -> None:
    known = facts(agreed(MUM), agreed(DAD), *(rule(who, HOMES, one) for who in (DAD, MUM) for one in (HOME, PLAN)))
    said = lines(who_sees(known), SeenTopic.MAY_KNOW)[0]
    assert said == "Brue Vale Homes may know: the plan and the home (Ruth and Marcus)."


def test_at_the_table_an_agency_stands_once_whatever_it_may_know_it_for() -> None:
    soon = TODAY + timedelta(days=3)
    asked = rule(MUM, HOMES, HOME, purpose=SharePurpose.ARRANGE, review_on=soon)
    known = facts(agreed(MUM), rule(MUM, HOMES), asked)
    said = lines(who_sees(known), SeenTopic.MAY_KNOW)
    assert said[0] == "Brue Vale Homes may know: the plan and the home (Ruth), till 3 September 2011."
    assert len(said) == 2
    assert lines(who_sees(known, MUM), SeenTopic.MAY_KNOW) == [
        "Brue Vale Homes may know, to set up when you meet: the home, till 3 September 2011.",
        "Brue Vale Homes may know: the plan.",
        "You said yes to this.",
    ]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, ["Brue Vale Homes may know: the plan.", "You said yes to this."]),
        (
            {"until": date(2011, 9, 2)},
            ["Brue Vale Homes may know: the plan, till 2 September 2011.", "You said yes to this."],
        ),
        (
            {"review_on": date(2011, 9, 2), "until": date(2011, 10, 2)},
            ["Brue Vale Homes may know: the plan, till 2 September 2011.", "You said yes to this."],
        ),
        ({"basis": SharingBasis.LEGAL_OBLIGATION}, ["Brue Vale Homes may know: the plan. This is by law."]),
        (
            {"basis": SharingBasis.VITAL_INTERESTS},
            ["Brue Vale Homes may know: the plan. This is to keep someone safe."],
        ),
        (
            {"purpose": SharePurpose.FORMS, "until": date(2011, 9, 2)},
            [
                "Brue Vale Homes may know, to help with a form: the plan, till 2 September 2011.",
                "You said yes to this.",
            ],
        ),
    ],
)
def test_how_long_and_why_is_said(fields: dict[str, Any], said: list[str]) -> None:
    found = who_sees(facts(agreed(MUM), rule(MUM, HOMES, **fields)), MUM)
    assert lines(found, SeenTopic.MAY_KNOW) == said


def test_a_child_is_not_told_that_they_said_yes_where_somebody_else_did() -> None:
    own = agreed(
        GIRL, answered_by=MUM.id, understands="no", judged_by=BRONWEN, judged_how="We talked", answered_on=TODAY
    )
    mum = MUM.model_copy(update={"parental_responsibility": True})
    found = who_sees(facts(own, rule(GIRL, HOMES), people=(mum, GIRL)), GIRL)
    assert lines(found, SeenTopic.MAY_KNOW) == ["Brue Vale Homes may know: the plan."]


def test_what_was_refused_is_said_to_whoever_refused_it() -> None:
    no = {"decision": SharingDecision.REFUSED}
    known = facts(agreed(MUM), rule(MUM, HOMES, HOME, **no), rule(MUM, HOMES, HEALTH, **no))
    assert lines(who_sees(known, MUM), SeenTopic.NOT_SEEN)[0] == (
        "Brue Vale Homes may not know: the home and health. You said no."
    )
    assert lines(who_sees(known), SeenTopic.NOT_SEEN)[0] == "Brue Vale Homes may not know: the home. Ruth said no."
    assert may_share(known.papers, MUM, HOMES, PURPOSES[0], HOME, TODAY).why is Why.RULE_REFUSES


def test_what_was_given_is_said_by_whose_it_was() -> None:
    hers, his = rule(MUM, HOMES, HEALTH), rule(DAD, HOMES, PLAN)
    known = facts(hers, his, event(HOMES, hers, his, people=(MUM, DAD)))
    assert lines(who_sees(known, MUM), SeenTopic.GIVEN) == [
        "Brue Vale Homes: we gave health on 30 August 2011.",
        "We can not take back what we gave.",
    ]
    assert "health" not in text(who_sees(known, DAD))
    assert lines(who_sees(known), SeenTopic.GIVEN) == [
        "Brue Vale Homes: we gave the plan (Marcus) on 30 August 2011.",
        "We can not take back what we gave.",
    ]


def test_an_agency_keeps_what_it_got_before_and_the_day_is_the_last() -> None:
    before, after = rule(MUM, HOMES, HOME), rule(MUM, HOMES, PLAN)
    first = event(HOMES, before)
    second = event(HOMES, after, shared_at=datetime(2011, 8, 31, 12, tzinfo=UTC), supersedes=(first.id,))
    for order in ((first, second), (second, first)):
        found = who_sees(facts(before, after, *order), MUM)
        assert lines(found, SeenTopic.GIVEN) == [
            "Brue Vale Homes: we gave the plan and the home on 31 August 2011.",
            "We can not take back what we gave.",
        ]


def test_something_told_by_word_is_said_without_guessing_whose_what_it_was() -> None:
    alone = event(HOMES, included=(HEALTH,))
    assert ": we gave health on" in text(who_sees(facts(alone), MUM))
    both = event(HOMES, included=(PLAN, HEALTH), people=(MUM, DAD))
    assert ": we gave the plan on" in text(who_sees(facts(both), DAD))
    assert "health" not in text(who_sees(facts(both), DAD))


def test_an_agency_that_left_the_directory_is_named_as_it_was() -> None:
    gone = agency("Old Homes")
    assert "Old Homes: we gave the plan on" in text(who_sees(facts(event(gone, included=(PLAN,))), MUM))


def test_nothing_is_told_of_somebody_nobody_may_contact_nor_of_strangers() -> None:
    silent = MUM.model_copy(update={"no_contact": True})
    stranger = person("Nobody")
    known = facts(
        agreed(MUM), rule(MUM, HOMES), rule(stranger, HOMES), event(HOMES, included=(PLAN,)),
        people=(silent, DAD),
    )  # fmt: skip
    for reader in (None, silent):
        assert not who_sees(known, reader).may_know
        assert "Brue" not in text(who_sees(known, reader))


def test_without_a_yes_nobody_else_may_know_and_it_says_so() -> None:
    assert lines(who_sees(facts(rule(MUM, HOMES)), MUM), SeenTopic.MAY_KNOW) == [
        "You have not said yes. So no one else may know."
    ]
    assert lines(who_sees(facts(agreed(MUM)), MUM), SeenTopic.MAY_KNOW) == ["No one else yet."]


def test_who_works_with_them_and_who_leads_is_said_by_name() -> None:
    coach, advocate, cover = (worker(name, role=WorkerRole.COACH) for name in ("Bronwen", "Tom", "Una"))
    boss, left = worker("Delroy", role=WorkerRole.MANAGER), worker("Old", role=WorkerRole.MANAGER, left_on="2011-01")
    known = facts(
        workers=(coach, advocate, cover, boss, left),
        assignments=(
            assignment(cover, "2011-01-01", role=AssignmentRole.COVER),
            assignment(advocate, "2011-01-01", role=AssignmentRole.ADVOCATE),
            assignment(coach, "2011-01-01", role=AssignmentRole.COACH),
            assignment(worker("Gone"), "2011-01-01"),
            assignment(cover, "2010-01-01", "2010-02-01", role=AssignmentRole.LEAD_PROFESSIONAL),
        ),
    )
    assert lines(who_sees(known), SeenTopic.WE_SEE) == [
        "Bronwen is your coach.",
        "Tom speaks up for you, as your advocate.",
        "Una stands in for your coach.",
        "They see all that you tell us.",
        "Delroy can look too, to check our work.",
    ]
    assert lines(who_sees(facts()), SeenTopic.WE_SEE) == [
        "No one works with you yet.",
        "Who we work for can look too, to check our work.",
    ]


def test_every_answer_says_that_a_child_comes_first_and_that_they_can_say_no() -> None:
    for found in (who_sees(facts()), who_sees(facts(), MUM), who_sees_thing(facts(), SeenThing.NOTE)):
        assert "If a child may be hurt, we must tell. We must tell even if you say no." in text(found)
        assert "You can say no, or stop, on any day. Just tell us." in text(found)


def test_the_short_form_has_no_line_the_long_one_has_not() -> None:
    found = who_sees(facts(agreed(MUM), rule(MUM, HOMES)), MUM)
    assert {line_in_words(one) for one in in_short(found)} < set(text(found).split("\n"))
    assert "You can say no, or stop, on any day. Just tell us." in [line_in_words(one) for one in in_short(found)]


def test_on_paper_there_is_nothing_private_not_even_the_readers_own() -> None:
    known = facts(
        agreed(MUM),
        rule(MUM, REFUGE, PLAN),
        rule(MUM, REFUGE, SAFETY),
        rule(MUM, HOMES, PLAN),
        rule(MUM, HOMES, HEALTH),
    )
    said = "\n".join(line_in_words(one) for one in on_paper(known, MUM))
    assert "Brue Vale Homes may know: the plan." in said
    assert "Ask to see your own page." in said
    assert not [word for word in ("Hill House", "safe at home", "health", "we gave") if word in said]
    gave = event(HOMES, included=(PLAN, HEALTH))
    said = "\n".join(line_in_words(one) for one in on_paper(facts(gave), MUM))
    assert "Brue Vale Homes: we gave the plan on 30 August 2011." in said
    assert "on paper" not in said
    assert not on_paper(facts(agreed(DAD), rule(DAD, HOMES)), MUM)[2].fillings
