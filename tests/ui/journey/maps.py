"""Journey maps for tests of what is drawn: small ones by hand, and one of any size."""

from dataclasses import replace
from datetime import date, timedelta

from coachdesk.models.contact import CostBasis, DateKnown
from coachdesk.models.figures import NOf
from coachdesk.models.journey_map import (
    DaySpan,
    EventCost,
    FeelingSpot,
    JourneyMap,
    LaneKind,
    MapEvent,
    MapLane,
    Mark,
    MonthCost,
)
from coachdesk.tools.day_spans import day_span, month_end

FIRST = date(2010, 3, 1)
MONTHS = 28


def an_event(number: int, day: date, mark: Mark = Mark.INCIDENT, lane: str = "a" * 32, **more: object) -> MapEvent:
    made = MapEvent(f"{number:032x}", "contact", lane, mark, DaySpan(day, day), DateKnown.DAY, f"Thing {number}")
    return replace(made, **more)  # type: ignore[arg-type]


def a_spot(number: int, day: date, place: int, words: str = "", known: DateKnown = DateKnown.DAY) -> FeelingSpot:
    return FeelingSpot(f"{number + 900_000:032x}", day_span(day, known), known, place, words)


def a_map(*events: MapEvent, feelings: tuple[FeelingSpot, ...] = (), for_family: bool = False) -> JourneyMap:
    lanes = (
        MapLane("life", LaneKind.LIFE, "", None),
        MapLane("a" * 32, LaneKind.AGENCY, "Brue Vale Police", NOf(3, 28)),
        MapLane("b" * 32, LaneKind.AGENCY, "Brue Vale Homes", NOf(9, 28)),
        MapLane("notes", LaneKind.NOTES, "", None),
    )
    last = month_end(FIRST, MONTHS - 1)
    months = [month_end(FIRST, number) for number in range(MONTHS)]
    costs = tuple(MonthCost(f"{one:%Y-%m}", 40_000, 60_000, 20_000, 3, 1) for one in months)
    return JourneyMap(
        "f" * 32,
        "F1",
        "Tarn",
        date(2012, 5, 9),
        FIRST,
        last,
        lanes,
        tuple(sorted(events, key=lambda one: one.order)),
        feelings,
        () if for_family else costs,
        joined=DaySpan(date(2011, 3, 1), date(2011, 3, 31)),
        for_family=for_family,
    )


def a_full_map(many: int) -> JourneyMap:
    """So many events over 28 months, in every lane, some vague, some going on."""
    days = (month_end(FIRST, MONTHS - 1) - FIRST).days
    marks = {"life": Mark.LIFE_EVENT, "a" * 32: Mark.INCIDENT, "b" * 32: Mark.HELP, "notes": Mark.NOTE}
    lanes = list(marks)
    events = []
    for number in range(many):
        day, lane = FIRST + timedelta(days=(number * 7919) % days), lanes[number % 4]
        cost = EventCost(number * 10, CostBasis.RATE)
        until = day + timedelta(days=40) if number % 97 == 0 else None
        events.append(an_event(number, day, marks[lane], lane, cost=cost, arrived=number % 11 > 0, until=until))
    spots = tuple(a_spot(number, FIRST + timedelta(days=24 * number), (number * 331) % 1001) for number in range(34))
    return a_map(*events, feelings=spots)
