"""A journey map with one of everything that is drawn otherwise, for its paper."""

from datetime import UTC, date, datetime
from typing import Any

from coachdesk.models.contact import ContactOutcome, CostBasis, DateKnown
from coachdesk.models.coverage_mark import Coverage
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
    TurningHere,
)
from coachdesk.models.journey_paper import JourneyPaper
from coachdesk.tools.journey_months import window_of

HOMES, SCHOOL = "a" * 32, "b" * 32
FIRST, LAST = date(2010, 1, 1), date(2011, 6, 30)
ISLA = "1" * 32
MADE_AT = datetime(2011, 6, 12, 9, tzinfo=UTC)


def span(first: date, last: date | None = None) -> DaySpan:
    return DaySpan(first, last or first)


def event(number: int, lane: str, mark: Mark, on: date, **more: Any) -> MapEvent:
    values = {"days": span(on), "known": DateKnown.DAY, "title": f"What was done {number}", **more}
    return MapEvent(id=f"{number:032x}", kind="contact", lane=lane, mark=mark, **values)


def spot(number: int, place: int, first: date, last: date | None = None, **more: Any) -> FeelingSpot:
    known = DateKnown.DAY if last is None else DateKnown.SEASON
    return FeelingSpot(id=f"f{number:031x}", days=span(first, last), known=known, place=place, **more)


def events() -> tuple[MapEvent, ...]:
    """Every mark, one that could have gone differently, one not known to the day, one that went on, two close by."""
    cost = {"cost": EventCost(12_345, CostBasis.RATE)}
    missed = {"outcome": ContactOutcome.LETTER_NOT_READ, "arrived": False, "cost": EventCost(None, None)}
    turning = (TurningHere("7" * 32, "Nobody rang back", "Imogen"),)
    made = [
        event(1, HOMES, Mark.INCIDENT, date(2010, 3, 3), turning=turning, **cost),
        event(2, HOMES, Mark.INCIDENT, date(2010, 3, 5), sources=("Brue Vale Homes", "Police"), **cost),
        event(3, HOMES, Mark.HELP, date(2010, 5, 1), until=date(2011, 2, 1), **cost),
        event(4, SCHOOL, Mark.HELP, date(2010, 6, 9), people=("Isla",), **missed),
        event(
            5, SCHOOL, Mark.INCIDENT, date(2010, 9, 1), days=span(date(2010, 9, 1), date(2010, 11, 30)),
            known=DateKnown.SEASON, **cost,
        ),
    ]  # fmt: skip
    lanes = {
        LaneKind.LIFE: (Mark.LIFE_EVENT,),
        LaneKind.PLAN: (Mark.TARGET, Mark.STEP, Mark.REVIEW),
        LaneKind.MEETINGS: (Mark.MEETING,),
        LaneKind.VISITS: (Mark.VISIT,),
        LaneKind.MEASURES: (Mark.ANSWERS, Mark.LINE_MARK),
        LaneKind.GOOD_NEWS: (Mark.GOOD_NEWS,),
        LaneKind.SPENDS: (Mark.SPEND,),
        LaneKind.NOTES: (Mark.NOTE,),
    }
    marks = [(lane, mark) for lane, those in lanes.items() for mark in those]
    made += [event(10 + n, lane, mark, date(2010, 10, 1 + 3 * n % 28)) for n, (lane, mark) in enumerate(marks)]
    return tuple(sorted(made, key=lambda one: one.order))


def a_map(*, for_family: bool = False, **more: Any) -> JourneyMap:
    lanes = [
        MapLane(HOMES, LaneKind.AGENCY, "Brue Vale Homes", None if for_family else NOf(7, 18)),
        MapLane(SCHOOL, LaneKind.AGENCY, "School", None if for_family else NOf(18, 18)),
        *(MapLane(one.value, one, "", None) for one in LaneKind if one is not LaneKind.AGENCY),
    ]
    months = [MonthCost(month) for month in window_of(FIRST, LAST).each_month()]
    months[2] = MonthCost("2010-03", 24_690, 0, 10_000, 2, 0, 0)
    months[4] = MonthCost("2010-05", 0, 12_345, 0, 2, 1, 0)
    months[5] = MonthCost("2010-06", 0, 0, 0, 1, 1, 0)
    values: dict[str, Any] = {
        "family": "f" * 32,
        "ref": "F1",
        "name": "Otters",
        "today": date(2011, 6, 12),
        "first": FIRST,
        "last": LAST,
        "lanes": tuple(lanes),
        "events": events(),
        "feelings": (
            spot(1, 100, date(2010, 3, 1), date(2010, 5, 31), words="We had no heat"),
            spot(2, 600, date(2010, 6, 20), words="She came back", whose=(ISLA,)),
            spot(3, 900, date(2011, 6, 1), words="A home"),
            spot(4, 850, date(2011, 6, 8), words="A garden and a gate that shuts and nobody shouting over it at us"),
        ),
        "costs": () if for_family else tuple(months),
        "undated": MonthCost("") if for_family else MonthCost("", 12_345, 0, 0, 1, 0, 0),
        "coverage": {(SCHOOL, month): Coverage.RECORDED for month in window_of(FIRST, LAST).each_month()},
        "people": {ISLA: "Isla"},
        "joined": span(date(2010, 9, 1)),
        "for_family": for_family,
        **more,
    }
    return JourneyMap(**values)


def paper(whole: JourneyMap, **more: Any) -> JourneyPaper:
    return JourneyPaper(whole, "Brue Vale Families", MADE_AT, **more)
