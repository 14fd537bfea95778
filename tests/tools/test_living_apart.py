"""A father who lives apart reads of the children's school, and not of their mother's tablets."""

from datetime import date
from typing import Any

import pytest

from coachdesk.models.family import StayPattern
from coachdesk.models.person import Person, SamePerson
from coachdesk.models.plan import Barrier, StepState
from coachdesk.tools.living_apart import Apart, apart_from, without_what_stays_at_home
from coachdesk.tools.plan_privacy import Kind
from tests.tools.records import LOG, content, household, make, person, sign, stay, step, target, view

TODAY = date(2011, 9, 1)
HOME, FLAT = household(name="Home"), household(name="Dad's")
MUM, DAD, BOY = person("Mum", number=1), person("Dad", number=2), person("Boy", number=3, role="child")
STAYS = (stay(MUM, HOME), stay(BOY, HOME), stay(DAD, FLAT))
NOBODY = Apart(frozenset(), frozenset())


def of(*who: Person) -> frozenset[str]:
    return frozenset(one.id for one in who)


def same(one: Person, other: Person) -> SamePerson:
    return make(SamePerson, person=one.id, other_person=other.id, other_family=LOG)


def told(reader: Person, *targets: Any, stays: Any = STAYS, links: Any = (), now: Any = None, **parts: Any) -> Any:
    plan = content(targets=targets, people=(MUM, DAD, BOY), **parts)
    shown, left = without_what_stays_at_home(plan, now or plan, reader, stays, links, TODAY)
    return [one.family_words for one in shown.targets], +left, shown


# -- who lives apart -----------------------------------------------------------------------------------


def test_whoever_shares_a_home_lives_together_and_whoever_has_another_apart() -> None:
    people = (MUM, DAD, BOY)
    assert apart_from(MUM, people, (), STAYS, TODAY) == Apart(of(DAD), of(DAD))
    assert apart_from(BOY, people, (), (*STAYS, stay(BOY, FLAT)), TODAY) == NOBODY
    assert apart_from(DAD, people, (), STAYS, TODAY) == Apart(of(MUM, BOY), of(MUM, BOY))


def test_a_visit_is_no_living_there_and_somebody_away_for_now_still_lives_there() -> None:
    visits = (*STAYS, stay(DAD, HOME, pattern=StayPattern.VISITS))
    assert apart_from(DAD, (MUM, DAD), (), visits, TODAY).surely == of(MUM)
    away = (stay(MUM, HOME), stay(DAD, HOME, pattern=StayPattern.AWAY_FOR_NOW))
    assert apart_from(DAD, (MUM, DAD), (), away, TODAY) == NOBODY


def test_it_is_the_day_of_the_copy_that_counts() -> None:
    moved_out = (stay(MUM, HOME), stay(DAD, HOME, to_date="2011-06"), stay(DAD, FLAT, from_date="2011-07"))
    assert apart_from(DAD, (MUM, DAD), (), moved_out, date(2011, 5, 1)) == NOBODY
    assert apart_from(DAD, (MUM, DAD), (), moved_out, TODAY).surely == of(MUM)


@pytest.mark.parametrize(
    ("mum", "dad", "stays", "surely", "perhaps"),
    [
        ({}, {}, (), False, False),
        ({}, {"lives_elsewhere": True}, (), True, True),
        ({"lives_elsewhere": True}, {}, (stay(DAD, FLAT),), True, True),
        ({}, {}, (stay(DAD, FLAT),), False, True),
        ({}, {}, (stay(MUM, HOME),), False, True),
        ({"address_restricted": True}, {}, (), False, True),
        ({"address_restricted": True}, {"address_restricted": True}, (), False, False),
        ({"address_restricted": True}, {"lives_elsewhere": True}, (stay(MUM, HOME), stay(DAD, HOME)), False, False),
        ({"deceased_on": "2010"}, {}, (stay(DAD, FLAT),), False, False),
        ({"due_date": date(2011, 12, 1)}, {}, (stay(DAD, FLAT),), False, False),
    ],
)
def test_where_it_is_not_written_down_it_is_a_doubt(
    mum: dict[str, Any], dad: dict[str, Any], stays: Any, surely: bool, perhaps: bool
) -> None:
    her, him = MUM.model_copy(update=mum), DAD.model_copy(update=dad)
    assert apart_from(him, (her, him), (), stays, TODAY) == Apart(
        of(her) if surely else frozenset(), of(her) if perhaps else frozenset()
    )


def test_two_records_of_one_person_live_where_either_lives() -> None:
    again = person("Dad", number=4)
    assert apart_from(DAD, (MUM, DAD, again), (same(DAD, again),), (*STAYS, stay(again, HOME)), TODAY) == NOBODY
    twice = person("Mum", number=5)
    assert apart_from(DAD, (MUM, DAD, twice), (same(MUM, twice),), STAYS, TODAY).surely == of(MUM, twice)


