"""Rows and clusters: every event is drawn exactly once, no mark covers another, and no bar covers another."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.contact import DateKnown
from coachdesk.models.journey_map import DaySpan, FeelingSpot, JourneyMap, LaneKind, MapEvent, MapLane, Mark
from coachdesk.tools.day_spans import day_span
from coachdesk.tools.journey_rows import MOST_BARS, clusters, feeling_joins, goes_on, in_sight_of, lane_rows

ORIGIN = date(2010, 1, 1)


def event(number: int, day: int, mark: Mark = Mark.INCIDENT, until: int | None = None, lane: str = "life") -> MapEvent:
    first = ORIGIN + timedelta(days=day)
    last = None if until is None else first + timedelta(days=until)
    return MapEvent(f"{number:032x}", "contact", lane, mark, DaySpan(first, first), DateKnown.DAY, "", last)


def whole(*events: MapEvent) -> JourneyMap:
    lanes = (MapLane("life", LaneKind.LIFE, "", None), MapLane("plan", LaneKind.PLAN, "", None))
    ordered = tuple(sorted(events, key=lambda one: one.order))
    return JourneyMap("f" * 32, "F1", "Tarn", ORIGIN, ORIGIN, date(2014, 12, 31), lanes, ordered)


EVENTS = st.lists(
    st.tuples(
        st.integers(0, 900),
        st.sampled_from((Mark.INCIDENT, Mark.HELP, Mark.STEP)),
        st.none() | st.integers(0, 200),
        st.sampled_from(("life", "plan")),
    ),
    max_size=40,
).map(lambda rows: [event(number, *row) for number, row in enumerate(rows)])


@given(EVENTS)
def test_every_event_stands_in_one_row_of_its_lane(events: list[MapEvent]) -> None:
    rows = lane_rows(whole(*events))
    for key, found in rows.items():
        drawn = [one for row in found.marks for one in row.events] + [one for row in found.bars for one in row]
        assert sorted(one.id for one in drawn) == sorted(one.id for one in events if one.lane == key)
        assert len(found.bars) <= MOST_BARS
        assert all(goes_on(one) for row in found.bars for one in row)
        for row in found.bars:
            assert all(one.last < other.days.first for one, other in pairwise(row))
        for marks in found.marks:
            assert list(marks.middles) == sorted(marks.middles)
            assert {one.mark is Mark.INCIDENT for one in marks.events} == {marks.upper}


def test_more_bars_than_there_is_room_for_are_marks() -> None:
    found = lane_rows(whole(*(event(number, 10, Mark.HELP, 50) for number in range(MOST_BARS + 2))))["life"]
    assert (len(found.bars), [len(one.events) for one in found.marks]) == (MOST_BARS, [2])


@given(st.lists(st.floats(0, 3000), max_size=80).map(sorted), st.floats(0.05, 40), st.floats(4, 40))
def test_each_mark_has_its_room_and_holds_only_what_is_near(middles: list[float], per_day: float, gap: float) -> None:
    found = clusters(middles, per_day, gap)
    assert [number for one in found for number in range(one.start, one.stop)] == list(range(len(middles)))
    assert all(one.many >= 1 for one in found)
    slack = 1e-6 * max(1.0, per_day * 3000)
    assert all(other.x - one.x >= gap - slack for one, other in pairwise(found))
    for one in found:
        assert all(0 <= middles[number] * per_day - one.x <= gap + slack for number in range(one.start, one.stop))


@given(st.lists(st.floats(0, 3000), max_size=40).map(sorted), st.floats(0, 3000), st.floats(0, 3000))
def test_what_is_in_sight_is_what_lies_between(middles: list[float], one: float, other: float) -> None:
    found = clusters(middles, 1.0, 18.0)
    left, right = sorted((one, other))
    assert list(in_sight_of(found, left, right)) == [each for each in found if left <= each.x < right]


def spot(day: int, *whose: str, until: int | None = None, known: DateKnown = DateKnown.DAY) -> FeelingSpot:
    on = ORIGIN + timedelta(days=day)
    last = None if until is None else ORIGIN + timedelta(days=until)
    return FeelingSpot(f"{day:032x}", day_span(on, known), known, 500, until=last, whose=whose)


def test_where_nobody_knows_for_long_the_line_is_dashed() -> None:
    near, far = spot(60), spot(121)
    assert [one.dashed for one in feeling_joins((spot(0), near, far))] == [False, True]
    assert [one.dashed for one in feeling_joins((spot(0, until=100), far))] == [False]


def test_each_persons_points_are_joined_with_their_own() -> None:
    joins = feeling_joins((spot(0), spot(1, "a"), spot(2), spot(3, "a", "b"), spot(4, "a"), spot(5, "b", "a")))
    assert {(one.start.days.first.day, one.end.days.first.day) for one in joins} == {(1, 3), (2, 5), (4, 6)}
