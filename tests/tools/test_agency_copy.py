"""An agency's copy holds its own targets, only what each rule allows, and says by name what is not on it."""

from typing import Any

import pytest

from coachdesk.errors import Refused
from coachdesk.models.person import SamePerson
from coachdesk.models.plan import StepState
from coachdesk.models.sharing import InformationClass, SharePurpose, SharingBasis
from coachdesk.tools.sharing_papers import SharingPapers
from tests.tools.agency_copies import (
    BILLS,
    BOY,
    BRONWEN,
    DAD,
    DREW,
    GIRL,
    HEALTH,
    HOME,
    HOMES,
    HOUSING,
    JO,
    MONEY,
    PLAN,
    copy_of,
    names_left_out,
    plan_of,
    yes_of,
)
from tests.tools.records import make, person, sign, step, strength, target, view
from tests.tools.sharing_records import override, withdrawn


def test_a_target_is_told_only_with_a_yes_to_the_plan_and_to_its_area() -> None:
    of = plan_of(HOME, BILLS)
    copy = copy_of(of, yes_of(DAD))
    assert [one.words for one in copy.page.targets] == ["Keep our house"]
    assert names_left_out(copy) == {"targets that need a yes about money and debt": 1}
    (refusal,) = copy.refusals
    assert refusal.startswith("No. Marcus has not said that Brue Vale Homes may be told about money and debt, so")
    both = copy_of(of, yes_of(DAD, classes=(PLAN, HOUSING, MONEY)))
    assert [one.words for one in both.page.targets] == ["Keep our house", "Get the bills straight"]
    with pytest.raises(Refused, match="about the plan"):
        copy_of(of, yes_of(DAD, classes=(HOUSING, MONEY)))


def test_the_preview_says_what_an_event_records() -> None:
    papers = yes_of(BOY, DAD)
    copy = copy_of(plan_of(target("Ours", area="housing", about=(BOY.id, DAD.id))), papers)
    assert (copy.agency, copy.page.reader, copy.page.large_print) == (HOMES.id, "Brue Vale Homes", False)
    assert (copy.purpose, copy.purpose_words) == (SharePurpose.DO_ITS_PART, "do its part of the plan")
    assert copy.people == (DAD.id, BOY.id)
    assert copy.included == (PLAN, HOUSING)
    assert copy.bases == (SharingBasis.AGREEMENT,)
    assert set(copy.rules) == {one.id for one in papers.rules}
    assert copy.overrides == ()
    assert len(copy.because) == 4
    assert copy.because[0].startswith("Yes. Brue Vale Homes may be told about the plan of Marcus")
    assert [(one.name, one.role, one.age) for one in copy.page.people] == [
        ("Marcus", "parent", ""),
        ("Callum", "child", ""),
    ]
    assert copy.page.left_out == tuple(f"{one.name}: {one.count}" for one in copy.left_out)


def test_after_withdrawal_the_copy_is_refused_with_the_reason_and_an_override_is_named() -> None:
    of, stopped = plan_of(HOME), yes_of(DAD).model_copy(update={"withdrawals": (withdrawn(DAD),)})
    with pytest.raises(Refused, match=r"^No\. Marcus stopped their agreement, so nothing more is shared\.$"):
        copy_of(of, stopped)
    decided = override(DAD, HOMES, PLAN, HOUSING)
    copy = copy_of(of, stopped.model_copy(update={"overrides": (decided,)}))
    assert copy.overrides == (decided.id,)
    assert (copy.rules, copy.bases) == ((), (SharingBasis.SAFEGUARDING,))


def test_one_person_who_did_not_agree_keeps_what_is_about_them_back_and_no_more() -> None:
    theirs = target("Callum in his own room", area="housing", about=(BOY.id,), position="c")
    shared = target("A garden", area="housing", said_by=(BOY.id,), about=(DAD.id,), position="d")
    copy = copy_of(plan_of(HOME, theirs, shared), yes_of(DAD))
    assert [one.words for one in copy.page.targets] == ["Keep our house"]
    assert "Callum" not in copy.page.model_dump_json()
    assert names_left_out(copy)["targets that need a yes about the plan"] == 2


