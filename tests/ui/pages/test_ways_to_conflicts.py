"""Wherever something in dispute is seen there is a way to decide about it, and where nothing is there is none."""

from coachdesk.models.alert import AlertSort
from coachdesk.models.family import Family
from coachdesk.operations.alerts import raise_alert
from coachdesk.ui.pages.alerts.page import AlertsPage
from coachdesk.ui.pages.conflicts.page import ConflictsPage
from coachdesk.ui.pages.family import FamilyPage
from tests.ui.conftest import Usable
from tests.ui.pages.conflict_visit import apart
from tests.ui.pages.page_visit import PageVisit, visit

__all__ = ["visit"]


def test_a_familys_page_says_how_much_waits_and_leads_there(visit: PageVisit, usable: Usable) -> None:
    page = visit.go(FamilyPage, "family", family_id=visit.family_id)
    assert not page.conflicts.isVisibleTo(page)
    apart(visit, visit.desk.get(Family, visit.family_id), area=("Wells", "Street"))
    page = visit.go(FamilyPage, "family", family_id=visit.family_id)
    assert page.conflicts.words() == "1 thing that two people wrote differently."
    usable(visit.stack)
    assert page.conflicts.action is not None
    page.conflicts.action.click()
    visit.settle()
    review = visit.here_is(ConflictsPage)
    assert [one.conflict.record.id for one in review.cards] == [visit.family_id]
    review.cards[0].reviews["area"].choice.choose("0")
    review.save.click()
    visit.settle()
    page = visit.go(FamilyPage, "family", family_id=visit.family_id)
    assert not page.conflicts.isVisibleTo(page)


def test_an_alert_in_dispute_leads_to_its_own_question_first(visit: PageVisit) -> None:
    alert = raise_alert(visit.desk, visit.family_id, "Tyson", AlertSort.DOG)
    other = raise_alert(visit.desk, visit.family_id, "The stairs are loose", AlertSort.OTHER)
    apart(visit, visit.desk.get(Family, visit.family_id), area=("Wells", "Street"))
    apart(visit, alert, sort=(AlertSort.OTHER, AlertSort.NOT_ALONE))
    page = visit.go(AlertsPage, "alerts", family_id=visit.family_id)
    assert not page.rows[other.record.id].choose.isVisibleTo(page)
    page.rows[alert.record.id].choose.click()
    visit.settle()
    review = visit.here_is(ConflictsPage)
    assert review.cards[0].conflict.record.id == alert.record.id
    assert len(review.cards) == 2