# -- what they are not told ----------------------------------------------------------------------------


@pytest.mark.parametrize("area", ["health", "feelings", "safety", "law", "", "Our own area"])
def test_what_stays_at_home_is_told_to_those_who_live_there_only(area: str) -> None:
    hers = target("Her tablets", about=(MUM.id,), area=area)
    parts = {
        "steps": (step(hers, "See the doctor"),),
        "success_signs": (sign(hers, "She sleeps"),),
        "success_views": (view(hers, "Well"),),
    }
    words, left, shown = told(DAD, hers, **parts)
    assert (words, left) == ([], {Kind.APART: 1})
    assert (shown.steps, shown.success_signs, shown.success_views) == ((), (), ())
    words, left, shown = told(BOY, hers, **parts)
    assert (words, left) == (["Her tablets"], {})
    assert (len(shown.steps), len(shown.success_signs), len(shown.success_views)) == (1, 1, 1)


@pytest.mark.parametrize("area", ["housing", "school", "money", "work", "parenting"])
def test_all_else_is_told(area: str) -> None:
    assert told(DAD, target("Ours", about=(MUM.id,), area=area))[0] == ["Ours"]


@pytest.mark.parametrize(
    "names", [{"about": (MUM.id, DAD.id)}, {"said_by": (DAD.id,), "about": (MUM.id,)}, {"about": (DAD.id,)}]
)
def test_a_target_that_names_them_is_theirs(names: dict[str, Any]) -> None:
    assert told(DAD, target("Ours", area="health", **names))[0] == ["Ours"]


def test_whoever_has_a_step_in_it_is_told() -> None:
    hers = target("Her tablets", about=(MUM.id,), area="health")
    assert told(DAD, hers, steps=(step(hers, "Drive her", owner_person=DAD.id),))[0] == ["Her tablets"]
    dropped = step(hers, "Drive her", owner_person=DAD.id, state=StepState.DROPPED)
    assert told(DAD, hers, steps=(dropped,))[0] == []


def test_a_target_that_names_nobody_is_about_everyone() -> None:
    assert told(DAD, target("Her tablets", area="health"))[0] == []
    assert told(DAD, target("Her tablets", area="health"), stays=())[0] == ["Her tablets"]


def test_what_it_was_or_is_now_about_is_enough() -> None:
    then = target("Her tablets", about=(MUM.id,), area="housing")
    now = then.model_copy(update={"area": "health"})
    plan = content(targets=(now,), people=(MUM, DAD, BOY))
    assert told(DAD, then, now=plan)[0] == []
    named = then.model_copy(update={"area": "health", "about": (MUM.id, DAD.id)})
    assert told(DAD, now, now=content(targets=(named,), people=(MUM, DAD, BOY)))[0] == []


def test_where_it_is_a_doubt_only_what_is_surely_such_a_thing_is_kept() -> None:
    health, unsorted = target("Her tablets", about=(MUM.id,), area="health"), target("A garden", about=(MUM.id,))
    assert told(DAD, health, unsorted, stays=(stay(MUM, HOME),))[0] == ["A garden"]


def test_a_joined_record_that_is_named_counts() -> None:
    again = person("Dad", number=4)
    hers = target("Ours", about=(MUM.id, again.id), area="health")
    plan = content(targets=(hers,), people=(MUM, DAD, again))
    shown, _ = without_what_stays_at_home(plan, plan, DAD, STAYS, (same(DAD, again),), TODAY)
    assert shown.targets == (hers,)


@pytest.mark.parametrize(
    ("barrier", "owner", "kept"),
    [
        (Barrier.HEALTH, MUM, False),
        (Barrier.OTHER, MUM, False),
        (Barrier.HEALTH, None, False),
        (Barrier.HEALTH, DAD, True),
        (Barrier.MONEY, MUM, True),
        (None, MUM, True),
    ],
)
def test_what_stands_in_the_way_may_be_such_a_thing(barrier: Any, owner: Person | None, kept: bool) -> None:
    rent = target("The rent", about=(MUM.id,), area="housing")
    stuck = step(rent, "Ring them", owner_person=owner and owner.id, barrier=barrier, what_would_help="a quiet day")
    dropped = step(rent, "Write", owner_person=MUM.id, state=StepState.DROPPED, barrier=Barrier.HEALTH)
    words, left, shown = told(DAD, rent, steps=(stuck, dropped))
    assert words == ["The rent"]
    assert left == ({} if kept else {Kind.BARRIER: 1})
    first = shown.steps[0]
    assert (first.barrier, first.what_would_help) == ((barrier, "a quiet day") if kept else (None, ""))
    assert shown.steps[1] == dropped
    if owner is not DAD:
        assert told(BOY, rent, steps=(stuck, dropped))[1] == {}