def test_a_target_that_names_nobody_is_about_everyone_worked_with() -> None:
    of = plan_of(target("Our house", area="housing"))
    assert copy_of(of, yes_of(DAD, BOY, GIRL)).people == (DAD.id, BOY.id, GIRL.id)
    with pytest.raises(Refused, match="Tia has not been asked"):
        copy_of(of, yes_of(DAD, BOY))
    gone = GIRL.model_copy(update={"deceased_on": "2010"})
    apart = GIRL.model_copy(update={"included": False})
    for other in (gone, apart):
        alone = of.model_copy(update={"people": (DAD, BOY, other)})
        assert copy_of(alone, yes_of(DAD, BOY)).people == (DAD.id, BOY.id)
    with pytest.raises(Refused, match="Nothing of this plan"):
        copy_of(of.model_copy(update={"people": ()}), SharingPapers())


def test_a_target_that_names_a_stranger_is_told_to_nobody() -> None:
    with pytest.raises(Refused, match="Nothing of this plan may be given to Brue Vale Homes"):
        copy_of(plan_of(target("Ours", area="housing", about=(DAD.id, "9" * 32))), yes_of(DAD))


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"audience": "named", "private_to": (DAD.id,)}, "targets that only named people may see"),
        ({"status": "parked"}, "targets that were parked or ended"),
        ({"area": ""}, "targets that nobody has said the area of"),
        ({"area": "Our own area"}, "targets that nobody has said the area of"),
    ],
)
def test_some_targets_are_on_no_agencys_copy_as_they_are_or_as_they_were(fields: dict[str, Any], name: str) -> None:
    odd = target(**{**BILLS.model_dump(), "area": "housing", **fields})
    plain = BILLS.model_copy(update={"area": "housing"})
    then, now = plan_of(HOME, odd), plan_of(HOME, plain)
    for copy in (copy_of(then, yes_of(DAD), now=now), copy_of(now, yes_of(DAD), now=then)):
        assert [one.words for one in copy.page.targets] == ["Keep our house"]
        assert names_left_out(copy) == {name: 1}
    assert len(copy_of(now, yes_of(DAD), now=now).page.targets) == 2


def test_an_area_chosen_since_the_version_was_made_counts_too() -> None:
    then = plan_of(HOME, BILLS.model_copy(update={"area": "housing"}))
    now = plan_of(HOME, BILLS)
    assert len(copy_of(then, yes_of(DAD), now=now).page.targets) == 1
    assert len(copy_of(then, yes_of(DAD)).page.targets) == 2


def test_when_there_is_nothing_to_tell_it_says_what_to_do() -> None:
    with pytest.raises(Refused, match="has no step in this plan"):
        copy_of(plan_of(HOME, steps=(step(HOME, owner_worker=BRONWEN.id),), strengths=(strength(),)), yes_of(DAD))
    with pytest.raises(Refused, match="Choose first what each target is about"):
        copy_of(plan_of(target("Ours")), yes_of(DAD))
    with pytest.raises(Refused, match="Nothing of this plan may be given"):
        copy_of(plan_of(BILLS.model_copy(update={"status": "dropped"})), yes_of(DAD))


def test_a_dropped_step_does_not_make_a_target_the_agencys() -> None:
    with pytest.raises(Refused, match="has no step"):
        copy_of(plan_of(HOME, steps=(step(HOME, owner_worker=JO.id, state=StepState.DROPPED),)), yes_of(DAD))


