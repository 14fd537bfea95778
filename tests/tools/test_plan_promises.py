"""A promise belongs to whoever made it, in whichever family, until it is kept or no longer asked for."""

from datetime import date, timedelta

from coachdesk.models.plan import StepState, TargetStatus
from coachdesk.tools.plan_promises import late, of_agency, of_owner, promises
from tests.tools.records import agency, person, step, target, worker

TODAY = date(2011, 9, 1)
YESTERDAY, LAST_WEEK, SOON = (TODAY + timedelta(days=days) for days in (-1, -7, 5))


def test_an_agencys_promises_are_found_across_families() -> None:
    homes = agency()
    jo, ann, coach = worker("Jo Bell", agency=homes.id), worker("Ann", agency=homes.id), worker("Bronwen")
    one, other = target(log="a" * 32), target(log="b" * 32)
    marcus = person()
    steps = [
        step(one, "fix the door", owner_worker=jo.id, due=SOON, log="a" * 32),
        step(other, "write the letter", owner_worker=ann.id, due=LAST_WEEK, log="b" * 32),
        step(other, "ring", owner_worker=coach.id),
        step(one, "cook", owner_person=marcus.id, due=YESTERDAY),
        step(one, "nobody's yet"),
    ]
    made = promises([one, other], steps, [jo, ann, coach], TODAY)
    assert [promise.step.words for promise in made] == ["write the letter", "cook", "fix the door", "ring"]
    assert [promise.step.words for promise in of_agency(made, homes.id)] == ["write the letter", "fix the door"]
    assert [promise.step.words for promise in of_owner(made, marcus.id)] == ["cook"]
    assert [promise.step.words for promise in of_owner(made, coach.id)] == ["ring"]
    assert [(promise.step.words, promise.days_late) for promise in late(reversed(made))] == [
        ("write the letter", 7),
        ("cook", 1),
    ]


def test_what_is_kept_dropped_or_parked_is_no_longer_promised() -> None:
    marcus = person()
    active, parked = target(), target(status=TargetStatus.PARKED)
    steps = [
        step(active, owner_person=marcus.id, state=StepState.DONE),
        step(active, owner_person=marcus.id, state=StepState.DROPPED),
        step(parked, owner_person=marcus.id),
        step(target(), "of a plan not shown", owner_person=marcus.id),
    ]
    assert promises([active, parked], steps, [], TODAY) == []


def test_a_worker_who_is_not_in_the_directory_still_keeps_the_promise() -> None:
    bills = target()
    (made,) = promises([bills], [step(bills, owner_worker="9" * 32)], [], TODAY)
    assert (made.worker, made.agency) == ("9" * 32, None)
