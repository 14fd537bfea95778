"""A worry is written down and told by keyboard alone; the banner changes only after a logged call that was answered."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from coachdesk.models.duty_number import duty_number
from coachdesk.models.family import Family
from coachdesk.models.worry import Worry, WorryCall
from coachdesk.operations.visits import start_unplanned
from coachdesk.operations.worries import log_call, open_worries, write_worry
from coachdesk.ui.frame.jump_hits import find_with
from coachdesk.ui.page import Page
from coachdesk.ui.pages.family import FamilyPage
from coachdesk.ui.pages.needs.page import NeedsPage
from coachdesk.ui.pages.plan_page import PlanPage
from coachdesk.ui.pages.visit.page import VisitPage
from coachdesk.ui.pages.worry.page import WorryPage
from coachdesk.ui.widgets.banner import Banner
from tests.ui.conftest import Usable
from tests.ui.pages.desk_standing import words
from tests.ui.pages.page_visit import PageVisit, visit

__all__ = ["visit"]

UNTOLD = "Nobody has been told by this app. Ring now."


@pytest.fixture
def page(visit: PageVisit) -> WorryPage:
    visit.duty.keep([duty_number("Children’s duty team", "01632 960 001", "Mon to Fri 9 to 5"),
                     duty_number("Out of hours", "01632 960 002", "Nights and weekends")])  # fmt: skip
    return visit.go(WorryPage, "worry", family_id=visit.family_id)


def bands(page: Page) -> list[str]:
    assert page.bands is not None
    return [one.words() for one in page.bands.worries.findChildren(Banner) if one.isVisibleTo(page)]


def button(page: Page, name: str) -> QAbstractButton:
    found = [one for one in page.findChildren(QAbstractButton) if one.accessibleName() == name]
    return next(one for one in found if one.isVisibleTo(page))


def test_the_page_is_one_press_from_the_familys_home(visit: PageVisit) -> None:
    page = visit.go(FamilyPage, "family", family_id=visit.family_id)
    button(page, "A worry that cannot wait").click()
    visit.settle()
    visit.here_is(WorryPage)


def test_the_page_is_one_press_from_the_visit(visit: PageVisit) -> None:
    page = visit.go(VisitPage, "visit", family_id=visit.family_id)
    page.worry_button.click()
    visit.settle()
    assert visit.here_is(WorryPage).new is not None
    assert visit.stack.place is not None
    assert visit.stack.place.family_id == visit.family_id


@pytest.mark.parametrize("came", ["to it", "to the family", "back"])
def test_a_worry_begun_at_a_visit_names_it_also_after_the_lid(visit: PageVisit, came: str) -> None:
    begun = start_unplanned(visit.desk, visit.family_id).record
    where = {"record_id": begun.id} if came == "to it" else {}
    page = visit.go(VisitPage, "visit", family_id=visit.family_id, **where)
    if came == "back":
        page.go("family", family_id=visit.family_id)
        visit.settle()
        visit.stack.back()
    page.worry_button.click()
    visit.settle()
    worry = visit.here_is(WorryPage)
    assert worry.new is not None
    worry.new.worry.seen.setFocus()
    visit.write("A bruise")
    visit.settle()
    other = visit.go(WorryPage, "worry", family_id=_another(visit))
    other.leave()
    again = visit.go(WorryPage, "worry", family_id=visit.family_id)
    assert again.new is not None
    assert "At the visit of" in words(again)
    again.new.worry.none_seen.click()
    again.new.save.click()
    visit.settle()
    (kept,) = visit.desk.records(Worry)
    assert kept.visit == begun.id
    assert "At the visit of" in words(again)
    assert visit.desk.drafts.all("worry/") == {}
    again.another.click()
    again.new.worry.seen.setFocus()
    visit.write("Later")
    again.new.worry.none_seen.click()
    again.new.save.click()
    visit.settle()
    assert {one.visit for one in visit.desk.records(Worry)} == {begun.id, None}, "the next is of no visit"


def test_ring_write_and_be_told_by_keyboard_alone(visit: PageVisit, page: WorryPage) -> None:
    visit.tab_to("I rang Children’s duty team")
    visit.press(Qt.Key.Key_Return)
    visit.settle()
    assert page.new is not None
    assert (page.new.call.rung.text(), page.new.call.number.text()) == ("Children’s duty team", "01632 960 001")
    visit.press(Qt.Key.Key_Space)
    assert page.new.call.answered.chosen() == "yes"
    visit.tab_to("Name of the person who answered")
    visit.write("Jo Bell")
    page.new.worry.seen.setFocus()
    visit.write("A bruise on his arm")
    visit.tab_to("What is going well, and who keeps them safe")
    visit.write("He told his Nan")
    visit.tab_to("Save on this laptop")
    visit.press(Qt.Key.Key_Return)
    visit.settle()
    (worry,) = visit.desk.records(Worry, visit.family_id)
    (call,) = visit.desk.records(WorryCall, visit.family_id)
    assert (worry.seen, worry.strengths, worry.their_words) == ("A bruise on his arm", "He told his Nan", "")
    assert (call.rung, call.answered_by, call.worry) == ("Children’s duty team", "Jo Bell", worry.id)
    assert call.at <= worry.written_at
    assert visit.desk.drafts.all("worry/") == {}


def test_strengths_are_asked_before_anything_is_saved(visit: PageVisit, page: WorryPage) -> None:
    assert page.new is not None
    page.new.worry.seen.setFocus()
    visit.write("A bruise")
    page.new.save.click()
    visit.settle()
    assert page.new.worry.strengths.problem()
    assert visit.desk.records(Worry) == []
    page.new.worry.none_seen.click()
    page.new.save.click()
    visit.settle()
    (worry,) = visit.desk.records(Worry)
    assert worry.strengths_none_seen


def test_what_is_half_typed_is_there_again(visit: PageVisit, page: WorryPage) -> None:
    assert page.new is not None
    callum = next(iter(page.new.worry.people._pills))
    callum.click()
    page.new.worry.none_seen.click()
    page.new.worry.their_words.setFocus()
    visit.write("He hit me with")
    visit.settle()
    other = visit.go(WorryPage, "worry", family_id=_another(visit))
    assert other.new is not None
    assert other.new.is_clean()
    again = visit.go(WorryPage, "worry", family_id=visit.family_id)
    assert again.new is not None
    assert again.new.worry.their_words.text() == "He hit me with"
    assert again.new.worry.people.chosen() == (callum.choice.key,)
    assert again.new.worry.none_seen.is_ticked()


def test_the_banner_stands_on_every_page_until_an_answered_call_is_logged(visit: PageVisit) -> None:
    worry = write_worry(visit.desk, visit.family_id, seen="x", strengths="y")[0].record
    saved = f"Saved on this laptop at {worry.written_at:%H:%M}. {UNTOLD}"
    for kind, name in ((FamilyPage, "family"), (PlanPage, "plan"), (NeedsPage, "needs")):
        assert bands(visit.go(kind, name, family_id=visit.family_id)) == [saved]
    page = visit.here_is(NeedsPage)
    log_call(visit.desk, worry.id, rung="Duty team", number="1")
    today = visit.go(Page, "today")
    assert len(bands(today)) == 1
    assert bands(today)[0].endswith(saved)
    page = visit.go(NeedsPage, "needs", family_id=visit.family_id)
    assert bands(page) == [saved]
    at = visit.desk.now() - timedelta(minutes=1)
    log_call(visit.desk, worry.id, rung="Duty team", number="1", answered_by="Jo", at=at)
    page = visit.go(NeedsPage, "needs", family_id=visit.family_id)
    (words,) = bands(page)
    assert "Jo" in words
    assert f"{at:%H:%M}" in words
    assert UNTOLD not in words
    other = _another(visit)
    assert bands(visit.go(NeedsPage, "needs", family_id=other)) == []


def test_nothing_pressed_on_the_page_changes_the_banner_but_keeping_an_answered_call(
    visit: PageVisit, page: WorryPage
) -> None:
    worry = write_worry(visit.desk, visit.family_id, seen="x", strengths="y")[0].record.id
    page.show_fresh()
    visit.settle()
    card = page.kept[worry]

    def standing() -> str:
        return next(one.words() for one in card.findChildren(Banner) if one.isVisibleTo(card))

    button(page, "I rang Out of hours").click()
    visit.settle()
    assert (card.call.rung.text(), UNTOLD in standing()) == ("Out of hours", True)
    card.keep_call.click()
    visit.settle()
    assert card.call.answered.problem()
    card.call.answered._pills()[1].click()
    card.keep_call.click()
    visit.settle()
    assert len(visit.desk.records(WorryCall)) == 1
    assert UNTOLD in standing()
    button(page, "I rang Out of hours").click()
    card.call.answered._pills()[0].click()
    card.keep_call.click()
    visit.settle()
    assert card.call.answered_by.problem()
    assert UNTOLD in standing()
    card.call.answered_by.setFocus()
    visit.write("Sam")
    card.keep_call.click()
    visit.settle()
    assert UNTOLD not in standing()
    assert "Sam" in standing()
    assert open_worries(visit.desk, visit.family_id) == []


def test_a_change_is_a_new_row_with_its_reason(visit: PageVisit, page: WorryPage) -> None:
    first = write_worry(visit.desk, visit.family_id, seen="one bruise", strengths="y")[0].record
    page.show_fresh()
    visit.settle()
    card = page.kept[first.id]
    button(page, "Change or add").click()
    assert card.change.seen.text() == "one bruise"
    card.change.seen.setFocus()
    visit.write("two: ")
    card.keep_change.click()
    visit.settle()
    assert card.change.because.problem()
    card.change.because.setFocus()
    visit.write("He showed me")
    card.keep_change.click()
    visit.settle()
    second = next(one for one in visit.desk.records(Worry) if one.id != first.id)
    assert (second.supersedes, second.amended_because) == ((first.id,), "He showed me")
    assert set(page.kept) == {second.id}


def test_the_page_is_usable_when_new_and_when_kept(visit: PageVisit, page: WorryPage, usable: Usable) -> None:
    usable(visit.stack)
    worry = write_worry(
        visit.desk, visit.family_id, {"rung": "Children’s duty team", "number": "01632 960 001"},
        their_words="He hit me with the belt", seen="A bruise on his arm", strengths_none_seen=True,
    )[0].record  # fmt: skip
    page.show_fresh()
    visit.settle()
    page.kept[worry.id]._turn.click()
    page.another.click()
    QApplication.processEvents()
    usable(visit.stack)


def _another(visit: PageVisit) -> str:
    return next(one.id for one in visit.desk.records(Family) if one.id != visit.family_id)


def test_ctrl_k_leads_from_a_familys_name_to_ringing_about_it(visit: PageVisit) -> None:
    hits = find_with(visit.desk, visit.stack.router.has)("Castell")
    places = [(hit.place.page, hit.place.where) for hit in hits]
    assert ("worry", {"family_id": visit.family_id}) in places
    worry = write_worry(visit.desk, visit.family_id, seen="bruise", strengths="y")[0].record
    found = [hit.place for hit in find_with(visit.desk, visit.stack.router.has)("bruise")]
    assert [(place.page, place.where["record_id"]) for place in found] == [("worry", worry.id)]


def test_a_page_that_is_open_hears_of_the_call_at_once(visit: PageVisit) -> None:
    worry = write_worry(visit.desk, visit.family_id, seen="x", strengths="y")[0].record.id
    page = visit.go(NeedsPage, "needs", family_id=visit.family_id)
    stop = visit.desk.told.subscribe(visit.stack.told)
    log_call(visit.desk, worry, rung="Duty team", number="1")
    visit.settle()
    assert UNTOLD in bands(page)[0]
    log_call(visit.desk, worry, rung="Duty team", number="1", answered_by="Jo")
    visit.settle()
    assert UNTOLD not in bands(page)[0]
    assert "Jo" in bands(page)[0]
    stop()
