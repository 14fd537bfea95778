"""The sample's days: every visit made is a visit kept, the five of today are planned, and everybody was asked first."""

import pytest

from coachdesk.desk import Desk
from coachdesk.models.organisation import Agency
from coachdesk.models.person import Person
from coachdesk.models.sharing import InformationClass, SharePurpose
from coachdesk.models.small_spend import SmallSpend
from coachdesk.models.visit import Visit, VisitOutcome
from coachdesk.operations.agreements import may_family_begin, where_all_stand
from coachdesk.operations.day import look_at_day
from coachdesk.operations.sample import family_id, read_sample
from coachdesk.operations.sharing import may_i_tell
from coachdesk.settings import resource
from coachdesk.tools.agreement_state import Standing
from tests.operations.sample.found import FAMILIES
from tests.operations.sample.vault import ORGANISATION


def test_today_is_the_five_visit_day(desk: Desk) -> None:
    planned = [one for one in look_at_day(desk).planned if one.is_visit()]
    assert [(one.family.ref, f"{one.starts:%H:%M}") for one in planned] == [
        ("F1", "09:30"),
        ("F8", "11:00"),
        ("F4", "13:00"),
        ("F9", "14:30"),
        ("F5", "16:00"),
    ]


@pytest.mark.parametrize("ref", FAMILIES)
def test_every_day_on_which_something_was_written_is_a_visit_that_was_made(desk: Desk, ref: str) -> None:
    made = [one for one in desk.records(Visit, family_id(ref)) if one.outcome is VisitOutcome.MET]
    written = read_sample(resource("sample"), ORGANISATION).families[ref].visits
    assert {(one.planned_at, one.workers) for one in made} == {(one.at, (one.worker,)) for one in written}
    assert all(one.ended_at and one.started_at and one.ended_at > one.started_at for one in made)


@pytest.mark.parametrize("ref", FAMILIES)
def test_every_family_may_begin_because_everybody_was_asked(desk: Desk, ref: str) -> None:
    assert may_family_begin(desk, family_id(ref)).allowed
    stand = {one.person.known_as: one.standing for one in where_all_stand(desk, family_id(ref))}
    unasked = {name for name, how in stand.items() if how is not Standing.AGREED}
    assert unasked == ({"Imran"} if ref == "F7" else set())


def test_ruth_lets_the_school_know_about_fits_and_housing_not(desk: Desk) -> None:
    ruth = next(one for one in desk.records(Person, family_id("F3")) if one.known_as == "Ruth")
    told = {
        agency.name: may_i_tell(desk, ruth, agency, SharePurpose.DO_ITS_PART, InformationClass.HEALTH)
        for agency in desk.records(Agency)
    }
    assert told["Withybridge Primary School"].allowed
    assert told["Brue Vale Homes"].sentence == ("No. Ruth does not want Brue Vale Homes to be told about health.")


def test_twelve_pounds_bought_a_door_lock(desk: Desk) -> None:
    (lock,) = desk.records(SmallSpend, family_id("F4"))
    assert lock.pence == 1200
