"""Before leaving one reads of tomorrow's visits and no other: where, who, what was last, and what is due."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.models.family import Family
from coachdesk.models.person import FamilyRole
from coachdesk.models.visit import VisitOutcome, VisitPlace
from coachdesk.operations.appointments import make_appointment
from coachdesk.operations.before_going import look_before_going
from coachdesk.operations.families import add_household, add_stay, start_family
from coachdesk.operations.notes import write_note
from coachdesk.operations.people import add_person
from coachdesk.operations.plans import add_step, add_target, start_plan
from coachdesk.operations.visits import end_visit, plan_visit, start_visit
from coachdesk.operations.wall_time import wall_time
from tests.desks import HandClock, new_desk

TODAY = date(2011, 3, 1)


@pytest.fixture
def clock() -> HandClock:
    return HandClock(at=datetime(2011, 3, 1, 17, 0, tzinfo=UTC), tick=timedelta())


@pytest.fixture
def desk(tmp_path: Path, clock: HandClock) -> Desk:
    return new_desk(tmp_path / "vault", clock).desk


def at(days: int, hour: int = 9) -> datetime:
    return wall_time(TODAY + timedelta(days=days), time(hour))


def test_one_card_a_visit_with_its_home_people_note_and_steps(desk: Desk) -> None:
    family = start_family(desk, "Lane", alert="The dog bites").record
    mother = add_person(desk, family.id, "Amina", FamilyRole.PARENT, safe_to_contact="mornings").record
    home = add_household(desk, family.id, "The flat", address="1 Mill Street").record
    add_stay(desk, family.id, mother.id, home.id)
    before = start_visit(desk, plan_visit(desk, family.id, at(0, 9)))
    end_visit(desk, before, VisitOutcome.MET, at(1))
    write_note(desk, family.id, "They slept", happened_at=at(0, 9))
    target = add_target(desk, start_plan(desk, family.id), "Calm mornings")
    for days in (20, 3, -1, 5, 9):
        add_step(desk, target, f"in {days}", due=TODAY + timedelta(days=days))
    make_appointment(desk, family.id, TODAY + timedelta(days=1), time(14), about="Bond")
    found = look_before_going(desk)
    assert found.day == TODAY + timedelta(days=1)
    (going,) = found.visits
    assert {line.words for line in going.alerts} == {"The dog bites", "mornings"}
    assert (going.home, going.sleeping, going.last_met) == (home, (mother,), TODAY)
    assert going.note is not None
    assert going.note.fact == "They slept"
    assert [one.words for one in going.steps] == ["in -1", "in 3", "in 5"]
    assert [one.starts.hour for one in going.theirs] == [14]


def test_only_visits_of_mine_that_are_still_to_go_to(desk: Desk) -> None:
    family = start_family(desk, "Lane").record.id
    for days in (0, 1, 2):
        plan_visit(desk, family, at(days, 18))
    plan_visit(desk, family, at(1, 10), place=VisitPlace.PHONE)
    other = desk.add(Family(id="9" * 32, log="9" * 32, ref="F9", name="Else")).record
    plan_visit(desk, other.id, at(1))
    assert [one.planned.starts.day for one in look_before_going(desk).visits] == [2]
    assert [one.planned.starts.day for one in look_before_going(desk, 0).visits] == [1]


def test_with_two_homes_and_none_named_no_address_is_guessed(desk: Desk) -> None:
    family = start_family(desk, "Lane").record.id
    one, _two = (add_household(desk, family, name).record for name in ("The flat", "Gran's"))
    plan_visit(desk, family, at(1, 9))
    plan_visit(desk, family, at(1, 11), household=one.id)
    assert [going.home for going in look_before_going(desk).visits] == [None, one]


def test_over_midnight_into_summer_time_tomorrow_is_the_next_day_on_the_wall(desk: Desk, clock: HandClock) -> None:
    family = start_family(desk, "Lane").record.id
    plan_visit(desk, family, wall_time(date(2011, 3, 27), time(9, 30)))
    clock.at = wall_time(date(2011, 3, 26), time(23, 59))
    assert [f"{one.planned.starts:%d %H:%M}" for one in look_before_going(desk).visits] == ["27 09:30"]
    clock.at = wall_time(date(2011, 3, 27), time(0, 1))
    assert look_before_going(desk).visits == ()
    assert len(look_before_going(desk, 0).visits) == 1
