"""What must be known first is added by keyboard, stands above every page at once, and can be put back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coachdesk.models.alert import Alert, AlertSort
from coachdesk.operations.alerts import raise_alert
from coachdesk.ui.page import Page
from coachdesk.ui.pages.alerts.page import AlertsPage
from coachdesk.ui.pages.needs.page import NeedsPage
from coachdesk.ui.pages.sign.page import SignPage
from coachdesk.ui.widgets.labels import SafeLabel
from tests.ui.conftest import Usable
from tests.ui.pages.page_visit import PageVisit, visit

__all__ = ["visit"]


def band(page: Page) -> list[str]:
    assert page.bands is not None
    return page.bands.alerts.words() if page.bands.alerts.isVisibleTo(page) else []


def test_an_alert_is_added_by_keyboard_and_stands_above_the_next_page(visit: PageVisit) -> None:
    page = visit.go(AlertsPage, "alerts", family_id=visit.family_id)
    page.words.setFocus()
    visit.write("Tyson is loose in the yard")
    visit.press(Qt.Key.Key_Return)
    assert page.sort.problem()
    assert visit.desk.records(Alert) == []
    visit.press(Qt.Key.Key_Space)
    page.sort.choose("dog")
    QTest.keyClick(page.words.editor(), Qt.Key.Key_Return)
    visit.settle()
    (alert,) = visit.desk.records(Alert)
    assert (alert.sort, alert.words, page.words.text()) == (AlertSort.DOG, "Tyson is loose in the yard", "")
    assert visit.desk.drafts.all("family/") == {}
    assert "Dog: Tyson is loose in the yard" in band(visit.go(NeedsPage, "needs", family_id=visit.family_id))


def test_the_band_names_people_and_says_each_mark_once(visit: PageVisit) -> None:
    said = band(visit.go(NeedsPage, "needs", family_id=visit.family_id))
    assert sum("Never tell the address" in line for line in said) == 1
    assert any("Never contact" in line and "Dean" in line for line in said)
    assert any("Grace" in line and "Text first" in line for line in said)


def test_the_page_that_is_turned_to_the_family_shows_none_of_it(visit: PageVisit) -> None:
    page = visit.go(SignPage, "sign", family_id=visit.family_id)
    assert page.bands is None
    assert not [label for label in page.findChildren(SafeLabel) if "Dean" in label.words() and label.isVisible()]
    assert band(visit.go(NeedsPage, "needs", family_id=visit.family_id))


def test_taken_away_is_undone_and_changed_words_are_kept_when_left(visit: PageVisit) -> None:
    made = raise_alert(visit.desk, visit.family_id, "Tyson", AlertSort.DOG).record
    page = visit.go(AlertsPage, "alerts", family_id=visit.family_id)
    row = page.rows[made.id]
    row.words.setFocus()
    visit.write("Loose: ")
    page.leave()
    visit.settle()
    assert visit.desk.get(Alert, made.id).record.words == "Loose: Tyson"
    row.drop.click()
    visit.settle()
    assert visit.desk.records(Alert) == []
    assert page.rows == {}
    page.toast._take_back()
    visit.settle()
    assert [one.words for one in visit.desk.records(Alert)] == ["Loose: Tyson"]


def test_a_change_is_put_back_from_its_history(visit: PageVisit) -> None:
    made = raise_alert(visit.desk, visit.family_id, "Tyson", AlertSort.NO_VISIT)
    visit.desk.amend(made, sort=AlertSort.OTHER)
    change = visit.desk.history(made.record.id)[-1]
    visit.desk.change_back(made.record.id, change.change_id)
    assert "Do not visit: Tyson" in band(visit.go(NeedsPage, "needs", family_id=visit.family_id))


def test_lines_from_people_lead_to_where_they_were_written(visit: PageVisit) -> None:
    page = visit.go(AlertsPage, "alerts", family_id=visit.family_id)
    visit.tab_to("Change: Never contact: \u2068Dean\u2069")
    visit.press(Qt.Key.Key_Return)
    visit.settle()
    assert visit.stack.place is not None
    assert visit.stack.place.where["person_id"] == visit.person("Dean").id
    assert page.is_clean()


def test_the_page_is_usable(visit: PageVisit, usable: Usable) -> None:
    raise_alert(visit.desk, visit.family_id, "Tyson is loose in the yard", AlertSort.DOG)
    visit.go(AlertsPage, "alerts", family_id=visit.family_id)
    usable(visit.stack)
