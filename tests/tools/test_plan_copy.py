"""What is private to one person is on nobody else's paper, and no paper says where anyone can be found."""

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from coachdesk.errors import Refused, Stale
from coachdesk.models.person import Person, SamePerson
from coachdesk.models.plan import Audience, Ink, InkMethod, StepState, TargetStatus
from coachdesk.models.plan_content import PlanContent
from coachdesk.models.plan_copy import PlanCopy
from coachdesk.tools.plan_copy import CopyFacts, family_copy, full_copy
from tests.tools.planted_plans import DIGEST, Planted, planted_plans
from tests.tools.records import (
    agency,
    content,
    household,
    make,
    person,
    sign,
    stay,
    step,
    strength,
    target,
    view,
    worker,
)

FACTS = CopyFacts(
    version=2, made_at=datetime(2011, 9, 1, tzinfo=UTC), digest=DIGEST, organisation="Brue Vale", advocate="Imogen"
)
GRACE = person("Grace", number=1, birth_date="1980-02-02")
TIA = person("Tia", number=2, birth_date="2000", role="child")
DEAN = person("Dean", number=3, no_contact=True)
JOY = person("Joy", number=4, included=False)
random_plans = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))


def changed(record: Any, **fields: Any) -> Any:
    return type(record).model_validate({**record.model_dump(), **fields})


def copy_for(reader: Person, of: PlanContent, facts: CopyFacts = FACTS, inks: tuple[Ink, ...] = ()) -> PlanCopy:
    return family_copy(of, reader, facts, inks)


def with_now(now: PlanContent) -> CopyFacts:
    return changed(FACTS, now=now)


def ink(who: Person | None = None, **fields: Any) -> Ink:
    return make(
        Ink,
        **{
            "version": "5" * 32,
            "digest": DIGEST,
            "person": who and who.id,
            "method": InkMethod.DRAWN,
            "signed_at": datetime(2011, 9, 1, 10, tzinfo=UTC),
            **fields,
        },
    )


# -- the law, on random plans ------------------------------------------------------------------------


@random_plans
@given(planted_plans())
def test_every_copy_holds_exactly_what_its_reader_may_have_and_no_whereabouts(planted: Planted) -> None:
    readers = [None, *(one for one in planted.people if not one.no_contact)]
    for reader in readers:
        of, facts, inks = planted.content, planted.facts(), planted.inks
        copy = family_copy(of, reader, facts, inks) if reader else full_copy(of, facts, inks)
        assert planted.leaks(copy, reader) == set()
        assert planted.missing(copy, reader) == set()
        assert not re.search(r"07700|01632|960777|960888|ZZ\d", copy.model_dump_json())


@random_plans
@given(planted_plans())
def test_a_leak_would_be_seen(planted: Planted) -> None:
    """The control: the same plans with every mark of privacy forgotten leak, and the search above finds it."""
    reader = next((one for one in planted.people if not one.no_contact), None)
    hidden = [one for one in planted.content.targets if reader and one.audience is Audience.NAMED]
    hidden = [one for one in hidden if reader and reader.id not in one.private_to]
    if reader is None or not hidden:
        return
    open_to_all = {"audience": Audience.EVERYONE, "area": "housing"}
    forgotten = tuple(changed(one, **open_to_all) for one in planted.content.targets)
    leaky = planted.content.model_copy(update={"targets": forgotten})
    assert planted.leaks(family_copy(leaky, reader, planted.facts(), planted.inks), reader)


# -- one rule at a time -------------------------------------------------------------------------------


def test_a_private_target_leaves_neither_words_nor_a_gap_in_the_numbers() -> None:
    ours, hers = target("Ours", position="t"), target("Hers", position="b", audience="named", private_to=(TIA.id,))
    of = content(targets=(ours, hers), people=(GRACE, TIA), steps=(step(hers, "Ring Nan"),))
    mum, girl = copy_for(GRACE, of), copy_for(TIA, of)
    assert [(one.number, one.words, one.private) for one in mum.targets] == [(1, "Ours", False)]
    assert [(one.number, one.words, one.private) for one in girl.targets] == [(1, "Hers", True), (2, "Ours", False)]
    assert mum.left_out == ("1 private target of someone else",)
    assert girl.left_out == ()


