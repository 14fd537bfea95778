"""A family with nobody in charge is told as a fault; one key worker and one lead agency are named (M-15, R-17)."""

from datetime import date
from typing import Any

import pytest

from coachdesk.models.family import Assignment, AssignmentRole
from coachdesk.tools.leads import LeadFault, leads_on
from tests.tools.records import agency, make, worker

HOMES = agency("Brue Vale Homes")
JO, PAT = worker("Jo", agency=HOMES.id), worker("Pat")
WORKERS = {one.id: one for one in (JO, PAT)}
TODAY = date(2011, 9, 1)


def given(who: str, **fields: Any) -> Assignment:
    values = {"worker": who, "role": AssignmentRole.LEAD_PROFESSIONAL, "from_date": "2011-01-01", **fields}
    return make(Assignment, **values)


def test_with_nobody_both_are_missing() -> None:
    assert leads_on([], WORKERS, TODAY) == (None, (), (LeadFault.NO_KEY_WORKER, LeadFault.NO_LEAD_AGENCY))


def test_a_lead_professional_brings_the_agency_once_and_a_key_worker_may_be_anybody() -> None:
    found = leads_on(
        [given(JO.id), given(JO.id), given(PAT.id, role=AssignmentRole.COACH, is_key_worker=True)], WORKERS, TODAY
    )
    assert found == (PAT.id, (HOMES.id,), ())


@pytest.mark.parametrize(
    ("fields", "faults"),
    [
        ({"is_key_worker": True, "to_date": "2011-08-31"}, (LeadFault.NO_KEY_WORKER, LeadFault.NO_LEAD_AGENCY)),
        ({"is_key_worker": True, "role": AssignmentRole.COVER}, (LeadFault.NO_LEAD_AGENCY,)),
        ({"is_key_worker": False}, (LeadFault.NO_KEY_WORKER,)),
    ],
)
def test_who_has_ended_or_has_another_role_does_not_count(fields: Any, faults: tuple[LeadFault, ...]) -> None:
    assert leads_on([given(JO.id, **fields)], WORKERS, TODAY).faults == faults


def test_one_who_is_in_no_directory_or_of_no_agency_leads_nothing() -> None:
    lost = given("9" * 32, is_key_worker=True)
    assert leads_on([lost], WORKERS, TODAY) == leads_on([], WORKERS, TODAY)
    assert leads_on([given(PAT.id)], WORKERS, TODAY).agencies == ()