def test_the_steps_of_other_agencies_and_of_people_who_did_not_agree_are_left_out() -> None:
    steps = (
        step(HOME, "Fix the boiler", owner_worker=JO.id, position="b"),
        step(HOME, "Ring Jo", owner_person=DAD.id, position="c"),
        step(HOME, "Come along", owner_worker=BRONWEN.id, position="d"),
        step(HOME, "Nobody's yet", position="e"),
        step(HOME, "See the clinic", owner_worker=DREW.id, position="f"),
        step(HOME, "Tidy the room", owner_person=BOY.id, position="g"),
        step(HOME, "Old", state=StepState.DROPPED, position="h"),
    )
    copy = copy_of(plan_of(HOME, steps=steps), yes_of(DAD))
    assert [(one.words, one.owner) for one in copy.page.targets[0].steps] == [
        ("Fix the boiler", "Jo Bell, Housing officer, Brue Vale Homes"),
        ("Ring Jo", "Marcus"),
        ("Come along", "Bronwen Tarr, Family Coach, Brue Vale Homes"),
        ("Nobody's yet", ""),
    ]
    assert names_left_out(copy) == {
        "steps of other agencies": 1,
        "steps of people who did not agree to this": 1,
        "steps that were dropped": 1,
    }
    both = copy_of(plan_of(HOME, steps=steps), yes_of(DAD, BOY))
    assert both.people == (DAD.id, BOY.id)
    assert len(both.page.targets[0].steps) == 5


@pytest.mark.parametrize(
    ("barrier", "classes", "told"),
    [
        ("health", (PLAN, HOUSING), False),
        ("health", (PLAN, HOUSING, HEALTH), True),
        ("waiting_list", (PLAN, HOUSING), True),
        ("other", tuple(InformationClass), False),
    ],
)
def test_what_stands_in_the_way_needs_a_yes_of_its_own(
    barrier: str, classes: tuple[InformationClass, ...], told: bool
) -> None:
    stuck = step(HOME, owner_worker=JO.id, barrier=barrier, what_would_help="A lift", state="stuck")
    copy = copy_of(plan_of(HOME, steps=(stuck,)), yes_of(DAD, classes=classes))
    shown = copy.page.targets[0].steps[0]
    assert (shown.barrier is not None, shown.what_would_help) == (told, "A lift" if told else "")
    assert names_left_out(copy).get("what stands in the way of a step", 0) == (0 if told else 1)
    assert (HEALTH in copy.included) == (told and barrier == "health")


def test_notes_strengths_and_the_views_and_signs_of_others_stay_behind() -> None:
    noted = HOME.model_copy(update={"worker_words": "w", "effort_family": "f", "effort_coach": "c"})
    of = plan_of(
        noted,
        strengths=(strength("Cooks"), strength("Sings", person=DAD.id)),
        success_signs=(
            sign(noted, "Nobody knocks"),
            sign(noted, "I sleep", person=DAD.id),
            sign(noted, "I wash", person=DAD.id, private=True),
            sign(noted, "I stay", person=BOY.id),
        ),
        success_views=(
            view(noted, "Rent paid", holder="BRUE VALE HOMES", print_it=True),
            view(noted, "Rent up", holder="Brue Vale Homes"),
            view(noted, "Clean", holder="Poppy Centre", print_it=True),
        ),
    )
    copy = copy_of(of, yes_of(DAD))
    shown = copy.page.targets[0]
    assert [one.words for one in shown.success] == ["Nobody knocks", "I sleep"]
    assert [one.words for one in shown.views] == ["Rent paid"]
    assert (shown.worker_words, shown.effort_family, shown.effort_coach, copy.page.strengths) == ("", "", "", ())
    assert shown.not_asked_yet == ()
    assert names_left_out(copy) == {"strengths": 2, "notes on targets": 3, "signs of success": 2, "views of success": 2}
    now = of.model_copy(
        update={
            "success_signs": tuple(one.model_copy(update={"private": True}) for one in of.success_signs),
            "success_views": tuple(one.model_copy(update={"print_it": False}) for one in of.success_views),
        }
    )
    for then, today in ((of, now), (now, of)):
        shut = copy_of(then, yes_of(DAD), now=today)
        assert (shut.page.targets[0].success, shut.page.targets[0].views) == ((), ())
        assert (names_left_out(shut)["signs of success"], names_left_out(shut)["views of success"]) == (4, 3)