def test_what_became_private_after_signing_is_not_on_a_copy_of_the_signed_version() -> None:
    hers, plain = target("Hers"), target("Plain")
    own_sign, agreed = sign(plain, "I sleep", person=TIA.id), view(plain, "No visits", print_it=True)
    of = content(targets=(hers, plain), people=(GRACE, TIA, DEAN), success_signs=(own_sign,), success_views=(agreed,))
    now = of.model_copy(
        update={
            "targets": (changed(hers, audience="named", private_to=(TIA.id,)), plain),
            "success_signs": (changed(own_sign, private=True),),
            "success_views": (changed(agreed, print_it=False),),
            "people": (GRACE, TIA, changed(JOY, no_contact=True)),
        }
    )
    before, after = copy_for(GRACE, of).model_dump_json(), copy_for(GRACE, of, with_now(now)).model_dump_json()
    for words in ("Hers", "I sleep", "No visits"):
        assert words in before
        assert words not in after
    assert "Hers" in copy_for(TIA, of, with_now(now)).model_dump_json()
    assert "No visits" not in full_copy(of, with_now(now)).model_dump_json()


def test_what_was_private_when_signed_stays_private_though_it_is_open_now() -> None:
    hers = target("Hers", audience="named", private_to=(TIA.id,))
    of = content(targets=(hers,), people=(GRACE, TIA))
    now = of.model_copy(update={"targets": (changed(hers, audience="everyone", private_to=()),)})
    assert copy_for(GRACE, of, with_now(now)).targets == ()


def test_someone_not_to_be_contacted_is_named_on_the_full_copy_only() -> None:
    ours = target("Ours", about=(GRACE.id, DEAN.id), said_by=(DEAN.id,))
    of = content(
        targets=(ours,),
        steps=(step(ours, "Keep away", owner_person=DEAN.id),),
        success_signs=(sign(ours, "I am let in", person=DEAN.id), sign(ours, "Quiet nights")),
        strengths=(strength("Strong", person=DEAN.id),),
        people=(GRACE, DEAN),
    )
    mum, full = copy_for(GRACE, of, inks=(ink(DEAN),)), full_copy(of, FACTS, [ink(DEAN)])
    assert "Dean" in full.model_dump_json()
    assert full.targets[0].said_by == ("Dean",)
    assert "Dean" not in mum.model_dump_json()
    assert "let in" not in mum.model_dump_json()
    assert "Strong" not in mum.model_dump_json()
    assert mum.inks == ()
    assert mum.targets[0].steps[0].owner == ""
    assert mum.left_out == ("1 sign of success of someone else", "1 person not to be contacted")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"no_contact": True}, "no contact"),
        ({"deceased_on": "2011"}, "has died"),
        ({"due_date": date(2011, 11, 1)}, "not born yet"),
    ],
)
def test_some_people_are_never_given_a_copy(fields: dict[str, Any], reason: str) -> None:
    plain = person("Kit", number=5)
    marked = changed(plain, **fields)
    of, also = content(people=(plain,)), content(people=(marked,))
    for reader, version, facts in (
        (marked, of, FACTS),
        (plain, also, FACTS),
        (plain, of, with_now(also)),
    ):
        with pytest.raises(Refused, match=reason):
            copy_for(reader, version, facts)
    assert copy_for(plain, of).reader == "Kit"


def test_a_mark_on_one_of_two_joined_records_counts_for_both() -> None:
    again = person("Deano", number=6)
    link = make(SamePerson, person=again.id, other_person=DEAN.id, other_family=DEAN.log)
    of = content(people=(GRACE, DEAN, again), targets=(target("Ours", about=(again.id,)),))
    joined = changed(FACTS, links=(link,))
    assert "Deano" in copy_for(GRACE, of).model_dump_json()
    assert "Dean" not in copy_for(GRACE, of, joined).model_dump_json()
    assert copy_for(again, of).reader == "Deano"
    with pytest.raises(Refused, match="no contact"):
        copy_for(again, of, joined)


def test_someone_of_another_family_is_given_no_copy() -> None:
    with pytest.raises(Refused, match="not of this family"):
        copy_for(person("Kit", log="b" * 32), content())


def test_an_answer_to_another_version_is_never_printed_under_this_one() -> None:
    strange = (ink(GRACE, digest="e" * 64),)
    with pytest.raises(Stale):
        full_copy(content(), FACTS, strange)
    with pytest.raises(Stale):
        copy_for(GRACE, content(), FACTS, strange)


