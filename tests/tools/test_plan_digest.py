"""The digest is the plan: any order gives the same, any one character another, and this format is frozen."""

import hashlib
import json
import random
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.plan import Audience, Barrier, Stage, StepDone, StepState, TargetOrigin, TargetStatus
from coachdesk.models.plan_content import PlanContent
from coachdesk.models.record import Record
from coachdesk.tools.plan_digest import AGREED, canonical, digest
from tests.tools.records import agency, content, family, person, plan, sign, step, strength, target, view, worker

AGREED_LISTS = ("targets", "steps", "success_signs", "success_views", "strengths")


def full_plan() -> PlanContent:
    """A plan with every field filled in and every id fixed."""
    marcus = person(id="01" * 16, known_as="Marcus", number=1)
    dean = person("Dean", id="02" * 16, number=2, included=False, phone="01632 960001")
    homes = agency(id="03" * 16)
    jo = worker(id="04" * 16, agency=homes.id, job="Housing officer")
    stranger = worker("Not in this plan", id="05" * 16)
    ours = plan(id="06" * 16, ready_without_strengths="later", closed_on=date(2011, 8, 31))
    bills = target(
        "Get the bills straight — «all» 😀",
        id="07" * 16,
        plan=ours.id,
        said_by=(marcus.id,),
        about=(marcus.id,),
        asked=(marcus.id,),
        audience=Audience.NAMED,
        private_to=(marcus.id,),
        worker_words="Debt plan",
        area="money",
        origin=TargetOrigin.ADDED,
        added_on=date(2011, 4, 1),
        added_reason="asked for",
        replaces="08" * 16,
        due=date(2011, 9, 1),
        stage=Stage.TRYING,
        effort_family="we rang",
        effort_coach="sat with him",
        status=TargetStatus.PART,
        status_reason="two left",
        status_on=date(2011, 8, 1),
    )
    other = target("Sleep", id="08" * 16, plan=ours.id, position="c")
    done = step(
        bills,
        id="09" * 16,
        owner_worker=jo.id,
        due=date(2011, 5, 1),
        state=StepState.DONE,
        done_on=date(2011, 4, 28),
        done_how=StepDone.TOGETHER,
        evidence="letter",
        barrier=Barrier.READING,
        what_would_help="reading it out",
        dropped_reason="none",
    )
    return content(
        family=family(story="not agreed"),
        plan=ours,
        targets=(bills, other),
        steps=(done, step(other, id="0a" * 16, owner_person=marcus.id)),
        success_signs=(sign(bills, id="0b" * 16, person=marcus.id, private=True), sign(other, id="0c" * 16)),
        success_views=(view(bills, id="0d" * 16, agreed="both", print_it=True), view(other, id="0e" * 16)),
        strengths=(strength(id="0f" * 16, person=marcus.id, said_by="Alfie"), strength("Kind", id="10" * 16)),
        people=(marcus, dean),
        workers=(jo, stranger),
        agencies=(homes,),
    )


def changed(record: Record, **fields: Any) -> Record:
    return type(record).model_validate({**record.model_dump(), **fields})


def test_the_format_is_frozen_a_known_plan_has_a_known_digest() -> None:
    marcus, homes = person(id="01" * 16), agency(id="03" * 16)
    bills = target("Café £5", id="07" * 16, plan="06" * 16, due=date(2011, 9, 1), said_by=(marcus.id,))
    ours = content(plan=plan(id="06" * 16), targets=(bills,), people=(marcus,), agencies=(homes,))
    written = (
        '{"agencies":[],"family":{"id":"ffffffffffffffffffffffffffffffff","name":"Ashdown","ref":"F1"},'
        '"format":"coachdesk/plan/1","people":[{"id":"01010101010101010101010101010101","known_as":"Marcus",'
        '"role":"parent"}],"plan":{"closed_on":null,"id":"06060606060606060606060606060606","phase":1,'
        '"plan_kind":"whole_family","ready_without_strengths":"","review_every_days":28,"started_on":"2011-03-01"},'
        '"steps":[],"strengths":[],"success_signs":[],"success_views":[],"targets":[{"about":[],"added_on":null,'
        '"added_reason":"","area":"","asked":[],"audience":"everyone","due":"2011-09-01","effort_coach":"",'
        '"effort_family":"","family_words":"Caf\\u00e9 \\u00a35","id":"07070707070707070707070707070707",'
        '"origin":"original","plan":"06060606060606060606060606060606","position":"m","private_to":[],'
        '"replaces":null,"said_by":["01010101010101010101010101010101"],"stage":null,"status":"active",'
        '"status_on":null,"status_reason":"","worker_words":""}],"workers":[]}'
    )
    assert canonical(ours) == written.encode("ascii")
    assert digest(ours) == hashlib.sha256(written.encode("ascii")).hexdigest()
    assert digest(ours) == "c672e1fad43205935dc9b609e70b0b0b1905c49a2fd133cf4d306135ff9b440e"
    assert digest(full_plan()) == "ef17e60bc317f7d43fb5a6580cc366367e2d2788adeb24ee9661ab170d7dd396"


