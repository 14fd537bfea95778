"""The map read from a vault: what the sample's records say, lane by lane, and what a family sees of it."""

from collections.abc import Iterator
from datetime import date

import pytest

from coachdesk.desk import Desk, new_record
from coachdesk.errors import NotFound
from coachdesk.models.contact import Contact, ContactKind
from coachdesk.models.contact_batch import BatchState, ContactBatch
from coachdesk.models.coverage_mark import Coverage, CoverageMark
from coachdesk.models.figures import NOf
from coachdesk.models.journey import FeelingPoint
from coachdesk.models.journey_map import LaneKind, Mark
from coachdesk.models.organisation import Agency, Sector
from coachdesk.models.plan import StepState, SubTarget
from coachdesk.models.values import new_id
from coachdesk.operations.families import start_family
from coachdesk.operations.journey_map import journey_map
from tests.sample_vaults import sample


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    open_desk = sample(tmp_path_factory.mktemp("map"))
    yield open_desk.desk
    open_desk.close()


@pytest.fixture
def family(desk: Desk) -> str:
    return start_family(desk, "Tarn", new_id()[:6]).record.id


def contact(desk: Desk, family: str, agency: str, **more: object) -> Contact:
    values = {"happened_on": date(2011, 5, 4), "contact_kind": ContactKind.INCIDENT, "what": "A call-out", **more}
    return desk.add(new_record(Contact, family, agency=agency, **values)).record


def an_agency(desk: Desk, name: str, sector: Sector) -> str:
    return desk.add(new_record(Agency, desk.owner.organisation_id, name=name, sector=sector)).record.id


def test_a_family_that_nobody_knows_has_no_map(desk: Desk) -> None:
    with pytest.raises(NotFound):
        journey_map(desk, new_id())


def test_a_family_of_which_nothing_is_written_has_a_map_of_this_month(desk: Desk, family: str) -> None:
    found = journey_map(desk, family)
    assert (found.first, found.last) == (found.today.replace(day=1), date(2011, 9, 30))
    assert found.events == ()
    assert [one.kind for one in found.lanes] == [one for one in LaneKind if one is not LaneKind.AGENCY]
    assert journey_map(desk, family, for_family=True).lanes == ()


def test_the_samples_plans_and_visits_are_on_their_maps(desk: Desk) -> None:
    (ticked,) = [one for one in desk.records(SubTarget) if one.state is StepState.DONE][:1]
    found = journey_map(desk, ticked.log)
    event = found.event(ticked.id)
    assert event is not None
    assert (event.mark, event.days.first, event.title) == (Mark.STEP, ticked.done_on, ticked.words)
    assert {"plan", "visits", "measures"} <= {one.lane for one in found.events}
    assert all(found.lane(one.lane) for one in found.events)
    assert all(found.first <= one.days.first <= one.last <= found.last for one in found.events)


def test_contacts_count_once_they_are_kept_and_two_reports_are_one_event(desk: Desk, family: str) -> None:
    police, homes = an_agency(desk, "Police", Sector.POLICE), an_agency(desk, "Homes", Sector.HOUSING)
    batch = new_record(
        ContactBatch, desk.owner.organisation_id, by=desk.owner.worker_id, begun_at=desk.now(), sheet_print="0" * 64,
        ready=1, waiting=0, state=BatchState.STAGING,
    )  # fmt: skip
    opened = desk.add(batch)
    event = contact(desk, family, police, pence=23_000, basis="rate")
    contact(desk, family, homes, same_event_as=event.id)
    staged = contact(desk, family, homes, batch=batch.id, sheet_row=2, pence=500, basis="apportioned")
    found = journey_map(desk, family)
    assert [(one.id, one.sources) for one in found.events] == [(event.id, ("Police", "Homes"))]
    desk.amend(opened, state=BatchState.KEPT)
    found = journey_map(desk, family)
    assert {one.id for one in found.events} == {event.id, staged.id}
    (may,) = [one for one in found.costs if one.month == "2011-05"]
    assert (may.incident_pence, may.estimated_pence, may.count) == (23_500, 500, 2)


def test_a_family_sees_no_costs_no_police_and_no_line_of_somebody_elses(desk: Desk, family: str) -> None:
    police, homes = an_agency(desk, "Police", Sector.POLICE), an_agency(desk, "Homes", Sector.HOUSING)
    call, repair = (
        contact(desk, family, police, pence=100, basis="rate"),
        contact(desk, family, homes, pence=5, basis="rate"),
    )
    desk.add(new_record(CoverageMark, family, agency=police, month="2011-06", coverage=Coverage.ZERO))
    point = new_record(FeelingPoint, family, happened_on=date(2011, 5, 4), place=100, words="Low", said_at=desk.now())
    desk.add(point)
    whole, theirs = journey_map(desk, family), journey_map(desk, family, for_family=True)
    assert [(one.name, one.known) for one in whole.lanes if one.kind is LaneKind.AGENCY] == [
        ("Homes", NOf(1, 5)), ("Police", NOf(2, 5)),
    ]  # fmt: skip
    assert [one.id for one in theirs.events] == [repair.id]
    assert (theirs.left_out, theirs.costs, [one.key for one in theirs.lanes]) == (1, (), [homes])
    assert all(one.cost is None for one in theirs.events)
    assert police not in {agency for agency, _ in theirs.coverage}
    assert theirs.feelings == whole.feelings
    assert call.id in {one.id for one in journey_map(desk, family, for_family=True, also=(police,)).events}
