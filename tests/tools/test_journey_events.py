"""Every record is one event in its own lane; what is withdrawn, replaced or not yet is none."""

from datetime import UTC, date, datetime

from coachdesk.models.contact import ContactKind, ContactOutcome, DateKnown
from coachdesk.models.journey_map import LaneKind, Mark
from coachdesk.models.life_event import LifeEvent
from coachdesk.models.meeting import Meeting
from coachdesk.models.plan import StepState, TargetStatus
from coachdesk.models.small_spend import SmallSpend
from coachdesk.models.visit import Visit, VisitOutcome
from coachdesk.tools.journey_events import events_of, feelings_of, without_names
from coachdesk.tools.journey_facts import JourneyFacts
from coachdesk.tools.name_masking import names_mask
from tests.tools.journeys import (
    AT,
    DAY,
    contact,
    facts,
    feeling,
    good_news,
    line,
    line_mark,
    note,
    sitting,
    turning,
)
from tests.tools.records import agency, make, person, plan, review, step, target

TODAY = date(2011, 9, 1)


def marks(found: JourneyFacts, today: date = TODAY) -> list[Mark]:
    return [one.mark for one in events_of(found, today)]


def test_an_emergency_and_planned_help_are_two_marks_in_their_agencys_lane() -> None:
    police, homes = agency("Police"), agency("Homes")
    call = contact(police, pence=23_000, basis="rate", outcome=ContactOutcome.NOT_APPLICABLE, source="their sheet")
    help_given = contact(homes, date(2011, 5, 1), ContactKind.INTERVENTION, outcome=ContactOutcome.NOBODY_IN)
    report = contact(homes, same_event_as=call.id)
    one, other = events_of(
        facts(agencies=(police, homes), contacts=(help_given, call), reports=(report,), turning=(turning(call.id),),
              workers={"b" * 32: "Imogen"}),
        TODAY,
    )  # fmt: skip
    assert (one.mark, one.lane, one.arrived, one.sources) == (
        Mark.INCIDENT, police.id, True, ("their sheet", "Homes"),
    )  # fmt: skip
    assert one.cost is not None
    assert one.cost.pence == 23_000
    assert [(each.what_was_missing, each.by) for each in one.turning] == [("Nobody rang back", "Imogen")]
    assert (other.mark, other.lane, other.arrived, other.cost and other.cost.pence) == (
        Mark.HELP, homes.id, False, None,
    )  # fmt: skip


def test_without_costs_no_event_has_one() -> None:
    found = facts(
        contacts=(contact(agency(), pence=5),), spends=(make(SmallSpend, spent_on=DAY, pence=1200, what="A lock"),)
    )
    assert [one.cost for one in events_of(found, TODAY, costs=False)] == [None, None]
    assert all(one.cost for one in events_of(found, TODAY))


def test_the_plan_draws_its_targets_ticked_steps_and_reviews() -> None:
    whole = plan(started_on=date(2011, 3, 1))
    going = target(plan=whole.id)
    over = target(plan=whole.id, added_on=date(2011, 4, 1), status=TargetStatus.DELIVERED, status_on=date(2011, 6, 1))
    later = target(plan=whole.id, added_on=date(2012, 1, 1))
    ticked = step(going, state=StepState.DONE, done_on=date(2011, 5, 5))
    found = facts(
        plans=(whole,), targets=(going, over, later), steps=(ticked, step(going)),
        reviews=(review(whole, date(2011, 5, 1)),),
    )  # fmt: skip
    events = {one.id: one for one in events_of(found, TODAY)}
    assert set(events) == {going.id, over.id, ticked.id, found.reviews[0].id}
    assert (events[going.id].days.first, events[going.id].last) == (date(2011, 3, 1), TODAY)
    assert (events[over.id].days.first, events[over.id].last) == (date(2011, 4, 1), date(2011, 6, 1))
    assert {one.lane for one in events.values()} == {LaneKind.PLAN}


