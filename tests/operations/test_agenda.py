"""The day's list holds what is of the day on the wall, by the hour, and says who would have to be in two places."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.desk import Desk, new_record
from coachdesk.models.appointment import Appointment, AppointmentOutcome
from coachdesk.models.family import Family
from coachdesk.models.visit import Visit, VisitOutcome
from coachdesk.operations.agenda import Held, Planned, clashes_of
from coachdesk.operations.appointments import make_appointment, move_appointment, say_how_it_went
from coachdesk.operations.day import Day, look_at_day
from coachdesk.operations.families import start_family
from coachdesk.operations.visits import end_visit, move_visit, plan_visit, start_visit
from coachdesk.operations.wall_time import wall_time
from tests.desks import HandClock, new_desk

ME, SHE = "1" * 32, "2" * 32


@pytest.fixture
def clock() -> HandClock:
    return HandClock(at=datetime(2011, 3, 1, 8, 0, tzinfo=UTC), tick=timedelta())


@pytest.fixture
def desk(tmp_path: Path, clock: HandClock) -> Desk:
    return new_desk(tmp_path / "vault", clock).desk


def at(desk: Desk, hour: int, minute: int = 0, days: int = 0) -> datetime:
    return wall_time(desk.today() + timedelta(days=days), time(hour, minute))


def hours(day: Day) -> list[str]:
    return [f"{one.starts:%H:%M}" for one in day.planned]


def test_visits_and_appointments_stand_in_one_list_by_the_hour(desk: Desk) -> None:
    family = start_family(desk, "Lane").record.id
    plan_visit(desk, family, at(desk, 14, 30))
    make_appointment(desk, family, desk.today(), time(11), about="Bond")
    plan_visit(desk, family, at(desk, 9, 30))
    plan_visit(desk, family, at(desk, 9, 30, days=1))
    day = look_at_day(desk)
    assert hours(day) == ["09:30", "11:00", "14:30"]
    assert day.tomorrow == 1


@pytest.mark.parametrize("last", [date(2011, 3, 27), date(2011, 10, 30)])
def test_over_midnight_and_the_change_of_clocks_each_stands_on_its_day_alone(
    desk: Desk, clock: HandClock, last: date
) -> None:
    family = start_family(desk, "Lane").record.id
    days = [last + timedelta(days=count) for count in (-1, 0, 1)]
    for day in days:
        for hour in (0, 3, 8, 23):
            plan_visit(desk, family, wall_time(day, time(hour, 30)))
    for day in days:
        for hour in (0, 8, 23):
            clock.at = wall_time(day, time(hour, 59))
            found = look_at_day(desk)
            assert found.today == day
            assert hours(found) == ["00:30", "03:30", "08:30", "23:30"]
            assert {one.starts.date() for one in found.planned} == {day}


def test_what_was_written_in_utc_stands_on_its_day_in_summer(desk: Desk, clock: HandClock) -> None:
    family = start_family(desk, "Lane").record.id
    late = datetime(2011, 7, 3, 23, 30, tzinfo=UTC)
    plan_visit(desk, family, late)
    clock.at = wall_time(date(2011, 7, 4), time(8))
    assert hours(look_at_day(desk)) == ["00:30"]
    clock.at = wall_time(date(2011, 7, 3), time(8))
    assert hours(look_at_day(desk)) == []


def test_what_was_moved_away_is_gone_and_what_is_over_stays(desk: Desk) -> None:
    family = start_family(desk, "Lane").record.id
    move_visit(desk, plan_visit(desk, family, at(desk, 9)), at(desk, 9, days=2))
    move_appointment(desk, make_appointment(desk, family, desk.today(), time(10), about="Bond"), desk.today(), time(12))
    over = plan_visit(desk, family, at(desk, 7))
    end_visit(desk, over, VisitOutcome.NOBODY_IN, at(desk, 9, days=3))
    day = look_at_day(desk)
    assert hours(day) == ["07:00", "12:00"]
    assert day.planned[0].tries == 1


def test_a_visit_still_open_after_midnight_is_on_the_list(desk: Desk, clock: HandClock) -> None:
    family = start_family(desk, "Lane").record.id
    visit = start_visit(desk, plan_visit(desk, family, at(desk, 9)))
    clock.move(days=1)
    day = look_at_day(desk)
    assert [one.held.id for one in day.planned] == [visit.record.id]
    assert day.untold == ()


def test_what_is_over_and_untold_is_asked_about_for_a_week(desk: Desk, clock: HandClock) -> None:
    family = start_family(desk, "Lane").record.id
    visit = plan_visit(desk, family, at(desk, 9))
    opened = make_appointment(desk, family, desk.today(), time(10), about="Bond")
    assert look_at_day(desk).untold == ()
    clock.move(days=1)
    assert [one.held.id for one in look_at_day(desk).untold] == [visit.record.id, opened.record.id]
    say_how_it_went(desk, opened, AppointmentOutcome.ATTENDED)
    clock.move(days=6)
    assert [one.held.id for one in look_at_day(desk).untold] == [visit.record.id]
    clock.move(days=1)
    assert look_at_day(desk).untold == ()


def test_another_coachs_family_is_on_no_list(desk: Desk) -> None:
    other = desk.add(Family(id="9" * 32, log="9" * 32, ref="F9", name="Else")).record
    plan_visit(desk, other.id, at(desk, 9))
    make_appointment(desk, other.id, desk.today(), time(10), about="Bond")
    day = look_at_day(desk)
    assert (day.planned, day.ring, day.untold) == ((), (), ())


def test_two_visits_at_once_are_said_on_both(desk: Desk) -> None:
    one, two = start_family(desk, "Lane").record.id, start_family(desk, "Ash").record.id
    plan_visit(desk, one, at(desk, 9), planned_minutes=60)
    plan_visit(desk, two, at(desk, 9, 59))
    plan_visit(desk, two, at(desk, 11))
    said = [[other.starts.hour for other in one.clashes] for one in look_at_day(desk).planned]
    assert said == [[9], [9], []]


spans = st.tuples(st.integers(0, 600), st.integers(5, 180))


def held(visit: bool, family: str, start: int, minutes: int, who: tuple[str, ...], over: bool) -> Planned:
    begins = datetime(2011, 3, 1, 8, tzinfo=UTC) + timedelta(minutes=start)
    record: Held
    if visit:
        outcome = VisitOutcome.MET if over else None
        record = new_record(Visit, family, planned_at=begins, planned_minutes=minutes, workers=who, outcome=outcome)
    else:
        told = AppointmentOutcome.ATTENDED if over else None
        record = new_record(Appointment, family, starts_at=begins, minutes=minutes, people=who, outcome=told)
    owner = Family(id=family, log=family, ref="F1", name="Lane")
    return Planned(owner, record, begins, begins + timedelta(minutes=minutes))


planned = st.builds(
    lambda visit, family, span, who, over: held(visit, family, *span, who, over),
    st.booleans(),
    st.sampled_from(["a" * 32, "b" * 32]),
    spans,
    st.sampled_from([(), (ME,), (SHE,), (ME, SHE)]),
    st.booleans(),
)


@given(st.lists(planned, max_size=7))
def test_a_clash_is_always_said_on_both_sides_and_only_between_what_overlaps(list_: list[Planned]) -> None:
    for one in list_:
        for other in clashes_of(one, list_, ME):
            assert one in clashes_of(other, list_, ME)
            assert max(one.starts, other.starts) < min(one.ends, other.ends)
            assert one.held.outcome is None
            assert other.held.outcome is None
    mine = [one for one in list_ if one.is_visit() and ME in one.held.workers and one.held.outcome is None]
    for one in mine:
        for other in mine:
            if one is not other and one.starts < other.ends and other.starts < one.ends:
                assert other in clashes_of(one, list_, ME)