def test_the_latest_answer_of_each_is_printed_in_the_order_they_signed() -> None:
    jo, bronwen = worker("Jo Bell", job="Housing officer"), worker("Bronwen Tarr", role="coach")
    hours = [datetime(2011, 9, 1, hour, tzinfo=UTC) for hour in range(6)]
    inks = (
        ink(GRACE, signed_at=hours[5], strokes=((1, 2, 3, 4),)),
        ink(GRACE, signed_at=hours[0], method=InkMethod.RATHER_NOT, statement="not yet"),
        ink(TIA, signed_at=hours[1], method=InkMethod.MARK_WITH_WITNESS, witness="Jo Bell", statement="I agree"),
        ink(worker=jo.id, signed_at=hours[2]),
        ink(worker=bronwen.id, signed_at=hours[3]),
        ink(worker="9" * 32, signed_at=hours[4]),
    )
    of = content(people=(GRACE, TIA), workers=(jo,))
    facts = changed(FACTS, workers=(bronwen,))
    full = full_copy(of, facts, inks)
    assert [(one.name, one.role) for one in full.inks] == [
        ("Tia", "child"),
        ("Jo Bell", "Housing officer"),
        ("Bronwen Tarr", "Family Coach"),
        ("", ""),
        ("Grace", "parent"),
    ]
    assert full.inks[-1].strokes == ((1, 2, 3, 4),)
    mum, girl = copy_for(GRACE, of, facts, inks), copy_for(TIA, of, facts, inks)
    assert [one.statement for one in mum.inks if one.name == "Tia"] == [""]
    assert [one.statement for one in girl.inks if one.name == "Tia"] == ["I agree"]


def test_that_someone_would_rather_not_sign_stays_with_them() -> None:
    of = content(people=(GRACE, TIA))
    answer = ink(TIA, method=InkMethod.RATHER_NOT)
    assert copy_for(GRACE, of, inks=(answer,)).inks == ()
    assert copy_for(GRACE, of, inks=(answer,)).left_out == ("1 answer of someone who would rather not sign",)
    assert [one.name for one in copy_for(TIA, of, inks=(answer,)).inks] == ["Tia"]
    assert [one.name for one in full_copy(of, FACTS, [answer]).inks] == ["Tia"]


def test_a_protected_address_is_on_no_copy_whoever_is_protected() -> None:
    safe = household(name="Grace and the girls", address="3 Tanner Row, Marlmoor", postcode="ZZ3 3ZZ")
    hidden = changed(GRACE, address_restricted=True)
    ours = target("New start in Marlmoor", status_reason="Moved to 3 tanner row")
    of = content(targets=(ours,), people=(hidden, TIA))
    facts = changed(FACTS, households=(safe,), stays=(stay(hidden, safe),))
    for copy in (full_copy(of, facts), copy_for(TIA, of, facts), copy_for(hidden, of, facts)):
        assert copy.targets[0].words == "New start in [left out]"
        assert copy.targets[0].status_reason == "Moved to [left out]"
        assert copy.left_out == ("2 addresses or postcodes",)
    later = changed(FACTS, households=(safe,), stays=(stay(hidden, safe),), now=of)
    assert copy_for(TIA, content(targets=(ours,), people=(GRACE, TIA)), later).targets[0].words.endswith("[left out]")


def test_only_the_homes_of_those_who_are_protected_hide_their_town() -> None:
    hidden, safe = changed(GRACE, address_restricted=True), household(address="3 Tanner Row, Marlmoor")
    nans, dads = household(address="4 Mill Row, Withybridge"), household(address="5 Elm Row, Callow End")
    marked = changed(nans, address_restricted=True)
    of = content(targets=(target("From Callow End to Withybridge to Marlmoor"),), people=(hidden, TIA))
    stays = (stay(hidden, safe), stay(TIA, nans))
    for homes, words in (
        ((safe, nans, dads), "From Callow End to Withybridge to [left out]"),
        ((safe, marked, dads), "From Callow End to [left out] to [left out]"),
    ):
        assert full_copy(of, changed(FACTS, households=homes, stays=stays)).targets[0].words == words


def test_each_target_is_printed_with_its_own_signs_and_views() -> None:
    bills, sleep = target("Bills", position="b"), target("Sleep", position="d")
    of = content(
        targets=(bills, sleep),
        success_signs=(sign(bills, "No red letters"), sign(sleep, "No shouting")),
        success_views=(view(bills, "Rent first", print_it=True), view(sleep, "Bed by nine", print_it=True)),
    )
    printed = [
        ([sign.words for sign in one.success], [view.words for view in one.views])
        for one in full_copy(of, FACTS).targets
    ]
    assert printed == [(["No red letters"], ["Rent first"]), (["No shouting"], ["Bed by nine"])]


def test_the_town_of_another_familys_protected_home_stays_but_its_address_does_not() -> None:
    theirs = household(address="3 Tanner Row, Marlmoor", address_restricted=True, log="b" * 32)
    ours = changed(theirs, log=GRACE.log)
    of = content(targets=(target("Swimming in Marlmoor, not at 3 Tanner Row"),))
    words = [full_copy(of, changed(FACTS, households=(home,))).targets[0].words for home in (theirs, ours)]
    assert words == ["Swimming in Marlmoor, not at [left out]", "Swimming in [left out], not at [left out]"]