def test_a_ticked_step_is_one_more_point_on_the_map() -> None:
    aim = target()
    before, after = (marks(facts(steps=(step(aim, **how),))) for how in ({}, {"state": StepState.DONE, "done_on": DAY}))
    assert (before, after) == ([], [Mark.STEP])


def test_answers_and_marks_are_there_without_where_they_stand_and_workers_views_are_not() -> None:
    mum, drawn = person("Mum"), line()
    first = sitting(mum.id)
    again = sitting(mum.id, supersedes=(first.id,))
    view = sitting(mum.id, worker="b" * 32, marking="coachs_view")
    shown = line_mark(drawn, mum.id)
    found = facts(
        people=(mum,), sittings=(first, again, view), set_titles={("wellbeing", 1): "How things are"}, lines=(drawn,),
        line_marks=(
            shown, line_mark(drawn, mum.id, None), line_mark(drawn, None, worker="b" * 32), line_mark(line(), mum.id),
        ),
    )  # fmt: skip
    events = {one.id: one for one in events_of(found, TODAY)}
    assert set(events) == {again.id, shown.id}
    assert (events[again.id].title, events[again.id].people) == ("How things are", ("Mum",))
    assert events[shown.id].title == "Bags unopened → Nothing owed"


def test_visits_meetings_and_life_have_lanes_of_their_own() -> None:
    at = {"planned_at": AT, "planned_minutes": 60}
    met, nobody = (make(Visit, **at, outcome=one) for one in (VisitOutcome.MET, VisitOutcome.NOBODY_IN))
    to_come, moved = make(Visit, **at), make(Visit, **at, outcome=VisitOutcome.MOVED)
    began = make(Visit, **at, outcome=VisitOutcome.MET, started_at=datetime(2011, 4, 6, 9, tzinfo=UTC))
    meeting = make(Meeting, met_on=DAY, date_known=DateKnown.MONTH, about="Housing")
    birth = make(LifeEvent, happened_on=date(2009, 3, 1), date_known=DateKnown.SEASON, what="Noa was born")
    spent = make(SmallSpend, spent_on=DAY, pence=1200, what="A lock")
    found = facts(
        visits=(met, nobody, to_come, moved, began), meetings=(meeting,), life_events=(birth,), spends=(spent,),
        good_news=(good_news(),), notes=(note(),),
    )  # fmt: skip
    events = {one.id: one for one in events_of(found, TODAY)}
    assert {one.lane for one in events.values()} == {"visits", "meetings", "life", "spends", "good_news", "notes"}
    assert [events[one.id].arrived for one in (met, nobody)] == [True, False]
    assert {to_come.id, moved.id}.isdisjoint(events)
    assert events[began.id].days.first == date(2011, 4, 6)
    assert (events[birth.id].days.first, events[birth.id].last) == (date(2009, 3, 1), date(2009, 5, 31))
    assert events_of(found, TODAY)[0].id == birth.id


def test_the_feeling_line_holds_what_stands_and_nothing_taken_back() -> None:
    mum = person("Mum")
    first, other = feeling(200, words="Low", said_by=mum.id), feeling(900, date(2011, 3, 1))
    moved = feeling(300, supersedes=(first.id,), said_by=mum.id, people=(mum.id,), until=date(2011, 5, 1))
    gone = feeling(None, supersedes=(other.id,), taken_back=True)
    spots = feelings_of(facts(people=(mum,), feelings=(first, other, moved, gone)))
    assert [(one.id, one.place, one.said_by, one.last) for one in spots] == [(moved.id, 300, "Mum", date(2011, 5, 1))]


def test_a_name_that_may_not_be_said_is_taken_out_of_every_word() -> None:
    mum, dean = person("Mum"), person("Dean")
    call = contact(agency(), what="Call-out about Dean")
    found = facts(people=(mum, dean), contacts=(call,), feelings=(feeling(100, words="When Dean came"),))
    mask = names_mask(found.people, frozenset({mum.id}))
    (event,), (spot,) = without_names(events_of(found, TODAY), feelings_of(found), mask)
    assert "Dean" not in event.title + spot.words
    assert "Call-out" in event.title
