"""Strengths and needs, who works with a family, and the family's own words: added by Enter, kept, and told."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coachdesk.models.family import Assignment, Family
from coachdesk.models.person import Need, Strength
from coachdesk.ui.page import Page
from coachdesk.ui.pages.assignments.page import AssignmentsPage
from coachdesk.ui.pages.family_edit import FamilyEditPage
from coachdesk.ui.pages.needs.page import NeedsPage
from tests.ui.conftest import Usable
from tests.ui.pages.page_visit import PageVisit, visit

__all__ = ["visit"]


def test_a_strength_is_added_by_enter_and_its_draft_is_gone(visit: PageVisit) -> None:
    page = visit.go(NeedsPage, "needs", family_id=visit.family_id)
    assert page.strength.editor().hasFocus()
    visit.write("She sings in the kitchen")
    visit.press(Qt.Key.Key_Return)
    visit.settle()
    assert visit.desk.all(Strength, visit.family_id)[-1].record.words == "She sings in the kitchen"
    assert page.strength.text() == ""
    assert visit.desk.drafts.all("family/") == {}


def test_a_need_wants_only_what_it_is_about_and_counts_as_found_later(visit: PageVisit) -> None:
    page = visit.go(NeedsPage, "needs", family_id=visit.family_id)
    before = len(visit.desk.all(Need, visit.family_id))
    QTest.keyClicks(page.words.editor(), "The boiler")
    QTest.keyClick(page.words.editor(), Qt.Key.Key_Return)
    assert page.area_of_need.problem()
    page.area_of_need.choose("housing")
    QTest.keyClick(page.words.editor(), Qt.Key.Key_Return)
    visit.settle()
    needs = visit.desk.all(Need, visit.family_id)
    assert len(needs) == before + 1
    made = needs[-1].record
    assert (made.area, made.words, made.at_start, made.found_on) == ("housing", "The boiler", False, "2011-09-01")


def test_a_need_is_marked_as_met_in_one_press_and_undone(visit: PageVisit) -> None:
    page = visit.go(NeedsPage, "needs", family_id=visit.family_id)
    need = next(one.record for one in visit.desk.all(Need, visit.family_id) if one.record.met_on is None)
    page._rows[need.id]._met.click()
    visit.settle()
    assert visit.desk.get(Need, need.id).record.met_on == "2011-09-01"
    page.toast._take_back()
    visit.settle()
    assert visit.desk.get(Need, need.id).record == need


def test_a_half_typed_strength_of_one_family_is_not_offered_to_another(visit: PageVisit) -> None:
    other = next(one.record.id for one in visit.desk.all(Family) if one.record.id != visit.family_id)
    page = visit.go(NeedsPage, "needs", family_id=visit.family_id)
    visit.write("She sings")
    page = visit.go(NeedsPage, "needs", family_id=other)
    assert page.strength.text() == ""
    page = visit.go(NeedsPage, "needs", family_id=visit.family_id)
    assert page.strength.text() == "She sings"


def test_an_assignment_ends_only_with_a_reason_and_how_the_family_was_told(visit: PageVisit) -> None:
    page = visit.go(AssignmentsPage, "assignments", family_id=visit.family_id)
    going = next(one.record for one in visit.desk.all(Assignment, visit.family_id) if one.record.to_date is None)
    row = page._rows[going.id]
    row._turn()
    row._end()
    visit.settle()
    assert row.reason.problem()
    assert visit.desk.get(Assignment, going.id).record.to_date is None
    QTest.keyClicks(row.reason.editor(), "Moves to another team")
    QTest.keyClicks(row.told.editor(), "At the table, on Tuesday")
    row._end()
    visit.settle()
    ended = visit.desk.get(Assignment, going.id).record
    assert (ended.to_date, ended.end_reason) == ("2011-09-01", "Moves to another team")
    assert "At the table, on Tuesday" in ended.family_told


def test_somebody_begins_today_unless_another_day_is_said(visit: PageVisit) -> None:
    page = visit.go(AssignmentsPage, "assignments", family_id=visit.family_id)
    before = {one.record.id for one in visit.desk.all(Assignment, visit.family_id)}
    page._begin()
    assert page.worker.problem()
    page.worker.choose(visit.desk.owner.worker_id)
    page.role.choose("lead_professional")
    page._begin()
    visit.settle()
    made = [one.record for one in visit.desk.all(Assignment, visit.family_id) if one.record.id not in before]
    assert [(one.worker, one.from_date, one.is_key_worker) for one in made] == [
        (visit.desk.owner.worker_id, "2011-09-01", False)
    ]


def test_what_must_be_known_is_kept_when_left_and_its_earlier_words_stay_in_the_history(visit: PageVisit) -> None:
    page = visit.go(FamilyEditPage, "family_edit", family_id=visit.family_id)
    assert page.form is not None
    before = visit.desk.get(Family, visit.family_id).record.alert
    page.form.alert.setFocus()
    QTest.keyClicks(page.form.alert.editor(), "Now. ")
    page.leave()
    visit.settle()
    after = visit.desk.get(Family, visit.family_id).record.alert
    assert after != before
    assert "Now. " in after
    assert visit.desk.history(visit.family_id)[-1].changes[0].before == before


@pytest.mark.parametrize(
    ("kind", "page"), [(NeedsPage, "needs"), (AssignmentsPage, "assignments"), (FamilyEditPage, "family_edit")]
)
def test_each_of_these_pages_is_usable(visit: PageVisit, usable: Usable, kind: type[Page], page: str) -> None:
    usable(visit.go(kind, page, family_id=visit.family_id))
