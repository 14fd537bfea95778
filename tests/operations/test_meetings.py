"""A meeting is kept with who came; what was promised there is a step of the plan, and the meeting names it (P-09)."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.errors import BadInput, Refused
from coachdesk.models.meeting import FamilyPart, MeetingKind
from coachdesk.models.plan import SubTarget
from coachdesk.operations.families import start_family
from coachdesk.operations.life_events import add_life_event, change_life_event, life_events_of
from coachdesk.operations.meetings import add_meeting, change_meeting, meetings_of, promise_step, promises_of
from coachdesk.operations.plans import add_step, add_target, start_plan
from tests.desks import HandClock, new_desk

TODAY = date(2011, 3, 1)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder: Path = tmp_path_factory.mktemp("meetings")
    return new_desk(folder / "vault", HandClock(tick=timedelta())).desk


@pytest.fixture
def family(desk: Desk) -> str:
    return start_family(desk, "Lane").record.id


def test_the_latest_comes_first_and_what_is_known_later_is_added(desk: Desk, family: str) -> None:
    early = add_meeting(desk, family, met_on=date(2010, 5, 1))
    late = add_meeting(desk, family, met_on=TODAY, meeting_kind=MeetingKind.PLANNING)
    told = change_meeting(desk, early, family_part=FamilyPart.VIEW_GIVEN, decided="One worker calls, not four")
    assert meetings_of(desk, family) == [late.record, told.record]


def test_a_meeting_without_its_day_or_to_come_is_refused(desk: Desk, family: str) -> None:
    for fields in ({}, {"met_on": TODAY + timedelta(days=1)}):
        with pytest.raises(BadInput) as refused:
            add_meeting(desk, family, **fields)
        assert refused.value.field == "met_on"
    kept = add_meeting(desk, family, met_on=TODAY)
    with pytest.raises(BadInput):
        change_meeting(desk, kept, met_on=None)


def test_a_promise_is_the_last_step_of_its_target_and_named_by_the_meeting(desk: Desk, family: str) -> None:
    target = add_target(desk, start_plan(desk, family), "A home that is warm")
    first = add_step(desk, target, "Read the meter").record
    meeting = add_meeting(desk, family, met_on=TODAY)
    assert [one.record.id for one in promises_of(desk, meeting.record).targets] == [target.record.id]
    with pytest.raises(BadInput) as refused:
        promise_step(desk, meeting, target, "  ")
    assert refused.value.field == "words"
    kept = promise_step(desk, meeting, target, "Housing mends the boiler", due=date(2011, 3, 15))
    kept = promise_step(desk, kept, target, "Police ring before they come")
    steps = promises_of(desk, kept.record).steps
    assert [one.words for one in steps] == ["Housing mends the boiler", "Police ring before they come"]
    every = sorted((one.position, one.id) for one in desk.records(SubTarget, family))
    assert [one for _, one in every] == [first.id, *(one.id for one in steps)]


def test_a_promise_stays_in_its_family_and_before_there_is_a_plan_there_is_no_place_for_it(
    desk: Desk, family: str
) -> None:
    other = start_family(desk, "Hill").record.id
    target = add_target(desk, start_plan(desk, other), "School every day")
    meeting = add_meeting(desk, family, met_on=TODAY)
    assert promises_of(desk, meeting.record) == promises_of(desk, meeting.record).__class__((), ())
    with pytest.raises(Refused):
        promise_step(desk, meeting, target, "Rings on Monday")
    assert desk.get(type(meeting.record), meeting.record.id).record.promises == ()


def test_what_happened_is_kept_with_its_time_and_never_before_it_came(desk: Desk, family: str) -> None:
    for missing, fields in (
        ("what", {"happened_on": TODAY}),
        ("happened_on", {"what": "A move"}),
        ("happened_on", {"what": "A move", "happened_on": TODAY + timedelta(days=1)}),
    ):
        with pytest.raises(BadInput) as refused:
            add_life_event(desk, family, **fields)
        assert refused.value.field == missing
    move = add_life_event(desk, family, what="A move", happened_on=date(2010, 5, 1))
    birth = add_life_event(desk, family, what="Tia was born", happened_on=date(2010, 7, 1))
    for field in ("what", "happened_on"):
        with pytest.raises(BadInput):
            change_life_event(desk, move, **{field: None})
    moved = change_life_event(desk, move, words="To the flat")
    assert life_events_of(desk, family) == [birth.record, moved.record]
