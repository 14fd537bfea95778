"""The line goes out as it stands: what was taken off, what is somebody's who is never named, and money stay behind."""

from datetime import UTC, date, datetime
from typing import Any

from coachdesk.models.contact import DateKnown
from coachdesk.models.feelings_in_sight import TimeMeant
from coachdesk.models.journey import DraftedPoint, DraftState, FeelingPoint
from coachdesk.models.journey_map import DaySpan, JourneyMap, LaneKind, MapEvent, MapLane, Mark
from coachdesk.models.person import FamilyRole, Person
from coachdesk.tools.feelings_in_sight import FeelingsKept, feelings_in_sight, on_the_line

LOG, AGENCY = "f" * 32, "9" * 32
SAID = datetime(2011, 3, 1, tzinfo=UTC)
RUTH, AWAY = (
    Person(id=f"{number:032}", log=LOG, number=number, known_as=name, role=FamilyRole.PARENT)
    for number, name in enumerate(("Ruth", "Gary"), start=1)
)


def point(number: int, **more: Any) -> FeelingPoint:
    values = {"happened_on": date(2010, number, 1), "place": 500, "said_at": SAID, **more}
    return FeelingPoint.model_validate({"id": f"{number:032x}", "log": LOG, **values})


def event(number: int, mark: Mark, lane: str, **more: Any) -> MapEvent:
    day = date(2010, number, 5)
    values = {"days": DaySpan(day, day), "known": DateKnown.DAY, "title": f"Title {number}", **more}
    return MapEvent(id=f"e{number:031x}", kind="contact", lane=lane, mark=mark, **values)


def mapped(*events: MapEvent) -> JourneyMap:
    lanes = [MapLane(AGENCY, LaneKind.AGENCY, "Brue Vale Homes", None)]
    lanes += [MapLane(kind.value, kind, "", None) for kind in LaneKind if kind is not LaneKind.AGENCY]
    first, last = date(2010, 2, 1), date(2011, 3, 31)
    return JourneyMap(LOG, "F1", "Otters", date(2011, 3, 1), first, last, tuple(lanes), events, for_family=True)


def draft(about: MapEvent, state: DraftState = DraftState.KEPT) -> DraftedPoint:
    return DraftedPoint(id="d" + about.id[1:], log=LOG, about=about.id, state=state)


def test_what_another_took_the_place_of_and_what_was_taken_off_is_not_on_the_line() -> None:
    first, second = point(5), point(1)
    moved = point(3, supersedes=(first.id,))
    off = point(6, place=None, taken_back=True, supersedes=(second.id,))
    assert on_the_line((first, second, moved, off)) == [moved]
    assert on_the_line((first, second)) == [second, first]


def test_points_go_out_with_whose_they_are_unless_that_person_is_never_named() -> None:
    points = (
        point(1, words="Cold", date_known=DateKnown.SEASON),
        point(2, people=(RUTH.id,), until=date(2010, 4, 1), about="a" * 32),
        point(3, people=(RUTH.id, AWAY.id)),
    )
    shown = feelings_in_sight(FeelingsKept(points), mapped(), [RUTH])
    ours, hers = shown.points
    assert (ours.words, ours.people, ours.names) == ("Cold", (), ())
    assert ours.when == TimeMeant(happened_on=date(2010, 1, 1), date_known=DateKnown.SEASON)
    assert (hers.people, hers.names, hers.when.until, hers.about) == (
        (RUTH.id,),
        ("Ruth",),
        date(2010, 4, 1),
        "a" * 32,
    )
    assert shown.since == date(2010, 1, 1), "the line begins with its first point"


def test_a_time_is_asked_about_once_and_only_if_the_family_may_see_what_it_was() -> None:
    home = event(3, Mark.LIFE_EVENT, LaneKind.LIFE, until=date(2010, 6, 1))
    call = event(4, Mark.INCIDENT, AGENCY, known=DateKnown.ABOUT, days=DaySpan(date(2010, 3, 29), date(2010, 4, 12)))
    said, gone = event(5, Mark.MEETING, LaneKind.MEETINGS), event(6, Mark.STEP, LaneKind.PLAN)
    hidden = event(7, Mark.LIFE_EVENT, LaneKind.LIFE)
    drafts = (draft(home), draft(call), draft(said), draft(gone, DraftState.DISMISSED), draft(hidden))
    kept = FeelingsKept((point(1, about=said.id),), drafts)
    asked_home, asked_call = feelings_in_sight(kept, mapped(home, call, said, gone), [RUTH]).times
    assert (asked_home.about, asked_home.words, asked_home.agency) == (home.id, "Title 3", "")
    assert asked_home.when == TimeMeant(happened_on=date(2010, 3, 5), until=date(2010, 6, 1))
    assert (asked_call.words, asked_call.agency, asked_call.mark) == ("", "Brue Vale Homes", Mark.INCIDENT)
    assert asked_call.when == TimeMeant(happened_on=date(2010, 4, 5), date_known=DateKnown.ABOUT)


def test_lanes_hold_days_and_shapes_alone_and_neither_workers_notes_nor_money() -> None:
    shown = feelings_in_sight(
        FeelingsKept(),
        mapped(
            event(3, Mark.INCIDENT, AGENCY),
            event(4, Mark.HELP, AGENCY, until=date(2010, 9, 1)),
            event(5, Mark.STEP, LaneKind.PLAN),
            event(6, Mark.NOTE, LaneKind.NOTES),
            event(7, Mark.SPEND, LaneKind.SPENDS),
            event(8, Mark.ANSWERS, LaneKind.MEASURES),
        ),
        [RUTH],
    )
    agency, plan = shown.lanes
    assert (agency.lane, agency.agency, plan.lane, plan.agency) == (LaneKind.AGENCY, "Brue Vale Homes", "plan", "")
    assert [(one.on.month, one.emergency, one.until) for one in agency.marks] == [
        (3, True, None),
        (4, False, date(2010, 9, 1)),
    ]
    text = shown.model_dump_json()
    assert "Title" not in text
    assert "pence" not in text
    assert shown.since == date(2010, 2, 1)
