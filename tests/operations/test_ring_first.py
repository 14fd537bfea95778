"""Whom to ring is right at eight in the morning: the safe number of somebody who may be rung, nobody else (L-02)."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.desk import Desk, new_record
from coachdesk.models.appointment import Appointment
from coachdesk.models.moments import Asked
from coachdesk.models.person import ContactRoute, FamilyRole, Person
from coachdesk.models.visit import Visit, VisitPlace
from coachdesk.operations.appointments import make_appointment
from coachdesk.operations.day import look_at_day
from coachdesk.operations.families import start_family
from coachdesk.operations.people import add_person
from coachdesk.operations.reminders import Rang, log_reminder
from coachdesk.operations.ring_first import whom_to_ring
from coachdesk.operations.visits import plan_visit
from coachdesk.operations.wall_time import wall_time
from tests.desks import HandClock, new_desk

EIGHT = datetime(2011, 3, 1, 8, 0, tzinfo=UTC)
TODAY = date(2011, 3, 1)


@pytest.fixture
def clock() -> HandClock:
    return HandClock(at=EIGHT, tick=timedelta())


@pytest.fixture
def desk(tmp_path: Path, clock: HandClock) -> Desk:
    return new_desk(tmp_path / "vault", clock).desk


def lane(desk: Desk) -> tuple[str, Person, Person]:
    family = start_family(desk, "Lane").record.id
    mother = add_person(desk, family, "Amina", FamilyRole.PARENT, phone="07700 900123", safe_to_contact="mornings")
    child = add_person(desk, family, "Yusuf", FamilyRole.CHILD, phone="07700 900999")
    return family, mother.record, child.record


def whom(desk: Desk) -> list[tuple[str, str]]:
    return [
        (one.person.known_as if one.person else "", f"{one.planned.starts:%d %H:%M}") for one in look_at_day(desk).ring
    ]


def test_at_eight_the_list_is_today_tomorrow_and_in_three_days(desk: Desk) -> None:
    family, mother, _ = lane(desk)
    for days in range(-1, 6):
        make_appointment(desk, family, TODAY + timedelta(days=days), time(9, 30), about="Bond", people=(mother.id,))
    assert whom(desk) == [("Amina", "01 09:30"), ("Amina", "02 09:30"), ("Amina", "04 09:30")]
    ring = look_at_day(desk).ring[0]
    assert (ring.number(), ring.when_safe()) == ("07700 900123", "mornings")


def test_it_turns_over_at_midnight_and_with_the_hour(desk: Desk, clock: HandClock) -> None:
    family, mother, _ = lane(desk)
    make_appointment(desk, family, date(2011, 3, 27), time(9), about="Bond", people=(mother.id,))
    for moment, listed in (
        (wall_time(date(2011, 3, 25), time(23, 59)), False),
        (wall_time(date(2011, 3, 26), time(0, 0)), True),
        (wall_time(date(2011, 3, 26), time(23, 59)), True),
        (wall_time(date(2011, 3, 27), time(8, 59)), True),
        (wall_time(date(2011, 3, 27), time(9, 0)), False),
    ):
        clock.at = moment
        assert bool(look_at_day(desk).ring) == listed, moment


def test_a_visit_rings_a_grown_up_at_home_and_a_call_rings_nobody(desk: Desk) -> None:
    family, _, _ = lane(desk)
    plan_visit(desk, family, EIGHT + timedelta(hours=2))
    plan_visit(desk, family, EIGHT + timedelta(hours=4), place=VisitPlace.PHONE)
    assert whom(desk) == [("Amina", "01 10:00")]


def test_no_reminder_wanted_keeps_it_off(desk: Desk) -> None:
    family, mother, _ = lane(desk)
    more = {"about": "Bond", "people": (mother.id,), "reminder_wanted": Asked.NO}
    make_appointment(desk, family, TODAY, time(9, 30), **more)
    assert whom(desk) == []


def test_the_way_asked_for_the_reminder_goes_before_the_usual_way(desk: Desk) -> None:
    family, mother, _ = lane(desk)
    more = {"about": "Bond", "people": (mother.id,), "reminder_route": ContactRoute.TEXT}
    make_appointment(desk, family, TODAY, time(9, 30), **more)
    assert look_at_day(desk).ring[0].route is ContactRoute.TEXT


def test_somebody_reached_goes_to_the_end_and_a_try_stays(desk: Desk) -> None:
    family, mother, _ = lane(desk)
    first = make_appointment(desk, family, TODAY, time(9, 30), about="Bond", people=(mother.id,)).record
    second = make_appointment(desk, family, TODAY, time(11), about="School", people=(mother.id,)).record
    log_reminder(desk, first, mother.id, Rang.NO_ANSWER)
    log_reminder(desk, first, mother.id, Rang.NO_ANSWER)
    ring = look_at_day(desk).ring[0]
    assert (ring.planned.held.id, ring.reached, ring.tries) == (first.id, False, 2)
    log_reminder(desk, first, mother.id, Rang.WILL_COME)
    log_reminder(desk, first, mother.id, Rang.NO_ANSWER)
    assert [(one.planned.held.id, one.reached) for one in look_at_day(desk).ring] == [
        (second.id, False),
        (first.id, True),
    ]


def test_a_call_three_days_before_does_not_stand_for_the_one_of_the_day_before(desk: Desk, clock: HandClock) -> None:
    family, mother, _ = lane(desk)
    day = TODAY + timedelta(days=3)
    about = make_appointment(desk, family, day, time(9, 30), about="Bond", people=(mother.id,)).record
    log_reminder(desk, about, mother.id, Rang.WILL_COME)
    assert look_at_day(desk).ring[0].reached
    clock.move(days=2)
    assert not look_at_day(desk).ring[0].reached
    log_reminder(desk, about, mother.id, Rang.TEXTED)
    clock.move(days=1)
    assert look_at_day(desk).ring[0].reached


def test_a_family_without_anybody_to_ring_is_said_so(desk: Desk) -> None:
    family = start_family(desk, "Lane").record.id
    add_person(desk, family, "Dean", FamilyRole.PARENT, phone="07700 900555", no_contact=True)
    plan_visit(desk, family, EIGHT + timedelta(hours=2))
    (ring,) = look_at_day(desk).ring
    assert (ring.person, ring.number()) == (None, "")


people = st.lists(
    st.builds(
        lambda number, role, no_contact, elsewhere, born, died, phone: new_record(
            Person,
            "f" * 32,
            known_as="A",
            number=number,
            role=role,
            no_contact=no_contact,
            lives_elsewhere=elsewhere,
            birth_date=born,
            deceased_on=died,
            phone=phone,
        ),
        st.integers(1, 9),
        st.sampled_from(FamilyRole),
        st.booleans(),
        st.booleans(),
        st.sampled_from([None, "1980", "2003-05-02", "1995-02", "2010"]),
        st.sampled_from([None, None, "2009"]),
        st.sampled_from(["", "07700 900123"]),
    ),
    max_size=6,
)


@given(people, st.data())
def test_nobody_is_rung_who_must_not_or_cannot_be(family: list[Person], data: st.DataObject) -> None:
    going = tuple(one.id for one in family if data.draw(st.booleans()))
    named = data.draw(st.sampled_from([None, *[one.id for one in family]]))
    appointment = new_record(Appointment, "f" * 32, starts_at=EIGHT, people=going, reminder_person=named)
    for held in (appointment, new_record(Visit, "f" * 32, planned_at=EIGHT)):
        found = whom_to_ring(held, family, TODAY)
        assert all(not one.no_contact and not one.deceased_on for one in found)
        if isinstance(held, Appointment) and named:
            assert [one.id for one in found] in ([], [named])
        else:
            assert all(one.birth_date not in ("2003-05-02", "2010") for one in found)