def test_the_preview_counts_what_was_left_out_of_what_the_reader_sees() -> None:
    ours = target("Ours", worker_words="w", effort_coach="e")
    hers = target("Hers", worker_words="w", effort_coach="e", audience="named", private_to=(TIA.id,))
    of = content(
        targets=(ours, hers),
        steps=tuple(step(one, state=StepState.DROPPED) for one in (ours, ours, hers)),
        success_signs=tuple(sign(one, person=TIA.id, private=True) for one in (ours, hers, hers)),
        success_views=(*(view(one) for one in (ours, ours, hers)), view(ours, print_it=True)),
        people=(GRACE, TIA),
    )
    assert copy_for(GRACE, of).left_out == (
        "1 private target of someone else",
        "1 sign of success of someone else",
        "1 note in a worker's words",
        "1 note of the coach on effort",
        "2 views of success not chosen for print",
        "2 steps that were dropped",
    )
    assert full_copy(of, FACTS).left_out == ("3 views of success not chosen for print",)


def test_stored_numbers_of_other_families_and_workers_are_left_out_too() -> None:
    ours = target("Ring 960001 or 960002 or 0800 1111")
    facts = changed(FACTS, phones=("01632 960001",), workers=(worker(phone="01632 960002"),))
    copy = full_copy(content(targets=(ours,)), facts)
    assert copy.targets[0].words == "Ring [left out] or [left out] or 0800 1111"
    assert copy.left_out == ("2 phone numbers",)


def test_a_full_copy_reads_as_the_plan_was_written() -> None:
    homes = agency("Brue Vale Homes")
    jo = worker("Jo Bell", job="Housing officer", agency=homes.id)
    ann = worker("Ann")
    ours = target("Keep our house", position="c", about=(GRACE.id, TIA.id), said_by=(GRACE.id, "8" * 32))
    parked = target("A dog", position="a", status=TargetStatus.PARKED, status_reason="After the move")
    of = content(
        targets=(ours, parked),
        steps=(
            step(ours, "Write", position="d", owner_worker=jo.id, due=date(2011, 9, 9)),
            step(ours, "Ring", position="b", owner_person=GRACE.id, state=StepState.DONE, done_on=date(2011, 8, 1)),
            step(ours, "Wait", position="f", owner_worker=ann.id, state=StepState.DROPPED),
            step(ours, "Think", position="h"),
        ),
        success_signs=(
            *(sign(ours, words, person=who.id) for words, who in (("Keys", TIA), ("Rent", GRACE))),
            sign(ours, "Home"),
        ),
        people=(TIA, GRACE, JOY),
        workers=(jo, ann),
        agencies=(homes,),
        strengths=(strength("Perfect school mornings"),),
    )
    copy = full_copy(of, FACTS)
    assert (copy.title, copy.reader, copy.large_print) == ("Whole Family Action Plan", "", False)
    assert [(one.name, one.role, one.age) for one in copy.people] == [
        ("Grace", "parent", "31"),
        ("Tia", "child", "about 11"),
    ]
    (kept,), (ended,) = copy.targets, copy.ended_targets
    assert (kept.number, ended.number, ended.words, ended.status_reason) == (1, 2, "A dog", "After the move")
    assert (kept.said_by, kept.about, kept.not_asked_yet) == (("Grace",), ("Grace", "Tia"), ("Tia",))
    assert [(one.words, one.owner) for one in kept.steps] == [
        ("Ring", "Grace"),
        ("Write", "Jo Bell, Housing officer, Brue Vale Homes"),
        ("Wait", "Ann"),
        ("Think", ""),
    ]
    assert [(one.who, one.words) for one in kept.success] == [("", "Home"), ("Grace", "Rent"), ("Tia", "Keys")]
    assert copy.strengths == ("Perfect school mornings",)
    assert copy.left_out == ()
    assert (copy.digest, copy.version, copy.advocate) == (DIGEST, 2, "Imogen")
    large = copy_for(GRACE, of)
    assert (large.large_print, large.reader) == (True, "Grace")
    assert [one.words for one in large.targets[0].steps] == ["Ring", "Write", "Think"]
    assert large.left_out == ("1 step that was dropped",)


def test_a_digest_is_never_mistaken_for_a_number() -> None:
    facts = changed(FACTS, digest="0770090012" * 6 + "3abc", phones=("07700 900123", "07700 900120"))
    assert full_copy(content(), facts).digest == facts.digest
