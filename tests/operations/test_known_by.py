"""A contact is known by every family it has to do with now, and an agency by what its workers are (R-15, F-13)."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from coachdesk.desk import Desk, new_record
from coachdesk.errors import BadInput
from coachdesk.models.appointment import AppointmentOutcome
from coachdesk.models.family import Assignment, AssignmentRole
from coachdesk.models.organisation import Agency, Sector
from coachdesk.models.plan import Plan, StepState, SubTarget, Target, TargetStatus
from coachdesk.operations.agencies import (
    HOLDS,
    add_agency,
    add_worker,
    contacts_hold,
    say_contacts_hold,
    say_it_is_right,
)
from coachdesk.operations.appointments import make_appointment, say_how_it_went
from coachdesk.operations.families import start_family
from coachdesk.operations.known_by import Part, known_by
from coachdesk.operations.visits import plan_visit
from coachdesk.operations.wall_time import wall_time
from tests.desks import HandClock, new_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = new_desk(tmp_path / "vault", HandClock(at=datetime(2011, 3, 1, 8, 0, tzinfo=UTC), tick=timedelta()))
    yield opened.desk
    opened.close()


def assign(desk: Desk, family: str, worker: str, **more: object) -> None:
    values = {"worker": worker, "role": AssignmentRole.LEAD_PROFESSIONAL, "from_date": "2011-01-01", **more}
    desk.add(new_record(Assignment, family, **values))


def test_every_tie_counts_once_the_weightiest_first_and_goes_up_to_the_agency(desk: Desk) -> None:
    lane, vale = (start_family(desk, name).record for name in ("Lane", "Vale"))
    homes = add_agency(desk, "Brue Vale Homes", Sector.HOUSING).record.id
    jo, kim = (add_worker(desk, name, homes).record.id for name in ("Jo", "Kim"))
    assign(desk, vale.id, kim, is_key_worker=True)
    assign(desk, lane.id, jo, to_date="2011-02-01")
    plan = desk.add(new_record(Plan, lane.id, started_on=desk.today())).record.id
    for status, state in (
        (TargetStatus.ACTIVE, StepState.OPEN),
        (TargetStatus.ACTIVE, StepState.DONE),
        (TargetStatus.DROPPED, StepState.OPEN),
    ):
        target = desk.add(new_record(Target, lane.id, plan=plan, family_words="Calm", status=status)).record.id
        owner = jo if (status, state) == (TargetStatus.ACTIVE, StepState.OPEN) else kim
        desk.add(new_record(SubTarget, lane.id, target=target, words="Ring", owner_worker=owner, state=state))
    tomorrow = desk.today() + timedelta(days=1)
    for _ in range(2):
        plan_visit(desk, lane.id, wall_time(tomorrow, time(9)), workers=(desk.owner.worker_id, jo))
    make_appointment(desk, vale.id, tomorrow, time(9), about="Rent", agency=homes)
    over = make_appointment(desk, vale.id, desk.today(), time(7), about="Rent", worker=jo)
    say_how_it_went(desk, over, AppointmentOutcome.ATTENDED)
    found = known_by(desk)
    assert {one: [(known.family.name, known.parts) for known in found[one]] for one in found} == {
        jo: [("Lane", (Part.STEP, Part.VISIT))],
        kim: [("Vale", (Part.KEY_WORKER, AssignmentRole.LEAD_PROFESSIONAL))],
        homes: [
            ("Lane", (Part.STEP, Part.VISIT)),
            ("Vale", (Part.KEY_WORKER, AssignmentRole.LEAD_PROFESSIONAL, Part.APPOINTMENT)),
        ],
    }


def test_families_of_somebody_else_are_not_told(desk: Desk) -> None:
    jo = add_worker(desk, "Jo").record.id
    assign(desk, "3" * 32, jo)
    assert known_by(desk) == {}


def test_one_tap_says_who_rang_and_when(desk: Desk) -> None:
    homes = add_agency(desk, "Brue Vale Homes", Sector.HOUSING)
    right = say_it_is_right(desk, homes).record
    assert (right.checked_on, right.checked_by) == ("2011-03-01", desk.owner.worker_id)
    assert desk.get(Agency, homes.record.id).record == right


@pytest.mark.parametrize("months", [0, 61, -3])
def test_how_long_it_holds_is_the_organisations_and_within_reason(desk: Desk, months: int) -> None:
    assert contacts_hold(desk) == HOLDS
    say_contacts_hold(desk, 12)
    with pytest.raises(BadInput):
        say_contacts_hold(desk, months)
    assert contacts_hold(desk) == 12
