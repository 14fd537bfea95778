"""A reminder rung is one line, by whom and when, about which visit or appointment, whatever came of it (M-09)."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from coachdesk.desk import Desk, new_record
from coachdesk.models.call import Call, CallAnswer, CallPurpose, CallWay
from coachdesk.models.moments import Asked
from coachdesk.models.visit import Visit
from coachdesk.operations.appointments import make_appointment
from coachdesk.operations.families import start_family
from coachdesk.operations.reminders import Rang, log_reminder
from tests.desks import HandClock, new_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path / "vault", HandClock(tick=timedelta())).desk


@pytest.mark.parametrize("rang", Rang)
def test_one_line_says_all_of_it(desk: Desk, rang: Rang) -> None:
    family = start_family(desk, "Lane").record.id
    about = make_appointment(desk, family, date(2011, 3, 2), time(9), about="Bond").record
    call = log_reminder(desk, about, "1" * 32, rang).record
    assert desk.records(Call, family) == [call]
    assert (call.by, call.at, call.purpose) == (desk.owner.worker_id, desk.now(), CallPurpose.REMINDER)
    assert (call.appointment, call.visit, call.person) == (about.id, None, "1" * 32)
    assert (call.will_come is Asked.YES) == (rang is Rang.WILL_COME)
    assert (call.will_come is Asked.NO) == (rang is Rang.CANNOT_COME)
    assert (call.answer is CallAnswer.SPOKE) == (call.will_come is not Asked.NOT_ASKED)
    assert (call.way is CallWay.WE_TEXTED) == (rang is Rang.TEXTED)


def test_about_a_visit(desk: Desk) -> None:
    family = start_family(desk, "Lane").record.id
    visit = desk.add(new_record(Visit, family, planned_at=desk.now())).record
    assert log_reminder(desk, visit, None, Rang.TEXTED, "Left with Nan").record.visit == visit.id
