"""The weekly report: both visits of a week are in it, it is sent once, and what is private stays out (T-09)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest

from coachdesk.desk import Desk, new_record
from coachdesk.errors import BadInput, NotFound, Refused
from coachdesk.models.call import Call
from coachdesk.models.coach_report import CoachReport
from coachdesk.models.family import AssignmentRole, Family
from coachdesk.models.measures import GoodNews
from coachdesk.models.moments import Asked
from coachdesk.models.person import FamilyRole
from coachdesk.models.plan import Audience, Plan, StepState, SubTarget, Target
from coachdesk.models.values import new_id
from coachdesk.models.visit import Visit, VisitOutcome
from coachdesk.operations.coach_reports import draft_key, family_week, reports_of_week, send_reports, sent_reports
from coachdesk.operations.families import assign, start_family
from coachdesk.operations.people import add_person
from coachdesk.operations.visits import see_child
from coachdesk.operations.wall_time import wall_time
from coachdesk.operations.worries import write_worry
from coachdesk.settings import WORDS_LIMIT
from tests.desks import HandClock, new_desk

MONDAY = date(2011, 2, 28)
FRIDAY = datetime(2011, 3, 4, 16, tzinfo=UTC)
SECRET = "he said it will be worse"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    opened = new_desk(tmp_path_factory.mktemp("reports") / "vault", HandClock(at=FRIDAY, tick=timedelta()))
    yield opened.desk
    opened.close()


@pytest.fixture
def family(desk: Desk) -> Family:
    return start_family(desk, "Lane").record


def visit(desk: Desk, family: Family, on: date, outcome: VisitOutcome | None = VisitOutcome.MET) -> Visit:
    fields = {"planned_at": wall_time(on, time(10)), "outcome": outcome, "outcome_words": SECRET}
    return desk.add(new_record(Visit, family.id, **fields)).record


def drafted(desk: Desk, family: Family, week: date = MONDAY) -> str:
    return next(one.drafted for one in reports_of_week(desk, week) if one.family.id == family.id)


def test_a_week_with_two_visits_yields_a_draft_naming_both_and_nothing_of_other_weeks(
    desk: Desk, family: Family
) -> None:
    tia = add_person(desk, family.id, "Tia", FamilyRole.CHILD).record
    for days in (-1, 1, 3, 7):
        made = visit(desk, family, MONDAY + timedelta(days=days), VisitOutcome.MET if days < 7 else None)
        see_child(desk, made, tia.id, seen=Asked.YES, words=SECRET) if days in (-1, 1) else None
    words = drafted(desk, family)
    assert words.splitlines() == [
        "Visit on Tuesday 1 March, at home. Seen: Tia.",
        "Visit on Thursday 3 March, at home.",
        "The next visit is on Monday 7 March.",
    ]
    assert reports_of_week(desk, MONDAY)[0].visited


def test_what_was_done_in_the_week_is_told_and_private_words_are_not(desk: Desk, family: Family) -> None:
    plan = desk.add(new_record(Plan, family.id, started_on=MONDAY)).record
    for words, audience in (("Open the letters", Audience.EVERYONE), (SECRET, Audience.NAMED)):
        values = {"plan": plan.id, "family_words": SECRET, "audience": audience}
        target = desk.add(new_record(Target, family.id, **values)).record
        for on in (MONDAY, MONDAY - timedelta(days=1)):
            done = {"target": target.id, "words": words, "state": StepState.DONE, "done_on": on}
            desk.add(new_record(SubTarget, family.id, **done))
    for day in ("2011-03-02", "2011-03", "2011-02-27"):
        desk.add(new_record(GoodNews, family.id, words=f"Swam {day}", on=day))
    desk.add(new_record(Call, family.id, at=FRIDAY, by=desk.owner.worker_id, answer="spoke", words=SECRET))
    write_worry(desk, family.id, seen=SECRET, strengths_none_seen=True)
    words = drafted(desk, family)
    assert words.splitlines() == [
        "No visit was made this week.",
        "1 call or text; spoke with somebody once.",
        "2 steps done: “Open the letters”; and 1 more.",
        "Good news: “Swam 2011-03-02”.",
        "1 worry was written down this week.",
    ]
    assert family_week(desk, family.id, MONDAY).next_visit is None


def test_what_was_edited_is_sent_once_and_its_draft_goes(desk: Desk, family: Family) -> None:
    desk.drafts.save(draft_key(family.id, MONDAY), "A good week.")
    found = next(one for one in reports_of_week(desk, MONDAY) if one.family.id == family.id)
    assert (found.edited, found.sent) == ("A good week.", None)
    assert send_reports(desk, MONDAY, {family.id: "  "}) == 0, "what is empty is not sent"
    assert send_reports(desk, MONDAY, {family.id: "A good week."}) == 1
    assert send_reports(desk, MONDAY, {family.id: "Another"}) == 0
    assert desk.drafts.read(draft_key(family.id, MONDAY)) is None
    after = next(one for one in reports_of_week(desk, MONDAY) if one.family.id == family.id)
    assert after.sent is not None
    (told,) = sent_reports(desk, family.id, MONDAY - timedelta(days=60))
    assert (told.report.words, told.worker, told.report.sent_at) == ("A good week.", "Bronwen", FRIDAY)
    assert len(desk.records(CoachReport, family.id)) == 1
    with pytest.raises(Refused):
        desk.amend(desk.get(CoachReport, told.report.id), words="Other words")


def test_nothing_is_sent_of_another_workers_family_a_week_to_come_or_too_long(desk: Desk, family: Family) -> None:
    kept = len(desk.records(CoachReport))
    other = start_family(desk, "Vale").record
    with pytest.raises(Refused):
        send_reports(desk, MONDAY + timedelta(days=7), {family.id: "words"})
    with pytest.raises(NotFound):
        send_reports(desk, MONDAY, {other.id: "words", new_id(): "words"})
    with pytest.raises(BadInput) as wrong:
        send_reports(desk, MONDAY, {family.id: "a" * (WORDS_LIMIT + 1)})
    assert wrong.value.field == f"{family.id}.words"
    assert len(desk.records(CoachReport)) == kept, "all or nothing"


def test_a_week_is_named_by_its_monday(desk: Desk, family: Family) -> None:
    with pytest.raises(BadInput):
        send_reports(desk, MONDAY + timedelta(days=1), {family.id: "words"})


def test_reports_are_for_those_a_worker_coaches_or_covers_in_that_week(desk: Desk) -> None:
    advised = start_family(desk, "Advised").record
    for one in reports_of_week(desk, MONDAY):
        assert one.family.name != "Nobody"
    before = {one.family.id for one in reports_of_week(desk, MONDAY - timedelta(days=7))}
    assert advised.id not in before, "nobody worked with it then"
    covered = start_family(desk, "Covered").record
    from_date = str(MONDAY - timedelta(days=3))
    assign(desk, covered.id, desk.owner.worker_id, AssignmentRole.COVER, from_date=from_date)
    assert covered.id in {one.family.id for one in reports_of_week(desk, MONDAY - timedelta(days=7))}
