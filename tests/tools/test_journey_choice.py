"""What is chosen of a map is all that is shown, and its costs stay those of all contacts."""

from dataclasses import replace

import pytest

from coachdesk.models.journey_map import JourneyMap, LaneKind, MapLane, Mark, MonthCost, TurningHere
from coachdesk.models.journey_view import MapWanted
from coachdesk.tools.journey_choice import chosen, shown_lanes
from tests.tools.test_journey_rows import event, spot, whole

CALL = replace(event(1, 5), title="A call-out", people=("Marcus",), sources=("their sheet",))
TURNED = replace(event(2, 9), title="Moved", turning=(TurningHere("t", "Nobody rang back", "Jo"),))
STEP = event(3, 12, Mark.STEP, lane="plan")


def full() -> JourneyMap:
    made = whole(CALL, TURNED, STEP)
    lanes = (*made.lanes, *(MapLane(one.value, one, "", None) for one in (LaneKind.NOTES, LaneKind.SPENDS)))
    police = MapLane("a" * 32, LaneKind.AGENCY, "Police", None)
    return replace(made, lanes=(*lanes, police), costs=(MonthCost("2010-01", 5),), feelings=(spot(1),))


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        (MapWanted(), {CALL.id, TURNED.id, STEP.id}),
        (MapWanted(lanes=frozenset({"plan"})), {STEP.id}),
        (MapWanted(marks=frozenset({Mark.STEP})), {STEP.id}),
        (MapWanted(text="  CALL-out "), {CALL.id}),
        (MapWanted(text="marcus"), {CALL.id}),
        (MapWanted(text="rang back"), {TURNED.id}),
        (MapWanted(text="their sheet"), {CALL.id}),
        (MapWanted(only_turning=True), {TURNED.id}),
        (MapWanted(hidden=frozenset({CALL.id, spot(1).id})), {TURNED.id, STEP.id}),
    ],
)
def test_only_what_was_chosen_is_left(wanted: MapWanted, left: set[str]) -> None:
    found = chosen(full(), wanted)
    assert {one.id for one in found.events} == left
    assert found.costs == full().costs
    assert bool(found.feelings) == (spot(1).id not in wanted.hidden)


def test_without_costs_there_is_no_strip() -> None:
    assert chosen(full(), MapWanted(costs=False)).costs == ()


def test_until_somebody_chose_empty_lanes_are_left_out_unless_something_can_be_put_into_them() -> None:
    kinds = [one.kind for one in shown_lanes(full(), MapWanted())]
    assert kinds == [LaneKind.LIFE, LaneKind.PLAN, LaneKind.NOTES, LaneKind.AGENCY]
    empty = replace(full(), events=(), for_family=True)
    assert [one.kind for one in shown_lanes(empty, MapWanted())] == [LaneKind.AGENCY]
