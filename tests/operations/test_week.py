"""A week holds its days' visits and hours, and what would be too much is known before it is kept (R-12)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coachdesk.desk import Desk, Opened
from coachdesk.errors import BadInput
from coachdesk.models.appointment import AppointmentOutcome
from coachdesk.models.visit import VisitOutcome
from coachdesk.operations.agenda import Planned
from coachdesk.operations.appointments import make_appointment, say_how_it_went
from coachdesk.operations.booking import book_appointment, book_visit
from coachdesk.operations.families import start_family
from coachdesk.operations.visits import end_visit, move_visit, plan_visit
from coachdesk.operations.wall_time import wall_time
from coachdesk.operations.week import look_at_week, say_available
from tests.desks import HandClock, new_desk

TUESDAY = date(2011, 3, 1)
MONDAY = date(2011, 2, 28)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = new_desk(tmp_path / "vault", HandClock(at=datetime(2011, 3, 1, 8, 0, tzinfo=UTC), tick=timedelta()))
    yield opened.desk
    opened.close()


def at(hour: int, minute: int = 0, days: int = 0) -> datetime:
    return wall_time(TUESDAY + timedelta(days=days), time(hour, minute))


def ids(clashes: tuple[Planned, ...]) -> set[str]:
    return {one.held.id for one in clashes}


def test_a_week_goes_from_monday_to_sunday_and_leaves_out_what_was_moved_away(desk: Desk) -> None:
    family = start_family(desk, "Lane").record.id
    plan_visit(desk, family, at(9, days=-2))
    monday = plan_visit(desk, family, at(9, days=-1))
    sunday = plan_visit(desk, family, at(23, 30, days=5)).record
    plan_visit(desk, family, at(9, days=6))
    moved = move_visit(desk, plan_visit(desk, family, at(10)), at(11, days=2)).following
    going = make_appointment(desk, family, TUESDAY, time(12), about="Bond").record
    week = look_at_week(desk)
    assert [one.day for one in week.days] == [MONDAY + timedelta(days=number) for number in range(7)]
    held = [[one.held.id for one in day.planned] for day in week.days]
    assert moved is not None
    assert held == [[monday.record.id], [going.id], [], [moved.record.id], [], [], [sunday.id]]
    assert (week.hours.visits, week.hours.planned) == (3, 180)
    assert [len(one.days[0].planned) for one in (look_at_week(desk, -1), look_at_week(desk, 1))] == [0, 1]


@pytest.mark.parametrize("sunday", [date(2011, 3, 27), date(2011, 10, 30)])
def test_where_the_clocks_change_a_late_visit_is_still_of_its_week(desk: Desk, sunday: date) -> None:
    family = start_family(desk, "Lane").record.id
    plan_visit(desk, family, wall_time(sunday, time(23, 45)))
    plan_visit(desk, family, wall_time(sunday + timedelta(days=1), time(0, 15)))
    weeks = (sunday - MONDAY).days // 7
    assert [look_at_week(desk, number).hours.visits for number in (weeks, weeks + 1)] == [1, 1]


def test_nobody_in_is_a_try_that_took_time_and_a_visit_that_was_called_off_is_none(desk: Desk) -> None:
    family = start_family(desk, "Lane").record.id
    end_visit(desk, plan_visit(desk, family, at(7)), VisitOutcome.NOBODY_IN, at(16))
    end_visit(desk, plan_visit(desk, family, at(7, 30)), VisitOutcome.WE_CANCELLED, no_next_because="Snow")
    week = look_at_week(desk)
    assert (week.hours.visits, week.hours.nobody_in, week.hours.planned) == (2, 1, 120)


def test_hours_are_over_only_where_somebody_said_how_many_there_are(desk: Desk) -> None:
    family = start_family(desk, "Lane").record.id
    plan_visit(desk, family, at(9), planned_minutes=90, travel_minutes=40)
    assert not look_at_week(desk).over_booked()
    say_available(desk, 120)
    week = look_at_week(desk)
    assert (week.available, week.hours.over, week.over_booked()) == (120, 10, True)
    say_available(desk, 130)
    assert not look_at_week(desk).over_booked()


MINUTES = st.sampled_from([15, 60, 90, 240])


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    before=st.lists(st.tuples(st.integers(-2, 8), st.integers(8, 22), MINUTES, st.booleans()), max_size=6),
    wanted=st.tuples(st.integers(-1, 6), st.integers(8, 22), MINUTES),
    is_visit=st.booleans(),
)
def test_what_is_said_before_is_what_the_week_says_afterwards(
    desk: Desk, before: list[tuple[int, int, int, bool]], wanted: tuple[int, int, int], is_visit: bool
) -> None:
    say_available(desk, 300)
    one, other = (start_family(desk, name).record.id for name in ("Lane", "Vale"))
    made: list[Opened[Any]] = []
    for days, hour, minutes, own in before:
        family = one if own else other
        if days % 2:
            made.append(plan_visit(desk, family, at(hour, days=days), planned_minutes=minutes))
        else:
            day = TUESDAY + timedelta(days=days)
            made.append(make_appointment(desk, family, day, time(hour), about="Bond", minutes=minutes))
    day, clock, minutes = TUESDAY + timedelta(days=wanted[0]), time(wanted[1]), wanted[2]
    if is_visit:
        said = book_visit(desk, one, day, clock, planned_minutes=minutes)
        kept = plan_visit(desk, one, wall_time(day, clock), planned_minutes=minutes).record.id
    else:
        said = book_appointment(desk, one, day, clock, minutes)
        kept = make_appointment(desk, one, day, clock, about="Bond", minutes=minutes).record.id
    week = look_at_week(desk, (day - MONDAY).days // 7)
    shown = next(found for on in week.days for found in on.planned if found.held.id == kept)
    beside = [found for on in week.days for found in on.planned]
    assert ids(said.clashes) & {found.held.id for found in beside} == ids(shown.clashes)
    assert said.hours == (week.hours if is_visit else None)
    with desk.together() as batch:
        for found in (*made, desk.get(type(shown.held), kept)):
            batch.remove(found)


def test_a_familys_appointment_is_in_the_way_of_a_visit_and_the_other_way_round(desk: Desk) -> None:
    family, other = (start_family(desk, name).record.id for name in ("Lane", "Vale"))
    going = make_appointment(desk, family, TUESDAY, time(11), about="Bond").record
    assert ids(book_visit(desk, family, TUESDAY, time(10, 30)).clashes) == {going.id}
    assert ids(book_visit(desk, other, TUESDAY, time(10, 30)).clashes) == set()
    visit = plan_visit(desk, family, at(15)).record
    assert ids(book_appointment(desk, family, TUESDAY, time(15, 30), 30).clashes) == {visit.id}
    assert ids(book_appointment(desk, other, TUESDAY, time(15, 30), 30).clashes) == set()


def test_what_is_to_be_moved_is_not_in_its_own_way_and_what_is_over_in_nobodys(desk: Desk) -> None:
    family = start_family(desk, "Lane").record.id
    visit = plan_visit(desk, family, at(10)).record
    assert ids(book_visit(desk, family, TUESDAY, time(10, 15)).clashes) == {visit.id}
    moved = book_visit(desk, family, TUESDAY, time(10, 15), moved=visit.id)
    assert (moved.clashes, moved.hours and moved.hours.planned) == ((), 60)
    over = make_appointment(desk, family, TUESDAY, time(7, 30), about="Bond")
    say_how_it_went(desk, over, AppointmentOutcome.ATTENDED)
    assert book_visit(desk, family, TUESDAY, time(7, 15)).clashes == ()


def test_a_visit_that_others_make_takes_none_of_my_hours(desk: Desk) -> None:
    family = start_family(desk, "Lane").record.id
    say_available(desk, 0)
    assert book_visit(desk, family, TUESDAY, time(9), workers=("2" * 32,)).hours is None
    mine = book_visit(desk, family, TUESDAY, time(9)).hours
    assert mine is not None
    assert mine.over == 60


def test_a_family_of_somebody_else_says_nothing_and_a_time_out_of_reach_is_refused(desk: Desk) -> None:
    assert book_visit(desk, "3" * 32, TUESDAY, time(9)).hours is None
    family = start_family(desk, "Lane").record.id
    with pytest.raises(BadInput):
        book_visit(desk, family, TUESDAY, time(9), planned_minutes=5000)
