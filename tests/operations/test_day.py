"""The day holds what is late or due within a week in plans that are worked on, and nothing else (R-01, P-08)."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from coachdesk.desk import Desk, new_record
from coachdesk.models.family import AssignmentRole, Family
from coachdesk.models.organisation import Agency, Sector, Worker, WorkerRole
from coachdesk.models.plan import Plan, Review, StepState, SubTarget, Target, TargetStatus
from coachdesk.operations.caseload import caseload
from coachdesk.operations.day import look_at_day, look_at_reviews
from coachdesk.operations.families import assign, start_family
from tests.desks import HandClock, new_desk
from tests.sample_vaults import sample

TODAY = date(2011, 3, 1)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path / "vault", HandClock(tick=timedelta())).desk


def family_with_plan(desk: Desk, **plan: object) -> tuple[Family, Plan]:
    family = start_family(desk, "Lane").record
    values = {"started_on": TODAY, **plan}
    return family, desk.add(new_record(Plan, family.id, **values)).record


def target(desk: Desk, plan: Plan, **fields: object) -> Target:
    return desk.add(new_record(Target, plan.log, plan=plan.id, family_words="Calm mornings", **fields)).record


def step(desk: Desk, of: Target, words: str, days: int | None, **fields: object) -> SubTarget:
    due = None if days is None else TODAY + timedelta(days=days)
    return desk.add(new_record(SubTarget, of.log, target=of.id, words=words, due=due, **fields)).record


def test_steps_come_latest_first_and_end_a_week_from_today(desk: Desk) -> None:
    _, plan = family_with_plan(desk)
    mornings = target(desk, plan)
    for words, days in (("in a week", 7), ("today", 0), ("late", -3), ("later", 8), ("some day", None)):
        step(desk, mornings, words, days)
    found = look_at_day(desk).steps
    assert [(one.step.words, one.days_late) for one in found] == [("late", 3), ("today", 0), ("in a week", -7)]


def test_what_is_done_dropped_parked_closed_or_somebody_elses_is_not_of_today(desk: Desk) -> None:
    _, plan = family_with_plan(desk)
    mornings = target(desk, plan)
    step(desk, mornings, "done", -1, state=StepState.DONE)
    step(desk, mornings, "dropped", -1, state=StepState.DROPPED)
    step(desk, target(desk, plan, status=TargetStatus.PARKED), "parked", -1)
    _, closed = family_with_plan(desk, closed_on=TODAY)
    step(desk, target(desk, closed), "closed", -1)
    other = new_record(Family, "0" * 32, ref="F99", name="Nobody of mine")
    theirs = desk.add(other.model_copy(update={"id": "0" * 32})).record
    their_plan = desk.add(new_record(Plan, theirs.id, started_on=TODAY)).record
    step(desk, target(desk, their_plan), "theirs", -1)
    day = look_at_day(desk)
    assert day.steps == ()
    assert {one.family.id for one in day.reviews} == {plan.log}
    assert theirs not in day.families


def test_a_family_that_is_assigned_from_tomorrow_is_not_of_today(desk: Desk) -> None:
    family = desk.add(new_record(Family, "1" * 32, ref="F7", name="Soon").model_copy(update={"id": "1" * 32})).record
    assign(desk, family.id, desk.owner.worker_id, AssignmentRole.COACH, from_date=str(TODAY + timedelta(days=1)))
    assert look_at_day(desk).families == ()


def test_the_owner_of_a_step_is_named(desk: Desk) -> None:
    _, plan = family_with_plan(desk)
    organisation = desk.owner.organisation_id
    housing = desk.add(new_record(Agency, organisation, name="Housing", sector=Sector.HOUSING)).record
    officer = desk.add(
        new_record(Worker, organisation, name="Ann Reeve", role=WorkerRole.AGENCY_WORKER, agency=housing.id)
    ).record
    step(desk, target(desk, plan), "mend the door", 0, owner_worker=officer.id)
    assert [one.owner for one in look_at_day(desk).steps] == ["Ann Reeve, Housing"]


def test_of_several_open_plans_the_latest_phase_counts(desk: Desk) -> None:
    family, first = family_with_plan(desk, phase=1)
    second = desk.add(new_record(Plan, family.id, phase=2, started_on=TODAY - timedelta(days=90))).record
    step(desk, target(desk, first), "of the first", 0)
    step(desk, target(desk, second), "of the second", 0)
    assert [one.step.words for one in look_at_day(desk).steps] == ["of the second"]
    (review,) = look_at_reviews(desk)
    assert review.due.plan == second


def test_a_review_that_was_held_puts_the_next_one_off(desk: Desk) -> None:
    _, plan = family_with_plan(desk, started_on=TODAY - timedelta(days=60))
    assert [one.due.days_late for one in look_at_reviews(desk)] == [32]
    desk.add(new_record(Review, plan.log, plan=plan.id, held_on=TODAY, next_due=TODAY + timedelta(days=14)))
    assert [one.due.days_late for one in look_at_reviews(desk)] == [-14]


def test_the_list_of_families_counts_what_the_day_tells(tmp_path: Path) -> None:
    with_sample = sample(tmp_path, "coach").desk
    day, lines = look_at_day(with_sample), caseload(with_sample)
    assert [line.family for line in lines] == list(day.families)
    late = {family.ref: sum(one.family == family and one.days_late > 0 for one in day.steps) for family in day.families}
    assert {line.family.ref: line.late for line in lines} == late
    assert sum(late.values()) > 0
    assert {line.family.id: line.review for line in lines if line.review} == {
        one.family.id: one.due for one in day.reviews
    }
