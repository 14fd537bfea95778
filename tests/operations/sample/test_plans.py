"""The nine plans as a coach finds them on the sample's today: the requirements' table, barriers, reviews."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from coachdesk.desk import Desk
from coachdesk.models.needs import AREAS
from coachdesk.models.person import Need, Strength
from coachdesk.models.plan import Plan, Review, StepState, SubTarget, SuccessView, TargetOrigin, TargetStatus
from coachdesk.operations.reviews import next_review_due
from coachdesk.operations.sample import SAMPLE_DAY, family_id, plan_id, target_id
from coachdesk.tools.plan_progress import OPEN_STEPS, count_steps
from tests.operations.sample.found import FAMILIES, plan, steps_of, target

# requirements.md 5.3: status at 31 August 2011.
TABLE = [
    ("F1", "Keep my boys home with me", "6/7", "nearly steady"),
    ("F1", "Get the bills straight", "4/6", "getting there"),
    ("F1", "Callum back in school and out of bother", "5/6", "nearly steady"),
    ("F2", "Feel safe in our own house", "4/5", "getting there"),
    ("F2", "Start at college", "1/5", "trying"),
    ("F2", "The girls have friends round", "2/4", "trying"),
    ("F3", "Someone who understands fits", "3/5", "getting there"),
    ("F3", "Megan gets to be seventeen", "3/4", "nearly steady"),
    ("F3", "Sort the red letters", "1/5", "talking about it"),
    ("F4", "Live where no one shouts at us", "5/5", "steady"),
    ("F4", "All four in school every day", "4/6", "getting there"),
    ("F4", "A garden the kids can play in", "3/3", "steady"),
    ("F5", "Mateo and us all signing", "4/5", "nearly steady"),
    ("F5", "Get to the shop without asking", "2/4", "getting there"),
    ("F5", "Mum and baby group", "3/3", "steady"),
    ("F6", "Someone to ring when Ethan goes off", "2/5", "trying"),
    ("F6", "Lily-Mae sleeps through", "3/4", "getting there"),
    ("F6", "Get the guardianship paperwork done", "3/4", "getting there"),
    ("F7", "Craig stays well", "3/6", "getting there"),
    ("F7", "Zara and Adam finish the year", "2/5", "trying"),
    ("F7", "Fridays for everyone, Bilal and Ellie too", "4/4", "steady"),
    ("F8", "Our own front door", "5/6", "nearly steady"),
    ("F8", "Ready for the baby", "3/5", "getting there"),
    ("F8", "Ryan in work", "2/5", "trying"),
    ("F9", "Keep the house", "2/5", "trying"),
    ("F9", "Gary out of bed and into something", "1/5", "talking about it"),
    ("F9", "Skye ready for school", "3/4", "getting there"),
]


@pytest.mark.parametrize(("ref", "words", "steps", "stage"), TABLE)
def test_steps_and_stages_are_those_of_the_requirements(
    desk: Desk, ref: str, words: str, steps: str, stage: str
) -> None:
    count = count_steps(steps_of(desk, ref, words))
    chosen = target(desk, ref, words).stage
    assert chosen is not None
    assert (f"{count.done}/{count.total}", chosen.value.replace("_", " ")) == (steps, stage)


def test_targets_beside_the_table_are_added_parked_dropped_or_private(desk: Desk) -> None:
    listed = {(ref, words) for ref, words, _, _ in TABLE}
    for ref in FAMILIES:
        for one in (opened.record for opened in plan(desk, ref).targets):
            if (ref, one.family_words) not in listed:
                assert one.origin is TargetOrigin.ADDED or one.status in (TargetStatus.PARKED, TargetStatus.DROPPED)


def test_stop_the_neighbours_was_dropped_when_they_moved_and_school_took_its_place(desk: Desk) -> None:
    old, new = target(desk, "F4", "Stop the neighbours"), target(desk, "F4", "All four in school every day")
    assert (old.status, old.status_on, old.status_reason) == (TargetStatus.DROPPED, date(2011, 3, 20), "We moved.")
    assert (new.origin, new.replaces) == (TargetOrigin.REPLACED, old.id)


def test_the_second_phase_of_f5_began_with_two_mornings_of_work(desk: Desk) -> None:
    stretch = target(desk, "F5", "Beatriz works two mornings")
    assert (stretch.origin, stretch.added_on) == (TargetOrigin.ADDED, date(2011, 8, 12))
    assert plan(desk, "F5").plan.record.phase == 2


@pytest.mark.parametrize(
    ("ref", "words", "barrier"),
    [
        ("F2", "Start at college", "childcare"),
        ("F3", "Sort the red letters", "reading_and_forms"),
        ("F5", "Get to the shop without asking", "transport"),
        ("F8", "Ryan in work", "transport"),
    ],
)
def test_barriers_are_those_of_the_requirements(desk: Desk, ref: str, words: str, barrier: str) -> None:
    stuck = [step for step in steps_of(desk, ref, words) if step.state is StepState.STUCK]
    assert barrier in [step.barrier for step in stuck]
    assert all(step.what_would_help for step in stuck)


def test_small_fixes_keep_their_price(desk: Desk) -> None:
    assert "£12" in " ".join(step.evidence for step in steps_of(desk, "F4", "A garden the kids can play in"))
    assert "£35" in " ".join(step.evidence for step in steps_of(desk, "F8", "Ryan in work"))


def test_views_of_success_that_differ_stand_beside_the_familys_with_what_was_agreed(desk: Desk) -> None:
    views = [one.record for one in desk.all(SuccessView)]
    assert target_id("F1", "home") in [one.target for one in views]
    assert all(one.agreed for one in views)
    assert {one.print_it for one in views} == {True, False}


@pytest.mark.parametrize("ref", FAMILIES)
def test_every_plan_can_be_opened_today_with_something_to_tick(desk: Desk, ref: str) -> None:
    soon = SAMPLE_DAY + timedelta(days=8)
    ready = [one.record for one in plan(desk, ref).steps if one.record.state in (StepState.OPEN, StepState.DOING)]
    assert [step for step in ready if step.due and step.due <= soon]


@pytest.mark.parametrize("ref", FAMILIES)
def test_every_step_has_an_owner_a_date_and_every_target_a_sign_of_success(desk: Desk, ref: str) -> None:
    found = plan(desk, ref)
    signed = {one.record.target for one in found.success_signs}
    for one in found.targets:
        if one.record.status in (TargetStatus.ACTIVE, TargetStatus.DELIVERED):
            assert one.record.id in signed, one.record.family_words
            assert one.record.area in AREAS
            assert one.record.stage
    for step in (one.record for one in found.steps):
        assert bool(step.owner_person) != bool(step.owner_worker), step.words
        assert step.due, step.words
    assert desk.all(Strength, family_id(ref))
    assert all(one.record.area in AREAS for one in desk.all(Need, family_id(ref)))


@pytest.mark.parametrize("ref", FAMILIES)
def test_reviews_come_about_monthly_and_lead_to_the_next(desk: Desk, ref: str) -> None:
    reviews = sorted((one.record for one in desk.all(Review, family_id(ref))), key=lambda one: one.held_on)
    started = desk.get(Plan, plan_id(ref)).record.started_on
    days = [started, *(one.held_on for one in reviews)]
    assert all(21 <= (later - earlier).days <= 36 for earlier, later in pairwise(days))
    assert all(one.present and one.what_helped and one.what_is_stuck and one.changes for one in reviews)
    assert all(one.next_due == one.held_on + timedelta(days=28) for one in reviews)


def test_some_reviews_are_late_and_some_are_due_today(desk: Desk) -> None:
    late = {ref: (SAMPLE_DAY - next_review_due(desk, desk.get(Plan, plan_id(ref)).record)).days for ref in FAMILIES}
    assert {ref: days for ref, days in late.items() if days >= 0} == {
        "F1": 0,
        "F2": 2,
        "F3": 1,
        "F5": 0,
        "F7": 1,
        "F8": 0,
        "F9": 7,
    }


def test_open_steps_are_not_ticked_and_done_steps_hold_no_barrier(desk: Desk) -> None:
    for step in (one.record for one in desk.all(SubTarget)):
        if step.state in OPEN_STEPS:
            assert step.done_on is None
            assert step.done_how is None
        if step.state is StepState.DONE:
            assert step.barrier is None
            assert step.evidence
