"""The visit's page keeps each answer as it is given, says at its field what cannot be kept, and agrees the next."""

from __future__ import annotations

from datetime import timedelta
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from coachdesk.models.family import Family
from coachdesk.models.moments import Asked
from coachdesk.models.note import Note
from coachdesk.models.organisation import Worker
from coachdesk.models.plan import Audience, SubTarget, Target
from coachdesk.models.small_spend import SmallSpend
from coachdesk.models.visit import ChildSeen, VisitOutcome
from coachdesk.operations.notes import notes_of
from coachdesk.operations.visits import end_visit, plan_visit, start_unplanned
from coachdesk.ui.pages.family import FamilyPage
from coachdesk.ui.pages.visit.page import VisitPage
from coachdesk.ui.theme import Scheme
from tests.ui.conftest import Shoot, Usable
from tests.ui.pages.page_visit import PageVisit, visit
from tests.ui.pages.visit_hands import from_today, kept, opened, press, tell, type_in

__all__ = ["visit"]


@pytest.fixture
def page(visit: PageVisit) -> VisitPage:
    """A visit to F2 that has just begun, opened."""
    start_unplanned(visit.desk, visit.family_id, purpose="The letters from housing")
    return opened(visit)


def test_what_cannot_be_kept_is_said_at_its_field_and_nothing_is_lost(visit: PageVisit, page: VisitPage) -> None:
    page.spend.open()
    type_in(page.spend.what, "Door lock")
    type_in(page.spend.pounds, "twelve")
    press(visit, page, "Keep the sum")
    assert page.spend.pounds.problem()
    assert visit.desk.records(SmallSpend, visit.family_id) == []
    page.spend.pounds.set_text("")
    type_in(page.spend.pounds, "12")
    press(visit, page, "Keep the sum")
    (spent,) = visit.desk.records(SmallSpend, visit.family_id)
    assert (spent.pence, spent.visit) == (1200, kept(visit).id)
    press(visit, page, "End the visit")
    assert page.end_card.outcome.problem()
    press(visit, page, "We met")
    press(visit, page, "End the visit")
    assert page.end_card.next_day.problem()
    type_in(page.end_card.next_day, "tomorrow")
    type_in(page.end_card.next_time, "2")
    press(visit, page, "End the visit")
    assert page.end_card.next_time.problem()
    page.end_card.next_time.set_text("")
    type_in(page.end_card.next_time, "2 pm")
    type_in(page.note.voices[0].words, "Mine")
    press(visit, page, "End the visit")
    assert page.note.voices[0].whose.problem()
    assert kept(visit).outcome is None
    press(visit, page, "Keep this note")
    assert page.note.voices[0].words.text() == "Mine"
    page.note.voices[0].whose.choose(visit.person("Joy").id)
    press(visit, page, "End the visit")
    assert kept(visit).outcome is VisitOutcome.MET
    assert [one.own_words[0].words for one in visit.desk.records(Note, visit.family_id)] == ["Mine"]


def test_nobody_in_asks_for_the_next_try_and_counts_persistence(visit: PageVisit) -> None:
    desk = visit.desk
    for days in (1, 2):
        tried = start_unplanned(desk, visit.family_id)
        end_visit(desk, tried, VisitOutcome.NOBODY_IN, desk.now() + timedelta(days=days))
    start_unplanned(desk, visit.family_id)
    page = opened(visit)
    press(visit, page, "Nobody in")
    assert page.end_card.next_day.label() == "When will you try again?"
    assert "3 tries in a row" in page.end_card._persistence.words()
    type_in(page.end_card.none_because, "They are at her sister's till May")
    press(visit, page, "End the visit")
    assert "till May" in page.when.words()


def test_the_end_can_be_taken_back_and_the_next_visit_goes_with_it(visit: PageVisit, page: VisitPage) -> None:
    press(visit, page, "We met")
    type_in(page.end_card.next_day, "in 3 weeks")
    type_in(page.end_card.next_time, "10:00")
    press(visit, page, "End the visit")
    assert "10:00" in page.toast.words()
    assert len(from_today(visit)) == 2
    assert not page.end_button.isVisibleTo(page)
    press(visit, page, "Undo")
    assert len(from_today(visit)) == 1
    assert kept(visit).outcome is None
    assert page.end_button.isVisibleTo(page)


def test_three_presses_go_round_and_each_is_kept(visit: PageVisit, page: VisitPage) -> None:
    tia = visit.person("Tia").id
    pill = page.children_card.pill(tia, "seen")
    assert pill.answer() is Asked.NOT_ASKED
    for expected in (Asked.YES, Asked.NO, Asked.NOT_ASKED):
        pill.click()
        tell(visit)
        assert pill.answer() is expected
        (record,) = visit.desk.records(ChildSeen, visit.family_id)
        assert (record.child, record.seen) == (tia, expected)
    pill.click()
    pill.click()
    tell(visit)
    assert visit.desk.records(ChildSeen, visit.family_id)[0].seen is Asked.NO, "pressed faster than it is written"


