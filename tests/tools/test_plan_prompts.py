"""Prompts say what a plan leaves open, only where it is open, and never stand in the way."""

from datetime import date

import pytest

from coachdesk.models.plan import Audience, StepState, TargetStatus
from coachdesk.tools.plan_prompts import Part, PromptKind, missing_parts, not_asked_yet, prompts
from tests.tools.records import content, person, plan, sign, step, strength, target

SOON = date(2011, 9, 20)
MARCUS = person(number=1)


def test_a_vague_target_says_what_is_missing() -> None:
    assert missing_parts(target(), [], []) == (Part.WHAT, Part.WHO, Part.BY_WHEN, Part.HOW_WE_WILL_KNOW)


def test_a_clear_target_is_asked_nothing() -> None:
    bills = target()
    steps = [step(bills, owner_person=MARCUS.id, due=SOON), step(bills, state=StepState.DONE)]
    assert missing_parts(bills, steps, [sign(bills)]) == ()


@pytest.mark.parametrize(
    ("fields", "target_fields", "missing"),
    [
        ({"due": SOON}, {}, (Part.WHO,)),
        ({"owner_person": MARCUS.id}, {}, (Part.BY_WHEN,)),
        ({"owner_worker": MARCUS.id}, {"due": SOON}, ()),
        ({"owner_person": MARCUS.id, "due": SOON, "state": StepState.DROPPED}, {}, (Part.WHAT, Part.WHO, Part.BY_WHEN)),
        ({"state": StepState.DONE}, {}, ()),
    ],
)
def test_each_missing_part_is_named_alone(
    fields: dict[str, object], target_fields: dict[str, object], missing: tuple[Part, ...]
) -> None:
    bills, other = target(**target_fields), target()
    steps = [step(bills, **fields), step(other, owner_person=MARCUS.id, due=SOON)]
    assert missing_parts(bills, steps, [sign(bills), sign(other)]) == missing


def test_the_steps_and_signs_of_another_target_answer_nothing() -> None:
    bills, other = target(), target()
    found = missing_parts(bills, [step(other, owner_person=MARCUS.id, due=SOON)], [sign(other)])
    assert found == (Part.WHAT, Part.WHO, Part.BY_WHEN, Part.HOW_WE_WILL_KNOW)


def test_someone_a_target_is_about_shows_as_not_asked_yet_until_asked_or_speaking() -> None:
    callum, alfie, tia = person("Callum", number=3), person("Alfie", number=2), person("Tia", number=4)
    everyone = [callum, alfie, tia, MARCUS]
    about = (callum.id, alfie.id, tia.id)
    assert not_asked_yet(target(about=about), everyone) == [alfie, callum, tia]
    assert not_asked_yet(target(about=about, asked=(callum.id,), said_by=(tia.id,)), everyone) == [alfie]


@pytest.mark.parametrize("fields", [{"no_contact": True}, {"deceased_on": "2009"}, {"due_date": SOON}])
def test_nobody_is_told_to_ask_someone_who_cannot_be_asked(fields: dict[str, object]) -> None:
    someone = person(**fields)
    assert not_asked_yet(target(about=(someone.id,)), [someone]) == []


def test_an_empty_plan_is_prompted_for_a_target_and_for_strengths() -> None:
    assert [prompt.kind for prompt in prompts(content())] == [PromptKind.NO_TARGET, PromptKind.NO_STRENGTHS]


def test_a_strength_or_a_reason_without_one_answers_the_prompt() -> None:
    bills = target()
    full = {"targets": (bills,), "steps": (step(bills),), "success_signs": (sign(bills),)}
    assert prompts(content(**full, strengths=(strength(),))) == ()
    assert prompts(content(**full, plan=plan(ready_without_strengths="Another day"))) == ()
    assert [prompt.kind for prompt in prompts(content(**full, plan=plan(ready_without_strengths=" ")))] == [
        PromptKind.NO_STRENGTHS
    ]


def test_each_standing_target_is_prompted_in_the_plans_order_and_a_dropped_one_is_left_in_peace() -> None:
    second = target("b", position="t", about=(MARCUS.id,), audience=Audience.NAMED)
    first = target("a", position="c")
    dropped = target("c", position="a", status=TargetStatus.DROPPED)
    found = prompts(
        content(
            targets=(second, dropped, first),
            steps=(step(first),),
            success_signs=(sign(second),),
            people=(MARCUS,),
            strengths=(strength(),),
        )
    )
    assert [(prompt.kind, prompt.target) for prompt in found] == [
        (PromptKind.NO_SUCCESS_SIGN, first.id),
        (PromptKind.NO_STEP, second.id),
        (PromptKind.NOT_ASKED_YET, second.id),
        (PromptKind.PRIVATE_TO_NOBODY, second.id),
    ]
    assert all(prompt.sentence.endswith((".", "?", "”")) for prompt in found)
