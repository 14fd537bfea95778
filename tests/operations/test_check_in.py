"""A check-in is agreed with somebody who has a number, for after the visit begins, and moves with the visit."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from coachdesk.desk import Desk, Opened
from coachdesk.errors import BadInput, Refused
from coachdesk.models.visit import CheckInWay, Visit, VisitOutcome
from coachdesk.operations.check_in import agree_check_in, last_agreed, no_check_in, say_we_spoke, take_back_spoken
from coachdesk.operations.day import look_at_day
from coachdesk.operations.families import start_family
from coachdesk.operations.visits import end_visit, move_visit, plan_visit, start_visit
from coachdesk.operations.wall_time import wall_time
from tests.desks import HandClock, new_desk

DAY = date(2011, 3, 1)


@pytest.fixture
def clock() -> HandClock:
    return HandClock(at=datetime(2011, 3, 1, 8, 0, tzinfo=UTC), tick=timedelta())


@pytest.fixture
def desk(tmp_path: Path, clock: HandClock) -> Iterator[Desk]:
    opened = new_desk(tmp_path / "vault", clock)
    yield opened.desk
    opened.close()


@pytest.fixture
def visit(desk: Desk) -> Opened[Visit]:
    return plan_visit(desk, start_family(desk, "Lane").record.id, wall_time(DAY, time(9, 30)))


def agreed(desk: Desk, visit: Opened[Visit]) -> Opened[Visit]:
    return agree_check_in(desk, visit, time(10, 45), "Sam", "01632 960 001", otherwise="rings the farm")


def test_it_is_by_the_clock_on_the_wall_also_in_summer(desk: Desk, visit: Opened[Visit]) -> None:
    assert agreed(desk, visit).record.check_in_by == wall_time(DAY, time(10, 45))
    summer = plan_visit(desk, visit.record.log, wall_time(date(2011, 7, 1), time(9, 30)))
    kept = agreed(desk, summer).record
    assert kept.check_in_by is not None
    assert kept.check_in_by.isoformat() == "2011-07-01T10:45:00+01:00"
    far = desk.amend(summer, time_zone="Europe/Paris")
    assert agreed(desk, far).record.check_in_by == datetime(2011, 7, 1, 8, 45, tzinfo=UTC)


@pytest.mark.parametrize(
    ("by", "who", "phone", "way", "field"),
    [
        (time(10, 45), " ", "1", CheckInWay.WE_RING, "check_in_who"),
        (time(10, 45), "Sam", " ", CheckInWay.WE_RING, "check_in_phone"),
        (time(9, 30), "Sam", "1", CheckInWay.WE_RING, "check_in_by"),
        (time(8), "Sam", "", CheckInWay.THEY_RING, "check_in_by"),
    ],
)
def test_what_would_help_nobody_is_asked_about(
    desk: Desk, visit: Opened[Visit], by: time, who: str, phone: str, way: CheckInWay, field: str
) -> None:
    with pytest.raises(BadInput) as refused:
        agree_check_in(desk, visit, by, who, phone, way)
    assert refused.value.field == field
    assert desk.get(Visit, visit.record.id).record.check_in_by is None


def test_it_moves_with_the_visit_and_is_open_there(desk: Desk, visit: Opened[Visit]) -> None:
    moved = move_visit(desk, agreed(desk, visit), wall_time(DAY, time(14))).following
    assert moved is not None
    record = moved.record
    assert (record.check_in_by, record.check_in_who, record.check_in_phone, record.check_in_otherwise) == (
        wall_time(DAY, time(15, 15)),
        "Sam",
        "01632 960 001",
        "rings the farm",
    )
    assert [one.visit.id for one in look_at_day(desk).check_ins] == [record.id]


def test_it_stands_on_today_until_they_have_spoken_and_comes_back_when_they_have_not(
    desk: Desk, clock: HandClock, visit: Opened[Visit]
) -> None:
    visit = start_visit(desk, agreed(desk, visit))
    ended = end_visit(desk, visit, VisitOutcome.MET, no_next_because="Away").visit
    clock.move(days=3)
    assert [one.visit.id for one in look_at_day(desk).check_ins] == [visit.record.id]
    spoken = say_we_spoke(desk, ended)
    assert spoken.record.checked_in_at == clock.at
    assert look_at_day(desk).check_ins == ()
    clock.move(minutes=5)
    assert say_we_spoke(desk, spoken).record.checked_in_at != clock.at
    take_back_spoken(desk, spoken)
    assert len(look_at_day(desk).check_ins) == 1


def test_that_of_a_visit_others_make_is_theirs(desk: Desk, visit: Opened[Visit]) -> None:
    desk.amend(agreed(desk, visit), workers=("2" * 32,))
    assert look_at_day(desk).check_ins == ()


def test_none_is_wanted_after_all(desk: Desk, visit: Opened[Visit]) -> None:
    none = no_check_in(desk, agreed(desk, visit))
    assert look_at_day(desk).check_ins == ()
    with pytest.raises(Refused):
        say_we_spoke(desk, none)


def test_agreed_anew_it_waits_anew(desk: Desk, visit: Opened[Visit]) -> None:
    spoken = say_we_spoke(desk, agreed(desk, visit))
    assert agreed(desk, spoken).record.checked_in_at is None


def test_whom_it_was_agreed_with_last_is_known(desk: Desk, visit: Opened[Visit]) -> None:
    family = visit.record.log
    assert last_agreed(desk, family) is None
    agreed(desk, visit)
    later = plan_visit(desk, family, wall_time(DAY, time(15)))
    agree_check_in(desk, later, time(17), "Kim", way=CheckInWay.THEY_RING)
    last = last_agreed(desk, family)
    assert last is not None
    assert last.check_in_who == "Kim"
