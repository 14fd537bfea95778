"""An appointment is made, moved or told how it went; why not is always said, and nothing is lost on the way (L-06)."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.desk import Desk, Opened
from coachdesk.errors import BadInput, Refused
from coachdesk.models.appointment import Appointment, AppointmentOutcome, TravelNeed
from coachdesk.models.plan import Barrier
from coachdesk.operations.appointments import make_appointment, move_appointment, say_how_it_went, take_outcome_back
from coachdesk.operations.families import start_family
from tests.desks import HandClock, new_desk

TODAY = date(2011, 3, 1)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder: Path = tmp_path_factory.mktemp("appointments")
    return new_desk(folder / "vault", HandClock(tick=timedelta())).desk


@pytest.fixture(scope="module")
def family(desk: Desk) -> str:
    return start_family(desk, "Lane").record.id


def made(desk: Desk, family: str, day: date = TODAY, **more: object) -> Opened[Appointment]:
    return make_appointment(desk, family, day, time(9, 30), **{"about": "Bond for the flat", **more})


def test_it_is_at_that_time_on_the_wall_in_summer_too(desk: Desk, family: str) -> None:
    assert made(desk, family, date(2011, 7, 4)).record.starts_at.isoformat() == "2011-07-04T09:30:00+01:00"


def test_one_that_nobody_could_recognise_is_refused(desk: Desk, family: str) -> None:
    with pytest.raises(BadInput) as refused:
        make_appointment(desk, family, TODAY, time(9))
    assert refused.value.field == "about"


def test_moved_the_old_one_says_where_to_and_the_new_one_keeps_the_rest(desk: Desk, family: str) -> None:
    old = made(desk, family, travel_need=TravelNeed.LIFT, bring="The letter", minutes=45)
    new = move_appointment(desk, old, TODAY + timedelta(days=2), time(14)).record
    kept = desk.get(Appointment, old.record.id).record
    assert (kept.outcome, kept.moved_to) == (AppointmentOutcome.MOVED, new.id)
    assert (new.travel_need, new.bring, new.minutes, new.outcome) == (TravelNeed.LIFT, "The letter", 45, None)
    with pytest.raises(Refused):
        move_appointment(desk, desk.get(Appointment, old.record.id), TODAY, time(16))


def test_moved_to_where_it_is_changes_nothing(desk: Desk, family: str) -> None:
    old = made(desk, family)
    with pytest.raises(BadInput):
        move_appointment(desk, old, TODAY, time(9, 30))
    assert desk.get(Appointment, old.record.id).record == old.record
    with pytest.raises(BadInput):
        move_appointment(desk, old, TODAY, time(9, 30), old.record.minutes)
    assert move_appointment(desk, old, TODAY, time(9, 30), 90).record.minutes == 90


@settings(max_examples=40, deadline=None)
@given(
    outcome=st.sampled_from(AppointmentOutcome),
    barrier=st.none() | st.sampled_from(Barrier),
    words=st.sampled_from(["", "  ", "The bus did not come"]),
    days=st.integers(-3, 3),
)
def test_why_not_is_always_said_and_never_where_they_went(
    desk: Desk, family: str, outcome: AppointmentOutcome, barrier: Barrier | None, words: str, days: int
) -> None:
    opened = made(desk, family, TODAY + timedelta(days=days))
    try:
        told = say_how_it_went(desk, opened, outcome, barrier, words).record
    except (BadInput, Refused):
        assert desk.get(Appointment, opened.record.id).record.outcome is None
        assert outcome is AppointmentOutcome.MOVED or days > 0 or not (barrier or words.strip())
        return
    assert told.outcome is outcome
    if outcome is AppointmentOutcome.COULD_NOT_COME:
        assert told.outcome_barrier or told.outcome_words.strip()
    if outcome is AppointmentOutcome.ATTENDED:
        assert told.outcome_barrier is None
        assert days <= 0


def test_an_outcome_taken_back_leaves_it_as_it_was(desk: Desk, family: str) -> None:
    opened = made(desk, family)
    told = say_how_it_went(desk, opened, AppointmentOutcome.COULD_NOT_COME, Barrier.READING, "A letter")
    assert take_outcome_back(desk, told).record == opened.record
