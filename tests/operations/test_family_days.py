"""What is to come for one family: nothing that is over, moved or another family's, in the order of time."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.models.visit import VisitOutcome
from coachdesk.operations.appointments import make_appointment, move_appointment
from coachdesk.operations.families import start_family
from coachdesk.operations.family_days import family_days
from coachdesk.operations.letters import keep_letter, letter_needs_no_step
from coachdesk.operations.visits import end_visit, plan_visit
from coachdesk.operations.wall_time import wall_time
from tests.desks import HandClock, new_desk

TODAY = date(2011, 3, 1)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    clock = HandClock(at=datetime(2011, 3, 1, 8, 0, tzinfo=UTC), tick=timedelta())
    return new_desk(tmp_path / "vault", clock).desk


def test_only_what_is_to_come_of_this_family(desk: Desk) -> None:
    mine, other = (start_family(desk, name).record.id for name in ("Lane", "Ash"))
    plan_visit(desk, other, wall_time(TODAY, time(10)))
    plan_visit(desk, mine, wall_time(TODAY - timedelta(days=1), time(10)))
    end_visit(desk, plan_visit(desk, mine, wall_time(TODAY, time(7))), VisitOutcome.MET, no_next_because="Holiday")
    moved = make_appointment(desk, mine, TODAY, time(12), about="Bond")
    move_appointment(desk, moved, TODAY + timedelta(days=60), time(12))
    plan_visit(desk, mine, wall_time(TODAY + timedelta(days=7), time(10)))
    plan_visit(desk, mine, wall_time(TODAY, time(9)))
    found = family_days(desk, mine).planned
    assert [f"{one.starts:%d %m %H}" for one in found] == ["01 03 09", "08 03 10", "30 04 12"]


def test_letters_stand_by_their_day_until_dealt_with(desk: Desk) -> None:
    family = start_family(desk, "Lane").record.id
    for name, days in (("School", None), ("Court", 9), ("Landlord", 2), ("Bank", 1)):
        by = TODAY + timedelta(days=days) if days else None
        kept = keep_letter(desk, family, from_words=name, says="It asks.", wants="An answer", by_when=by)
        if name == "Bank":
            letter_needs_no_step(desk, kept, "Paid")
    assert [one.from_words for one in family_days(desk, family).letters] == ["Landlord", "Court", "School"]
