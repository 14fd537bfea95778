"""One visit counts once for the family and once for each agency; a week holds what a worker set out for."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.visit import Visit, VisitOutcome
from coachdesk.tools.visit_counts import visit_counts, visit_week
from tests.tools.records import agency, make, worker

HOMES, POLICE = agency("Brue Vale Homes"), agency("Brue Vale Police")
JO, KIM = worker("Jo", agency=HOMES.id), worker("Kim", agency=HOMES.id)
HANNAH = worker("Hannah", agency=POLICE.id)
BRONWEN = worker("Bronwen", role="coach", agency=HOMES.id)
NOBODYS = worker("Pat")
WORKERS = (JO, KIM, HANNAH, BRONWEN, NOBODYS)
MONDAY = date(2011, 8, 29)
SUMMER = timezone(timedelta(hours=1))


def in_london(one: Visit) -> date:
    return one.planned_at.astimezone(SUMMER).date()


MET = VisitOutcome.MET


def visit(**fields: Any) -> Visit:
    return make(Visit, **{"planned_at": datetime(2011, 8, 31, 9, tzinfo=UTC), "workers": (BRONWEN.id,), **fields})


def test_a_joint_visit_counts_once_for_the_family_and_once_for_each_agency() -> None:
    joint = visit(
        outcome=MET,
        workers_came=tuple(one.id for one in WORKERS),
        agencies_came=(POLICE.id, "9" * 32, "9" * 32),
    )
    counts = visit_counts([joint], WORKERS)
    assert counts.families == {joint.log: 1}
    assert counts.agencies == {HOMES.id: 1, POLICE.id: 1, "9" * 32: 1}


def test_a_coach_on_loan_comes_as_a_coach() -> None:
    assert visit_counts([visit(outcome=MET, workers_came=(BRONWEN.id,))], WORKERS).agencies == {}


@pytest.mark.parametrize("outcome", [None, *(one for one in VisitOutcome if one is not MET)])
def test_only_a_visit_on_which_somebody_was_met_is_counted(outcome: VisitOutcome | None) -> None:
    other = visit(outcome=outcome, workers_came=(JO.id,), workers=(JO.id,), agencies=(POLICE.id,))
    assert visit_counts([other], WORKERS) == ({}, {})


@given(st.lists(st.lists(st.sampled_from(WORKERS), max_size=4), max_size=6))
def test_no_agency_is_counted_more_often_than_there_were_visits(came: list[list[Any]]) -> None:
    visits = [visit(outcome=MET, workers_came=tuple(one.id for one in each)) for each in came]
    counts = visit_counts(visits, WORKERS)
    assert counts.families.total() == len(visits)
    assert all(count <= len(visits) for count in counts.agencies.values())
    assert counts.agencies[POLICE.id] == sum(HANNAH in each for each in came)
    assert counts.agencies[HOMES.id] == sum(JO in each or KIM in each for each in came)


def test_a_week_adds_up_what_its_worker_set_out_for() -> None:
    week = visit_week(
        [
            visit(planned_minutes=75, travel_minutes=20),
            visit(planned_minutes=60, outcome=VisitOutcome.NOBODY_IN, travel_minutes=40),
            visit(planned_minutes=30, outcome=MET),
            *(visit(outcome=off) for off in ("moved", "we_cancelled", "could_not_come")),
            visit(workers=(JO.id,)),
        ],
        BRONWEN.id,
        MONDAY,
        in_london,
        200,
    )
    assert week == (3, 165, 60, 1, 25)


@pytest.mark.parametrize(("available", "over"), [(None, 0), (60, 0), (59, 1), (0, 60), (1000, 0)])
def test_overbooking_is_seen_before_it_is_saved(available: int | None, over: int) -> None:
    assert visit_week([visit()], BRONWEN.id, MONDAY, in_london, available).over == over


@pytest.mark.parametrize(
    ("at", "inside"),
    [
        (datetime(2011, 8, 28, 22, 59, tzinfo=UTC), False),
        (datetime(2011, 8, 28, 23, 0, tzinfo=UTC), True),
        (datetime(2011, 9, 4, 22, 59, tzinfo=UTC), True),
        (datetime(2011, 9, 4, 23, 0, tzinfo=UTC), False),
    ],
)
def test_a_week_begins_and_ends_at_midnight_where_the_worker_is(at: datetime, inside: bool) -> None:
    assert visit_week([visit(planned_at=at)], BRONWEN.id, MONDAY, in_london).visits == inside