@given(st.randoms(use_true_random=False))
def test_the_order_records_were_read_in_does_not_matter(chance: random.Random) -> None:
    ours = full_plan()
    lists = (*AGREED_LISTS, "people", "workers", "agencies")
    shuffled = {name: tuple(chance.sample(getattr(ours, name), len(getattr(ours, name)))) for name in lists}
    assert canonical(content(family=ours.family, plan=ours.plan, **shuffled)) == canonical(ours)


def other_value(value: Any) -> Any:
    """A value of the same kind that differs as little as can be."""
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case str() if len(value) == 32:
            return "f" + value[1:]
        case str():
            return value[:-1] + chr(ord(value[-1]) ^ 1) if value else "x"
        case tuple():
            return (*value[:-1], "e" * 32) if value else ("e" * 32,)
        case date():
            return value.replace(day=value.day % 28 + 1)
    return value


def every_change() -> list[Any]:
    """Each digested field of each record of the full plan, as (list name, place in it, field)."""
    ours = full_plan()
    places = [("plan", None, name) for name in AGREED["plan"]]
    for group in AGREED_LISTS:
        for place, record in enumerate(getattr(ours, group)):
            places += [(group, place, name) for name in AGREED[record.kind]]
    places += [("people", 0, "known_as"), ("workers", 0, "name"), ("workers", 0, "job"), ("agencies", 0, "name")]
    return [*places, ("family", None, "name"), ("family", None, "ref")]


@pytest.mark.parametrize(("group", "place", "name"), every_change())
def test_one_character_changed_anywhere_in_what_is_agreed_changes_the_digest(
    group: str, place: int | None, name: str
) -> None:
    ours = full_plan()
    record = getattr(ours, group) if place is None else getattr(ours, group)[place]
    before = getattr(record, name)
    enumerations = type(before) if isinstance(before, str) and type(before) is not str else None
    after = next(one for one in enumerations if one is not before) if enumerations else other_value(before)
    if before is None:
        after = {"person": "e" * 32, "replaces": "e" * 32, "owner_person": "e" * 32}.get(name)
        after = after or {"barrier": "other", "done_how": "together", "stage": "steady"}.get(name)
        after = after or ("e" * 32 if name == "owner_worker" else "2011-12-01")
    if name == "owner_worker" and record.owner_person:
        fields = {"owner_person": None, "owner_worker": "e" * 32}
    elif name == "owner_person" and record.owner_worker:
        fields = {"owner_worker": None, "owner_person": "e" * 32}
    else:
        fields = {name: after}
    made = changed(record, **fields)
    records = (
        made if place is None else tuple(made if at == place else old for at, old in enumerate(getattr(ours, group)))
    )
    assert digest(ours.model_copy(update={group: records})) != digest(ours)


def test_a_record_added_or_taken_away_changes_the_digest() -> None:
    ours = full_plan()
    for group in AGREED_LISTS:
        shorter = ours.model_copy(update={group: getattr(ours, group)[1:]})
        assert digest(shorter) != digest(ours)


def test_what_is_not_agreed_and_not_printed_is_not_in_it() -> None:
    ours = full_plan()
    marcus = changed(ours.people[0], phone="07700 900123", notes="private", birth_date="1973")
    jo = changed(ours.workers[0], phone="07700 900124")
    same = ours.model_copy(
        update={
            "people": (marcus, changed(ours.people[1], known_as="Deano")),
            "workers": (jo,),
            "family": changed(ours.family, story="changed", alert="dog"),
        }
    )
    assert canonical(same) == canonical(ours)
    for word in ("01632", "not agreed", "Dean", "Not in this plan"):
        assert word.encode() not in canonical(ours)


def test_someone_mentioned_is_named_even_when_not_worked_with() -> None:
    ours = full_plan()
    about_dean = changed(ours.targets[0], about=(ours.people[1].id,))
    mentioned = ours.model_copy(update={"targets": (about_dean, ours.targets[1])})
    assert [person["known_as"] for person in json.loads(canonical(mentioned))["people"]] == ["Marcus", "Dean"]


def test_a_field_added_to_a_model_does_not_slip_into_or_out_of_a_frozen_format() -> None:
    ours = full_plan()
    agreed = [ours.plan, *(getattr(ours, group)[0] for group in AGREED_LISTS)]
    for record in agreed:
        assert set(AGREED[record.kind]) == set(record.field_names()), "decide whether it needs coachdesk/plan/2"