def test_nobody_marked_no_contact_is_on_it_whatever_was_agreed() -> None:
    hidden = DAD.model_copy(update={"no_contact": True})
    again = person("Marc", number=7, no_contact=True)
    link = make(SamePerson, person=again.id, other_person=DAD.id, other_family=DAD.log)
    of = plan_of(HOME)
    for papers, facts in (
        (yes_of(hidden), {}),
        (yes_of(DAD), {"now": of.model_copy(update={"people": (hidden,)})}),
        (yes_of(DAD).model_copy(update={"people": (DAD, again), "links": (link,)}), {}),
    ):
        with pytest.raises(Refused, match="no contact"):
            copy_of(of, papers, **facts)
    assert copy_of(of, yes_of(DAD)).people == (DAD.id,)


def test_names_of_people_who_are_not_on_it_are_taken_out_of_the_words() -> None:
    said = target("A room for Callum, Cal’s desk, CJ, Callum James and the Callums", area="housing", about=(DAD.id,))
    copy = copy_of(plan_of(said), yes_of(DAD))
    assert copy.page.targets[0].words == ("A room for [left out] desk, [left out] and the [left out]")
    assert names_left_out(copy) == {"names, addresses and phone numbers in people's words": 3}


def test_phones_and_homes_of_people_and_workers_left_out_are_masked_as_well() -> None:
    said = target("Ring 960777 or 960888", area="housing", about=(DAD.id,))
    other, clinic = BOY.model_copy(update={"phone": "01632 960777"}), DREW.model_copy(update={"phone": "01632 960888"})
    of = plan_of(said, people=(DAD, other), workers=(JO, clinic))
    assert copy_of(of, yes_of(DAD)).page.targets[0].words == "Ring [left out] or [left out]"


def test_what_belongs_to_another_target_is_neither_told_nor_counted() -> None:
    of = plan_of(
        HOME,
        BILLS,
        success_signs=(sign(HOME, "Keys", person=BOY.id), sign(BILLS, "Rent", private=True)),
        success_views=(view(HOME, "Quiet", holder="Brue Vale Homes", print_it=True), view(BILLS, "Paid")),
    )
    copy = copy_of(of, yes_of(DAD, BOY))
    assert [one.words for one in copy.page.targets[0].success] == ["Keys"]
    assert names_left_out(copy) == {"targets that need a yes about money and debt": 1}
    assert copy.people == (DAD.id, BOY.id), "who is heard in a sign is on the copy"


def test_whoever_was_no_contact_when_the_version_was_made_is_on_no_copy_of_it() -> None:
    hidden = DAD.model_copy(update={"no_contact": True})
    then, now = plan_of(HOME, people=(hidden,)), plan_of(HOME)
    with pytest.raises(Refused, match="no contact"):
        copy_of(then, yes_of(DAD), now=now)


def test_whose_worker_somebody_is_or_was_is_known_from_the_version_and_from_today() -> None:
    steps = (step(HOME, "Boiler", owner_worker=JO.id), step(HOME, "Clinic", owner_worker=DREW.id))
    both, neither = plan_of(HOME, steps=steps), plan_of(HOME, steps=steps, workers=())
    for then, now in ((both, neither), (neither, both)):
        copy = copy_of(then, yes_of(DAD), now=now)
        assert [one.words for one in copy.page.targets[0].steps] == ["Boiler"]


def test_a_no_contact_mark_keeps_only_its_own_person_back() -> None:
    assert copy_of(plan_of(HOME, people=(DAD, BOY.model_copy(update={"no_contact": True}))), yes_of(DAD)).people


def test_a_person_is_known_from_the_version_from_today_or_from_the_papers() -> None:
    full, empty, papers = plan_of(HOME), plan_of(HOME, people=()), yes_of(DAD)
    bare = papers.model_copy(update={"people": ()})
    for then, now, known in ((full, empty, bare), (empty, full, bare), (empty, empty, papers)):
        assert copy_of(then, known, now=now).people == (DAD.id,)
