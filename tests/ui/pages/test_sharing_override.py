"""Telling without agreement needs a manager, a reason and whether the family was told; the log has it with the deed."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from coachdesk.models.access import AccessDeed
from coachdesk.models.organisation import Agency, WorkerRole
from coachdesk.models.person import Person
from coachdesk.models.sharing import InformationClass, SharePurpose, SharingBasis, SharingOverride
from coachdesk.operations.access_log import access_log
from coachdesk.operations.agencies import add_worker
from coachdesk.operations.sharing import may_i_tell
from coachdesk.tools.sharing import Why
from coachdesk.ui.pages.access_log.page import AccessLogPage
from coachdesk.ui.pages.agency_copy.page import AgencyCopyPage
from coachdesk.ui.pages.agency_copy.shares_page import SharesPage
from coachdesk.ui.pages.agreement.sharing_override_page import SharingOverridePage
from coachdesk.ui.pages.agreement.sharing_page import SharingPage
from coachdesk.ui.widgets.buttons import Button
from tests.ui.conftest import Shoot, Usable
from tests.ui.pages.desk_standing import words
from tests.ui.pages.page_visit import PageVisit, visit

__all__ = ["visit"]


def pick(field: Any, key: str) -> None:
    pills = field._pills if isinstance(field._pills, list) else field._pills()
    next(pill for pill in pills if pill.choice.key == key).click()


def grown(visit: PageVisit) -> Person:
    listed = sorted(visit.desk.records(Person, visit.family_id), key=lambda one: one.number)
    return listed[0]


def page_of(visit: PageVisit) -> SharingOverridePage:
    return visit.go(SharingOverridePage, "override", family_id=visit.family_id)


def fill(visit: PageVisit, page: SharingOverridePage) -> None:
    page.agency.choose(visit.desk.records(Agency)[0].id)
    pick(page.people, grown(visit).id)
    pick(page.classes, "health")
    pick(page.purpose, "keep_safe")
    page.what.set_text("That she was taken ill")
    pick(page.basis, "vital_interests")
    page.reason.set_text("The paramedics must know")
    page.approver.set_text("Ann Pell")
    page.until.set_typed("in 2 days")
    pick(page.family_told, "told")
    page.told_words.set_text("By Bronwen, on the phone")


def kept(visit: PageVisit) -> list[SharingOverride]:
    return visit.desk.records(SharingOverride, visit.family_id)


def test_from_a_no_it_is_one_press_to_the_way_past_with_the_question_filled_in(visit: PageVisit) -> None:
    agency = visit.desk.records(Agency)[0]
    page = visit.go(SharingPage, "sharing", family_id=visit.family_id)
    assert not page.past_it.isVisible()
    page.agency.choose(agency.id)
    for field, key in ((page.person, grown(visit).id), (page.information, "mental_health"), (page.purpose, "forms")):
        pick(field, key)
    visit.settle()
    assert page.answer.words().startswith("No.")
    page.past_it.click()
    visit.settle()
    past = visit.here_is(SharingOverridePage)
    assert (past.agency.chosen(), past.people.chosen()) == (agency.id, (grown(visit).id,))
    assert (past.classes.chosen(), past.purpose.chosen()) == (("mental_health",), "forms")
    assert (past.basis.chosen(), past.family_told.chosen(), past.reason.text()) == ("", "", "")


def test_a_decision_is_kept_with_its_line_in_the_log_and_then_it_may_be_told(visit: PageVisit) -> None:
    manager = add_worker(visit.desk, "Ann Pell", role=WorkerRole.MANAGER).record
    page = page_of(visit)
    fill(visit, page)
    written: list[frozenset[str]] = []
    visit.desk.told.subscribe(lambda touched: written.append(touched.kinds))
    page.decide_button.click()
    visit.settle()
    assert {"sharing_override", "access_entry"} in written
    (decided,) = kept(visit)
    assert (decided.approver, decided.approver_name, decided.reason) == (
        manager.id, "Ann Pell", "The paramedics must know"
    )  # fmt: skip
    assert (decided.basis, decided.family_told) == (SharingBasis.VITAL_INTERESTS, True)
    agency = visit.desk.records(Agency)[0]
    answer = may_i_tell(visit.desk, grown(visit), agency, SharePurpose.KEEP_SAFE, InformationClass.HEALTH)
    assert (answer.allowed, answer.why) == (True, Why.OVERRIDE)
    line = access_log(visit.desk, visit.family_id).lines[0]
    assert (line.entry.deed, line.about) == (AccessDeed.OVERRODE, agency.name)
    log = visit.go(AccessLogPage, "access_log")
    assert any(told.startswith("Told without agreement · ") and agency.name in told for told in log.lines())
    page = page_of(visit)
    assert page.reason.text() == ""
    assert "Ann Pell" in words(page)
    assert "The paramedics must know" in words(page)


@pytest.mark.parametrize(
    "field",
    [
        "agency",
        "people",
        "classes",
        "purpose",
        "what",
        "basis",
        "reason",
        "approver",
        "until",
        "family_told",
        "told_words",
    ],
)
def test_without_any_one_of_them_nothing_is_kept(visit: PageVisit, field: str) -> None:
    page = page_of(visit)
    fill(visit, page)
    empty: Any = getattr(page, field)
    if hasattr(empty, "set_text"):
        empty.set_text("  ")
    elif hasattr(empty, "set_typed"):
        empty.set_typed("")
    else:
        empty.choose("")
    page.decide_button.click()
    visit.settle()
    assert empty.problem()
    assert kept(visit) == []


def test_nobody_approves_what_they_ask_for(visit: PageVisit) -> None:
    page = page_of(visit)
    fill(visit, page)
    own = visit.desk.worker_names()[visit.desk.owner.worker_id]
    page.approver.set_text(own.upper())
    page.decide_button.click()
    visit.settle()
    assert "Somebody else must decide this" in page.approver.problem()
    assert kept(visit) == []


def test_a_day_that_is_past_is_refused_at_its_field(visit: PageVisit) -> None:
    page = page_of(visit)
    fill(visit, page)
    page.until.set_typed("1/1/2001")
    page.decide_button.click()
    visit.settle()
    assert page.until.problem()
    assert kept(visit) == []


def test_what_is_half_filled_in_comes_back(visit: PageVisit) -> None:
    page = page_of(visit)
    fill(visit, page)
    page.told_words.setFocus()
    visit.write(" herself")
    visit.stack.keep_typing()
    visit.settle()
    visit.go(SharingPage, "sharing", family_id=visit.family_id)
    page = page_of(visit)
    assert page.people.chosen() == (grown(visit).id,)
    assert (page.until.typed(), page.family_told.chosen()) == ("in 2 days", "told")
    assert "herself" in page.told_words.text()
    page.decide_button.click()
    visit.settle()
    assert len(kept(visit)) == 1
    assert visit.desk.drafts.all("sharing_override/") == {}


@pytest.mark.parametrize(
    ("words_of", "kind"), [("A copy for an agency", AgencyCopyPage), ("What agencies were given so far", SharesPage)]
)
def test_the_sharing_page_leads_to_the_copies(visit: PageVisit, words_of: str, kind: type[Any]) -> None:
    page = visit.go(SharingPage, "sharing", family_id=visit.family_id)
    next(one for one in page.findChildren(Button) if one.words() == words_of).click()
    visit.settle()
    visit.here_is(kind)


def test_it_is_decided_with_the_keyboard_alone(visit: PageVisit) -> None:
    page = page_of(visit)
    fill(visit, page)
    page.family_told.choose("")
    visit.tab_to("Yes")
    visit.press(Qt.Key.Key_Right)
    visit.press(Qt.Key.Key_Space)
    visit.tab_to("Keep this decision")
    visit.press(Qt.Key.Key_Return)
    visit.settle()
    assert [one.family_told for one in kept(visit)] == [False]


def test_it_is_usable_and_looked_at(visit: PageVisit, usable: Usable, shoot: Shoot) -> None:
    page = page_of(visit)
    fill(visit, page)
    page.decide_button.click()
    visit.settle()
    fill(visit, page)
    usable(page)
    for size, percent in (((1366, 1900), 100), ((640, 360), 200)):
        shoot(page, "override", size, percent)
    sharing = visit.go(SharingPage, "sharing", family_id=visit.family_id)
    sharing.agency.choose(visit.desk.records(Agency)[0].id)
    for field, key in ((sharing.person, grown(visit).id), (sharing.information, "health"), (sharing.purpose, "forms")):
        pick(field, key)
    visit.settle()
    usable(sharing)
    shoot(sharing, "sharing", (1366, 1200), 100)
