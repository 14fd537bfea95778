"""The list: who was seen when, whose report is not here after seven days, which agency is late (6.3, T-09)."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from coachdesk.desk import Desk, new_record
from coachdesk.errors import NotFound
from coachdesk.models.family import AssignmentRole, Family, FamilyState
from coachdesk.models.moments import Asked
from coachdesk.models.organisation import Agency, Worker
from coachdesk.models.person import FamilyRole
from coachdesk.models.plan import Plan, SubTarget, Target
from coachdesk.models.values import new_id
from coachdesk.models.visit import Visit, VisitOutcome
from coachdesk.models.worry import Worry
from coachdesk.operations.caseload_list import agency_promises, caseload_list
from coachdesk.operations.coach_reports import send_reports
from coachdesk.operations.families import assign, start_family
from coachdesk.operations.people import add_person
from coachdesk.operations.sample import family_id
from coachdesk.operations.visits import see_child
from coachdesk.operations.wall_time import wall_time
from coachdesk.operations.worries import amend_worry, note_worries_read, unread_worries, write_worry
from coachdesk.tools.caseload_list import CaseloadRow
from tests.desks import HandClock, new_desk
from tests.sample_vaults import sample

TODAY = date(2011, 3, 1)
SAID = {"seen": "tired", "strengths_none_seen": True}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    opened = new_desk(tmp_path_factory.mktemp("list") / "vault", HandClock(tick=timedelta()))
    yield opened.desk
    opened.close()


@pytest.fixture
def family(desk: Desk) -> Family:
    return start_family(desk, "Lane", joined_on="2010-06-01").record


def visit(desk: Desk, family: Family, days_ago: int, **fields: Any) -> Visit:
    at = wall_time(TODAY - timedelta(days=days_ago), time(10))
    values = {"planned_at": at, "outcome": VisitOutcome.MET, **fields}
    return desk.add(new_record(Visit, family.id, **values)).record


def row(desk: Desk, family: Family) -> CaseloadRow:
    return next(one for one in caseload_list(desk).rows if one.family.id == family.id)


def test_last_seen_is_found_however_long_ago_and_only_where_somebody_was_met(desk: Desk, family: Family) -> None:
    assert row(desk, family).days == (TODAY - date(2010, 6, 1)).days
    visit(desk, family, 200)
    visit(desk, family, 2, outcome=VisitOutcome.NOBODY_IN)
    assert (row(desk, family).seen, row(desk, family).days) == (TODAY - timedelta(days=200), 200)
    visit(desk, family, 9)
    to_come = visit(desk, family, -5, outcome=None)
    shown = row(desk, family)
    assert (shown.days, shown.is_unseen, shown.next_visit) == (9, False, to_come)


def test_a_family_just_begun_is_not_unseen_and_one_without_a_day_is(desk: Desk) -> None:
    new = start_family(desk, "New").record
    assert (row(desk, new).days, row(desk, new).is_unseen) == (0, False)
    undated = start_family(desk, "Old", joined_on=None).record
    assert (row(desk, undated).days, row(desk, undated).is_unseen) == (None, True)


def test_a_child_missed_lately_is_looked_for_in_older_visits(desk: Desk, family: Family) -> None:
    tia, joy = (add_person(desk, family.id, name, FamilyRole.CHILD).record.id for name in ("Tia", "Joy"))
    last, before, older, too_old = (visit(desk, family, days) for days in (1, 8, 40, 95))
    see_child(desk, last, joy, seen=Asked.YES)
    see_child(desk, before, tia, seen=Asked.NO)
    see_child(desk, too_old, tia, seen=Asked.YES)
    assert [(one.child.id, one.since) for one in row(desk, family).children] == [(tia, None)]
    see_child(desk, older, tia, seen=Asked.YES)
    assert [one.since for one in row(desk, family).children] == [TODAY - timedelta(days=40)]
    see_child(desk, last, tia, seen=Asked.YES)
    assert row(desk, family).children == ()


def test_a_report_not_sent_shows_seven_days_after_its_week_and_goes_when_it_comes(tmp_path: Path) -> None:
    clock = HandClock(at=datetime.combine(date(2011, 3, 7), time(9)).astimezone(), tick=timedelta())
    opened = new_desk(tmp_path / "vault", clock)
    desk = opened.desk
    family = start_family(desk, "Lane").record
    clock.move(days=12)  # Saturday 19 March: the week of the 7th ended six days ago
    assert row(desk, family).no_report == ()
    clock.move(days=1)
    assert row(desk, family).no_report == (date(2011, 3, 7),)
    send_reports(desk, date(2011, 3, 7), {family.id: "All went well."})
    assert row(desk, family).no_report == ()
    clock.move(days=7)
    assert caseload_list(desk).sums.no_report == 1
    opened_family = desk.get(Family, family.id)
    desk.amend(opened_family, state=FamilyState.PAUSED)
    assert row(desk, family).no_report == (), "nothing is asked for while the work is paused"
    desk.amend(desk.get(Family, family.id), state=FamilyState.CLOSED)
    assert caseload_list(desk).rows == ()
    opened.close()


def test_only_an_agencys_own_workers_make_it_late_and_its_promises_are_listed(desk: Desk, family: Family) -> None:
    log = desk.owner.organisation_id
    housing = desk.add(new_record(Agency, log, name="Housing", sector="housing")).record
    officer = desk.add(new_record(Worker, log, name="Phil", role="agency_worker", agency=housing.id)).record
    on_loan = desk.add(new_record(Worker, log, name="Bron", role="coach", agency=housing.id)).record
    mother = add_person(desk, family.id, "Amina", FamilyRole.PARENT).record
    plan = desk.add(new_record(Plan, family.id, started_on=TODAY)).record
    target = desk.add(new_record(Target, family.id, plan=plan.id, family_words="A dry home")).record

    def step(words: str, days: int, **owner: str) -> None:
        due = TODAY + timedelta(days=days)
        desk.add(new_record(SubTarget, family.id, target=target.id, words=words, due=due, **owner))

    step("mend the roof", -3, owner_worker=officer.id)
    step("send the form", 4, owner_worker=officer.id)
    step("ring them", -2, owner_worker=on_loan.id)
    step("open the letters", -9, owner_person=mother.id)
    shown = row(desk, family)
    assert shown.late == {housing.id: 1, "": 1}
    promised = agency_promises(desk, housing.id)
    assert [(one.promise.step.words, one.promise.days_late, one.worker) for one in promised.steps] == [
        ("mend the roof", 3, "Phil"),
        ("send the form", 0, "Phil"),
    ]
    assert caseload_list(desk).sums.agencies[0][1:] == (1, 1)
    with pytest.raises(NotFound):
        agency_promises(desk, new_id())


def test_a_worry_is_unread_until_it_was_open_and_again_when_it_was_amended(desk: Desk, family: Family) -> None:
    write_worry(desk, family.id, **SAID)
    assert unread_worries(desk, family.id) == [], "her own"
    values = {**SAID, "happened_at": desk.now(), "written_at": desk.now(), "written_by": new_id()}
    theirs = desk.add(new_record(Worry, family.id, **values)).record
    assert unread_worries(desk, family.id) == [theirs]
    assert row(desk, family).unread == 1
    assert caseload_list(desk).rows[0].family.id == family.id
    assert (note_worries_read(desk, family.id), note_worries_read(desk, family.id)) == (1, 0)
    assert row(desk, family).unread == 0
    later = {**values, "supersedes": (theirs.id,), "amended_because": "more was said"}
    desk.add(new_record(Worry, family.id, **later))
    assert row(desk, family).unread == 1
    amend_worry(desk, theirs.id, because="mine now", **SAID)


def test_whoever_covers_is_named_before_who_is_away(desk: Desk, family: Family) -> None:
    assert row(desk, family).coach == "Bronwen"
    other = desk.add(new_record(Worker, desk.owner.organisation_id, name="Anita", role="coach")).record
    assign(desk, family.id, other.id, AssignmentRole.COVER)
    assert row(desk, family).coach == "Anita"


def test_the_sample_says_in_one_look_who_is_unseen_what_is_overdue_and_which_agency_is_late(tmp_path: Path) -> None:
    opened = sample(tmp_path, "advocate")
    shown = caseload_list(opened.desk)
    opened.close()
    assert [one.family.ref for one in shown.rows if one.is_unseen] == ["F9", "F6"]
    assert [one.family.ref for one in shown.rows[:2]] == ["F9", "F6"]
    overdue = {one.family.ref: one.review.days_late for one in shown.rows if one.is_overdue and one.review}
    assert overdue == {"F9": 7, "F2": 2, "F3": 1, "F7": 1}
    late = [(shown.agencies[one.agency], one.steps) for one in shown.sums.agencies]
    assert {name for name, steps in late if steps == 2} == {"NHS Mental Health Trust", "Jobcentre and Benefits"}
    assert len(late) == 7
    assert next(one for one in shown.rows if one.family.id == family_id("F4")).steps_late == 0