def test_presses_faster_than_the_disk_all_count(visit: PageVisit, page: VisitPage) -> None:
    """What is read while presses still wait to be written turns no pill back."""
    disk_free = Event()
    visit.deeds.do(lambda: disk_free.wait(5))
    pills = page.who.people.findChildren(QAbstractButton)
    for pill in (*pills[:3], page.children_card.pill(visit.person("Tia").id, "seen")):
        pill.click()
        page.refresh()
        visit.qtbot.wait(150)
    assert len(page.who.people.chosen()) == 3
    assert page.children_card.pill(visit.person("Tia").id, "seen").answer() is Asked.YES
    disk_free.set()
    tell(visit)
    assert len(kept(visit).was_in) == len(page.who.people.chosen()) == 3
    assert [one.seen for one in visit.desk.records(ChildSeen, visit.family_id)] == [Asked.YES]


def test_steps_kept_private_do_not_lie_on_the_table(visit: PageVisit, page: VisitPage) -> None:
    desk = visit.desk
    shown = [row.words() for row in page.steps.rows.values()]
    step = next(one for one in desk.records(SubTarget, visit.family_id) if one.words == shown[0])
    desk.amend(desk.get(Target, step.target), audience=Audience.NAMED, private_to=(visit.person("Grace").id,))
    tell(visit)
    assert step.words not in [row.words() for row in page.steps.rows.values()]
    assert page.steps.rows


def test_who_came_to_a_joint_visit_is_asked_only_there(visit: PageVisit) -> None:
    desk = visit.desk
    nurse = next(one for one in desk.records(Worker) if one.id != desk.owner.worker_id and one.agency)
    visit_there = start_unplanned(desk, visit.family_id)
    page = opened(visit)
    assert not page.who.joint.isVisibleTo(page)
    desk.amend(visit_there, workers=(desk.owner.worker_id, nurse.id), agencies=(nurse.agency,))
    tell(visit)
    assert page.who.joint.chosen() == ()
    press(visit, page, nurse.name)
    assert set(kept(visit).workers_came) == {nurse.id, desk.owner.worker_id}
    assert kept(visit).agencies_came == ()


def test_the_family_leads_to_its_visit(visit: PageVisit) -> None:
    start_unplanned(visit.desk, visit.family_id)
    family = visit.go(FamilyPage, "family", family_id=visit.family_id)
    next(one for one in family.findChildren(QAbstractButton) if one.accessibleName() == "Visit").click()
    visit.settle()
    assert visit.here_is(VisitPage).when.words().startswith("Visit open since")


def test_a_note_is_put_right_by_another_and_good_news_is_one_line(visit: PageVisit, page: VisitPage) -> None:
    type_in(page.note.fact, "Boiler off")
    press(visit, page, "Keep this note")
    assert page.note.fact.text() == ""
    press(visit, page, "Put right: Note")
    assert page.note.fact.text() == "Boiler off"
    press(visit, page, "Keep the note put right")
    assert page.note.because.problem()
    page.note.fact.set_text("")
    type_in(page.note.fact, "Boiler mended")
    type_in(page.note.because, "It was the other flat")
    press(visit, page, "Keep the note put right")
    assert [one.fact for one in notes_of(visit.desk, visit.family_id)] == ["Boiler mended"]
    type_in(page.good_news.field, "Tia swam a length")
    QTest.keyClick(page.good_news.field.editor(), Qt.Key.Key_Return)
    tell(visit)
    assert [one.fact for one in visit.desk.records(Note, visit.family_id) if one.good_news] == ["Tia swam a length"]


def test_a_note_of_the_day_before_yesterday_asks_why(visit: PageVisit) -> None:
    desk = visit.desk
    earlier = plan_visit(desk, visit.family_id, desk.now() - timedelta(days=2))
    end_visit(desk, earlier, VisitOutcome.MET, no_next_because="Moved away")
    page = visit.go(VisitPage, "visit", family_id=visit.family_id, record_id=earlier.record.id)
    visit.settle()
    type_in(page.note.fact, "All in")
    press(visit, page, "Keep this note")
    assert page.note.late.problem()
    type_in(page.note.late, "No signal till today")
    press(visit, page, "Keep this note")
    assert [one.late_reason for one in desk.records(Note, visit.family_id)] == ["No signal till today"]


def test_with_no_visit_there_is_one_button_and_another_open_one_is_named(visit: PageVisit) -> None:
    page = opened(visit)
    press(visit, page, "Start a visit now")
    assert page.when.words().startswith("Visit open since")
    other = start_unplanned(
        visit.desk, next(one.log for one in visit.desk.records(SubTarget) if one.log != visit.family_id)
    )
    tell(visit)
    whose = visit.desk.get(Family, other.record.log).record
    said = " ".join(one.accessibleName() for one in page.when.findChildren(QAbstractButton))
    assert whose.ref in said
    assert whose.name not in said
    press(visit, page, "Another visit is still open")
    assert page.shown is not None
    assert page.shown.visit is not None
    assert page.shown.visit.record.id == other.record.id


def test_it_can_be_seen_read_and_reached_at_every_size(
    visit: PageVisit, page: VisitPage, usable: Usable, shoot: Shoot
) -> None:
    press(visit, page, "Grace, parent")
    press(visit, page, "Tia: Seen?")
    page.spend.open()
    press(visit, page, "Nobody in")
    type_in(page.note.fact, "Warm flat. Both girls at the table, Tia reading to Joy.")
    usable(visit.stack)
    shoot(visit.stack, "visit", (640, 360), 200)
    shoot(visit.stack, "visit", (1366, 768), 100, Scheme.DARK)
