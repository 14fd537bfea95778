"""A drafted report names every visit, counts what people answered, and repeats nothing that is private (T-09)."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.call import Call, CallAnswer
from coachdesk.models.measures import Answer, AnswerMode, AnswerSet, AnswerStatus, GoodNews, LineMark, Marking
from coachdesk.models.moments import Asked
from coachdesk.models.question_set import MeasureTool
from coachdesk.models.visit import ChildSeen, Visit, VisitOutcome
from coachdesk.tools.child_seen import child_seen_id
from coachdesk.tools.coach_report_draft import FamilyWeek, coach_report_id, draft_report
from tests.tools.records import make, step, target

MONDAY = date(2011, 8, 29)
AT = datetime(2011, 8, 30, 10, tzinfo=UTC)
AMINA, TIA, JOY = "a" * 32, "b" * 32, "c" * 32
PEOPLE = {AMINA: "Amina", TIA: "Tia", JOY: "Joy"}
SECRET = "he said it will be worse"

ids = st.integers(0, 2**128 - 1).map(lambda number: f"{number:032x}")


def visit(weekday: int, **fields: Any) -> tuple[date, Visit]:
    values = {"planned_at": AT + timedelta(days=weekday), "outcome": VisitOutcome.MET, **fields}
    return MONDAY + timedelta(days=weekday), make(Visit, **values)


def draft(today: date = MONDAY + timedelta(days=6), **facts: Any) -> str:
    return draft_report(FamilyWeek(people=PEOPLE, **facts), today)


def test_a_week_with_two_visits_names_both_in_the_order_of_days() -> None:
    words = draft(visits=[visit(3, was_in=(AMINA,)), visit(1, was_in=(AMINA, TIA, JOY), place_words="the café")])
    assert words.splitlines() == [
        "Visit on Tuesday 30 August, the café. Amina, Tia and Joy were in.",
        "Visit on Thursday 1 September, at home. Amina was in.",
    ]


def test_each_child_is_seen_or_not_as_somebody_wrote_down() -> None:
    on, made = visit(1, was_in=(JOY,))
    fields = {TIA: {"seen": Asked.YES, "alone": Asked.YES, "words": SECRET}, JOY: {"seen": Asked.NO}}
    children = [
        make(ChildSeen, id=child_seen_id(made.id, child), visit=made.id, child=child, **said)
        for child, said in fields.items()
    ]
    other = make(ChildSeen, visit="d" * 32, child=AMINA, seen=Asked.YES)
    words = draft(visits=[(on, made)], children=[*children, other])
    assert words.endswith("Joy was in. Seen: Tia. Spoken with alone: Tia. Not seen: Joy.")
    assert SECRET not in words


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"outcome": VisitOutcome.NOBODY_IN}, "Went there on Tuesday 30 August; nobody was in."),
        ({"outcome": VisitOutcome.COULD_NOT_COME}, "The visit of Tuesday 30 August was not possible for the family."),
        ({"outcome": VisitOutcome.WE_CANCELLED}, "We called off the visit of Tuesday 30 August."),
        ({"outcome": None}, "Visit planned for Tuesday 30 August: how it went is not written down yet."),
        ({"outcome": VisitOutcome.MOVED}, ""),
    ],
)
def test_what_was_no_meeting_is_told_without_blame(fields: dict[str, Any], said: str) -> None:
    words = draft(visits=[visit(1, outcome_words=SECRET, **fields)])
    none = "" if fields["outcome"] is VisitOutcome.NOBODY_IN else "No visit was made this week."
    assert words == "\n".join(part for part in (said, none) if part)


def test_a_visit_of_today_is_still_to_come() -> None:
    assert "Friday 2 September: still to come." in draft(MONDAY + timedelta(days=4), visits=[visit(4, outcome=None)])


def sitting(person: str, **fields: Any) -> AnswerSet:
    answered = Answer(
        question="home", status=AnswerStatus.ANSWERED, mode=AnswerMode.FACES_5, first=0, place=0, words=SECRET, at=AT
    )
    values = {"tool": MeasureTool.WELLBEING, "set_key": "wellbeing", "set_version": 1, "at": AT, "answers": (answered,)}
    return make(AnswerSet, person=person, **{"marking": Marking.SELF, **values, **fields})


def mark(**fields: Any) -> LineMark:
    values = {"line": "d" * 32, "status": AnswerStatus.ANSWERED, "first": 9, "place": 9, "marking": Marking.SELF}
    return make(LineMark, at=AT, still_needed=SECRET, **{**values, **fields})


def test_answers_marks_and_worries_are_counts_whoever_may_see_them() -> None:
    own_view = sitting(TIA, worker="e" * 32, marking=Marking.COACHS_VIEW)
    words = draft(
        sittings=[sitting(AMINA, released=True), sitting(AMINA), sitting(TIA), own_view],
        marks=[mark(person=TIA), mark(worker="e" * 32)],
        worries=1,
        next_visit=MONDAY + timedelta(days=8),
    )
    assert words.splitlines() == [
        "No visit was made this week.",
        "2 people answered questions about how things are (3 times).",
        "1 mark put on a line from A to B.",
        "1 worry was written down this week.",
        "The next visit is on Tuesday 6 September.",
    ]


def test_steps_and_good_news_are_named_but_for_what_is_private_to_one_person() -> None:
    shared, private = target(), target()
    steps = [step(shared, "Open the letters"), step(private, SECRET)]
    news = [
        make(GoodNews, words="Tia swam", on="2011-08-30"),
        make(GoodNews, words=SECRET, on="2011-08-30", about="f" * 32),
    ]
    words = draft(ticked=steps, private_targets=frozenset({private.id}), good_news=news)
    assert "2 steps done: “Open the letters”; and 1 more." in words
    assert "Good news: “Tia swam”; 1 thing told with an answer." in words
    assert SECRET not in words
    alone = draft(ticked=steps[1:], private_targets=frozenset({private.id}), good_news=news[1:])
    assert "1 step done.\nGood news: 1 thing told with an answer." in alone
    assert SECRET not in alone


def test_calls_are_counted_and_so_is_reaching_somebody() -> None:
    made = [make(Call, at=AT, by="e" * 32, answer=one, words=SECRET) for one in (CallAnswer.SPOKE, CallAnswer.SENT)]
    assert "2 calls or texts; spoke with somebody once." in draft(calls=made)
    assert "1 call or text; nobody was reached." in draft(calls=made[1:])
    assert "2 calls or texts; spoke with somebody 2 times." in draft(calls=[made[0], made[0]])


@given(ids, ids, st.integers(0, 5000), st.integers(0, 5000))
def test_one_report_for_each_family_worker_and_week(family: str, worker: str, one: int, other: int) -> None:
    first, second = (MONDAY + timedelta(days=7 * week) for week in (one, other))
    assert (coach_report_id(family, worker, first) == coach_report_id(family, worker, second)) == (one == other)
    assert len(coach_report_id(family, worker, first)) == 32
    assert (coach_report_id(family, worker, first) == coach_report_id(worker, worker, first)) == (family == worker)
