"""The family's page names people it may ring, and never the agency that somebody is lent by."""

from datetime import UTC, date, datetime
from typing import Any

from coachdesk.models.handover import Handover
from coachdesk.models.new_coach_page import NewCoachPage
from coachdesk.models.visit import Visit
from coachdesk.tools.new_coach_page import new_coach_page
from tests.tools.records import agency, assignment, make, worker

NOW = datetime(2011, 9, 1, 12, tzinfo=UTC)
HOUSING = agency("Brue Vale Homes")
BRONWEN = worker("Bronwen")
SAM = worker("Sam", phone="07700 900456", best_route="Text first", agency=HOUSING.id, job="Housing officer")
ANITA = worker("Anita", phone="07700 900111")
WORKERS = {one.id: one for one in (BRONWEN, SAM, ANITA)}
HISTORY = (
    assignment(BRONWEN, "2011-01-01"),
    assignment(ANITA, "2011-01-01", role="advocate"),
    assignment(SAM, "2011-08-01", role="cover"),
)


def handover(**fields: Any) -> Handover:
    values = {
        "from_worker": BRONWEN.id,
        "to_worker": SAM.id,
        "role": "coach",
        "from_day": date(2011, 9, 5),
        "why": "A new job",
        "proposed_on": NOW.date(),
        "proposed_by": BRONWEN.id,
        "last_visit": "joint",
        "visit_on": date(2011, 9, 2),
    }
    return make(Handover, **{**values, **fields})


def page(of: Handover, visit: Visit | None = None) -> NewCoachPage:
    return new_coach_page(of, WORKERS, HISTORY, visit, family_ref="F4", organisation="Brue Vale", now=NOW)


def test_it_says_how_to_reach_who_comes_and_who_stays_to_be_told() -> None:
    found = page(handover())
    assert (found.goes, found.comes, found.phone, found.best_route) == ("Bronwen", "Sam", "07700 900456", "Text first")
    assert (found.other, found.other_phone) == ("Anita", "07700 900111")
    assert (found.visit_on, found.visit_at, found.is_advocate) == (date(2011, 9, 2), "", False)
    told = str(found.model_dump())
    assert HOUSING.id not in told
    assert "Housing" not in told


def test_a_visit_in_the_diary_has_its_hour() -> None:
    visit = make(Visit, planned_at=datetime(2011, 9, 3, 10, 30, tzinfo=UTC))
    found = page(handover(visit_on=None, visit=visit.id), visit)
    assert (found.visit_on, found.visit_at) == (date(2011, 9, 3), "10:30")


def test_of_a_new_advocate_the_coach_is_told_and_of_another_role_whoever_goes() -> None:
    found = page(handover(role="advocate", from_worker=ANITA.id))
    assert (found.other, found.is_advocate) == ("Bronwen", True)
    assert page(handover(role="lead_professional")).other == ""


def test_somebody_unknown_here_has_no_name() -> None:
    found = page(handover(from_worker="9" * 32, to_worker="8" * 32))
    assert (found.goes, found.comes, found.phone) == ("", "", "")
