"""What a case study is drafted from, what is left out of it, and when it is out of date."""

from datetime import date
from typing import Any

import pytest

from coachdesk.models.case_study import StudyFact, StudyPart
from coachdesk.models.family import Family
from coachdesk.models.measures import GoodNews
from coachdesk.models.person import FamilyRole, Person
from coachdesk.models.plan import Audience, Plan, StepState, SubTarget, Target, TargetStatus
from coachdesk.models.plan_content import PlanContent
from coachdesk.tools.case_study_draft import (
    MOST,
    EmergenciesCounted,
    StudyMaterial,
    changed_facts,
    draft_facts,
    in_number,
)

FAMILY, PLAN = "f" * 32, "a" * 32
TODAY = date(2012, 3, 1)


def person(number: int, role: FamilyRole = FamilyRole.CHILD, **more: Any) -> Person:
    return Person(id=f"{number:032x}", log=FAMILY, number=number, known_as=f"Jade {number}", role=role, **more)


def target(number: int, **more: Any) -> Target:
    return Target(id=f"{number + 100:032x}", log=FAMILY, plan=PLAN, family_words=f"Wish {number}", **more)


def step(number: int, of: Target, **more: Any) -> SubTarget:
    return SubTarget(id=f"{number + 200:032x}", log=FAMILY, target=of.id, words=f"Do {number}", **more)


def news(number: int, **more: Any) -> GoodNews:
    return GoodNews(id=f"{number + 300:032x}", log=FAMILY, words=f"News {number}", on=f"2011-0{number}", **more)


def material(**more: Any) -> StudyMaterial:
    targets, steps = more.pop("targets", ()), more.pop("steps", ())
    family = Family(id=FAMILY, log=FAMILY, ref="F1", name="Quill", joined_on=more.pop("joined_on", None))
    plan = Plan(id=PLAN, log=FAMILY, started_on=date(2011, 3, 1))
    content = PlanContent(family=family, plan=plan, targets=targets, steps=steps)
    return StudyMaterial(family, more.pop("people", ()), TODAY, plan=content if targets else None, **more)


def words(found: StudyMaterial, part: StudyPart) -> list[str]:
    return [one.words for one in draft_facts(found) if one.part is part]


def test_of_nothing_known_nothing_is_said() -> None:
    assert draft_facts(material()) == ()


def test_who_lives_there_is_counted_and_nobody_else() -> None:
    people = [
        person(1, FamilyRole.PARENT),
        person(2),
        person(3, birth_date="1980-05"),
        person(4, deceased_on="2010"),
        person(5, due_date=date(2012, 6, 1)),
        person(6, lives_elsewhere=True),
        person(7, included=False),
    ]
    assert words(material(people=people), StudyPart.WHO_WE_ARE) == ["We are two grown-ups and one child."]
    assert words(material(people=people[1:2]), StudyPart.WHO_WE_ARE) == ["We are one child."]
    assert words(material(people=people[:1]), StudyPart.WHO_WE_ARE) == ["We are one grown-up."]


def test_where_it_began_is_a_month_the_first_telling_and_what_was_counted() -> None:
    found = material(joined_on="2011-03-14", story=("b" * 32, "\n \nWe were loud.\n\nLater"), emergencies=EMERGENCIES)
    assert words(found, StudyPart.WHERE_WE_BEGAN) == [
        "We began in March 2011.",
        "“We were loud.”",
        "In the six months before: 14 emergencies.",
    ]
    assert [one.source for one in draft_facts(found) if one.about == "story"] == ["b" * 32]
    assert words(found, StudyPart.WHAT_CHANGED) == [
        "In the first six months together: one emergency. This does not prove why."
    ]


EMERGENCIES = EmergenciesCounted(6, 14, 1)


@pytest.mark.parametrize(
    ("story", "kept"),
    [
        ("A" * 400, "A" * 179 + "…"),
        ("Short. " * 40, ("Short. " * 25).strip()),
        ("Is it? " + "word " * 60, "Is it?"),
        ("word " * 60, ("word " * 35).strip() + "…"),
    ],
)
def test_a_long_telling_ends_with_a_sentence_where_there_is_one(story: str, kept: str) -> None:
    (said,) = words(material(story=("b" * 32, story)), StudyPart.WHERE_WE_BEGAN)
    assert said == f"“{kept}”"


def test_targets_of_everybody_with_their_steps_and_none_that_somebody_kept_to_themselves() -> None:
    wanted = [
        target(1),
        target(2, audience=Audience.NAMED, private_to=("1" * 32,)),
        target(3, status=TargetStatus.DROPPED),
        target(4, status=TargetStatus.REPLACED),
        target(5, status=TargetStatus.DELIVERED),
    ]
    steps = [
        step(1, wanted[0], state=StepState.DONE),
        step(2, wanted[0]),
        step(3, wanted[0], state=StepState.DROPPED),
        step(4, wanted[1]),
        step(5, wanted[4], state=StepState.DONE),
        step(6, wanted[4]),
    ]
    found = material(targets=tuple(wanted), steps=tuple(steps), visits=24)
    assert words(found, StudyPart.WHAT_WE_DID) == [
        "We met at 24 visits.",
        "We wanted: “Wish 1”. 1 of 2 steps done.",
        "We wanted: “Wish 5”. 1 of 2 steps done.",
    ]
    assert words(found, StudyPart.WHAT_CHANGED) == ["We got there: “Wish 5”."]
    assert words(found, StudyPart.WHAT_IS_NEXT) == ["Next: Do 2"], "of what is reached nothing is next"


def test_a_target_without_steps_says_no_count_and_a_page_holds_so_many() -> None:
    found = material(targets=tuple(target(number) for number in range(1, 6)), visits=1)
    assert words(found, StudyPart.WHAT_WE_DID) == [
        "We met at one visit.",
        *(f"We wanted: “Wish {number}”." for number in range(1, MOST + 1)),
    ]


def test_steps_that_come_next_by_their_day_and_good_news_the_high_points_first() -> None:
    one = target(1)
    steps = (
        step(1, one),
        step(2, one, due=date(2012, 5, 1), state=StepState.STUCK),
        step(3, one, due=date(2012, 4, 1), state=StepState.DOING),
    )
    told = [news(2), news(3, high_point=True), news(1), news(4)]
    found = material(targets=(one,), steps=steps, good_news=told)
    assert words(found, StudyPart.WHAT_IS_NEXT) == ["Next: Do 3", "Next: Do 2", "Next: Do 1"]
    assert words(found, StudyPart.WHAT_CHANGED) == ["“News 3”", "“News 1”", "“News 2”"]


def test_a_fact_is_out_of_date_when_its_source_says_something_else_or_is_gone() -> None:
    before = draft_facts(material(visits=24, joined_on="2011-03", good_news=[news(1)]))
    own = StudyFact(part=StudyPart.WHAT_CHANGED, words="I am proud of them.")
    reworded = [one.model_copy(update={"words": f"{one.words} So."}) for one in before]
    assert changed_facts([*reworded, own], before) == ()
    now = draft_facts(material(visits=25, joined_on="2011-03"))
    found = {one.fact.about: one.now for one in changed_facts([*reworded, own], now)}
    assert found == {"visits": "We met at 25 visits.", "good_news": ""}


def test_small_numbers_are_words() -> None:
    assert [in_number(count, "step", "steps") for count in (0, 1, 10, 11, 1200)] == [
        "no steps",
        "one step",
        "ten steps",
        "11 steps",
        "1,200 steps",
    ]
