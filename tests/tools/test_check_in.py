"""A check-in waits until somebody says they have spoken, whatever became of the visit; nobody waits for nobody."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from coachdesk.models.visit import Visit, VisitOutcome
from coachdesk.tools.check_in import CheckInStanding, check_in_standing
from tests.tools.records import make

BY = datetime(2011, 3, 1, 10, 45, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def visit(**fields: Any) -> Visit:
    return make(Visit, **{"planned_at": BY - timedelta(hours=1), "check_in_by": BY, **fields})


def test_it_is_past_from_its_very_moment_in_whatever_zone() -> None:
    assert check_in_standing(visit(), BY - SECOND) is CheckInStanding.AGREED
    assert check_in_standing(visit(), BY) is CheckInStanding.PAST
    assert check_in_standing(visit(check_in_by="2011-03-01T11:45:00+01:00"), BY) is CheckInStanding.PAST
    assert check_in_standing(visit(), BY + timedelta(days=30)) is CheckInStanding.PAST


@pytest.mark.parametrize("outcome", [None, VisitOutcome.MET, VisitOutcome.NOBODY_IN])
def test_a_visit_that_is_over_is_not_yet_a_coach_who_was_heard(outcome: VisitOutcome | None) -> None:
    assert check_in_standing(visit(outcome=outcome, ended_at=BY - SECOND), BY) is CheckInStanding.PAST
    spoken = visit(outcome=outcome, checked_in_at=BY - SECOND)
    assert check_in_standing(spoken, BY + timedelta(days=1)) is CheckInStanding.SPOKEN


@pytest.mark.parametrize("outcome", [VisitOutcome.MOVED, VisitOutcome.WE_CANCELLED, VisitOutcome.COULD_NOT_COME])
def test_where_nobody_set_out_or_none_was_agreed_nobody_waits(outcome: VisitOutcome) -> None:
    assert check_in_standing(visit(outcome=outcome), BY + SECOND) is None
    assert check_in_standing(visit(check_in_by=None), BY + SECOND) is None
