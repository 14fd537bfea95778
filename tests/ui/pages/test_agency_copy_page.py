"""An agency's copy on the screen: who may have one, what is in it and what is not, and it goes only as it was seen."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from coachdesk.models.access import AccessDeed
from coachdesk.models.organisation import Sector
from coachdesk.models.sharing import InformationClass, ShareChannel, SharePurpose, SharingBasis
from coachdesk.operations.access_log import access_log
from coachdesk.operations.agencies import add_agency, add_worker
from coachdesk.operations.agency_copies import WAIT
from coachdesk.operations.agreements import withdraw
from coachdesk.operations.live_plan import live_plan
from coachdesk.operations.plans import add_step
from coachdesk.operations.sharing import allow
from coachdesk.ui.pages.agency_copy.shares_page import SharesPage
from tests.agency_table import PART, PHONE, SECRET, STREET
from tests.pdf_readers import all_text
from tests.ui.conftest import Shoot, Usable
from tests.ui.pages.agency_visit import NAME, AgencyVisit, visit
from tests.ui.pages.desk_standing import words

__all__ = ["visit"]


def test_those_who_may_have_one_are_offered_and_the_others_are_told_with_the_reason(visit: AgencyVisit) -> None:
    advice = add_agency(visit.desk, "Advice Office", Sector.DEBT_ADVICE).record
    advisor = add_worker(visit.desk, "Ann Pell", advice.id).record
    add_agency(visit.desk, "Saltmere College", Sector.SCHOOL)
    live = live_plan(visit.desk, visit.family_id)
    assert live is not None
    add_step(visit.desk, live.targets[0], "Look at the bills", owner_worker=advisor.id)
    page = visit.page()
    assert [pill.choice.words for pill in page.choice.agency._pills()] == [NAME]
    assert page.choice.agency.chosen() == ""
    assert not page._save.isVisible()
    said = words(page)
    assert "No. Amina has not said that Advice Office may be told about" in said
    assert "there is nothing to give: \u2068Saltmere College\u2069" in said


def test_the_preview_says_what_goes_in_and_names_what_does_not_without_saying_it(visit: AgencyVisit) -> None:
    page = visit.looked_at()
    said = words(page)
    for part in (
        "1 target · 1 step",
        "A dry home for the baby",
        "About \u2068Amina\u2069",
        "the plan, the home",
        "do its part of the plan, because they agreed",
        "Targets that need a yes about health: 1",
        "Somebody they are about has not said yes to this.",
        "Nobody on this copy has signed this version.",
    ):
        assert part in said, part
    assert not [one for one in (SECRET, STREET, PHONE, "doctor", "Amina has not said") if one in said]
    page.left_out.by_name.click()
    assert "Amina has not said that Brue Vale Homes may be told about health" in words(page)
    assert isinstance(page.findChild(QWidget, "page 1"), QWidget)


def test_it_waits_and_goes_when_the_family_says_now(visit: AgencyVisit, tmp_path: Path) -> None:
    page = visit.looked_at()
    assert "This waits until" in words(page)
    visit.give(page)
    assert "only if the family says so" in page.message.words()
    assert (list(visit.out.iterdir()), visit.events()) == ([], [])
    visit.settle()
    page.going.now.click()
    visit.pick(page.going.channel, ShareChannel.SECURE_EMAIL)
    visit.pick(page.going.reader, next(iter(page.going.reader._pills())).choice.key)
    visit.give(page)
    (file,) = visit.out.iterdir()
    assert file.name == "F1-plan-v1-2011-03-01-Brue-Vale-Homes.pdf"
    text = all_text(file.read_bytes(), tmp_path)
    assert "A dry home for the baby" in text
    assert not [one for one in (SECRET, STREET, PHONE, "doctor") if one in text]
    (event,) = visit.events()
    assert (event.reader, event.purpose, event.bases) == ("Jo Bell", PART, (SharingBasis.AGREEMENT,))
    assert (event.family_said_now, event.channel) == (True, ShareChannel.SECURE_EMAIL)
    assert event.included == (InformationClass.PLAN, InformationClass.HOUSING)
    assert "Saved as" in words(page)
    assert visit.here() is page._print
    QApplication.processEvents()
    seen = page.area.viewport().rect()
    assert seen.contains(page._result.mapTo(page.area.viewport(), page._result.rect().center()))
    line = access_log(visit.desk, visit.family_id).lines[0]
    assert (line.entry.deed, line.about) == (AccessDeed.EXPORTED, NAME)


def test_after_a_day_nobody_is_asked_whether_it_may_go_now(visit: AgencyVisit) -> None:
    page = visit.looked_at()
    visit.table.clock.at += WAIT
    page = visit.looked_at()
    assert not page.going.now.isVisible()
    visit.give(page)
    assert [one.family_said_now for one in visit.events()] == [False]


@pytest.mark.parametrize("name", ["", "Brue Vale", "Advice Office"])
def test_the_agency_must_be_named_once_more(visit: AgencyVisit, name: str) -> None:
    page = visit.looked_at()
    page.going.now.click()
    visit.give(page, name)
    assert page.going.name.problem()
    assert (list(visit.out.iterdir()), visit.events()) == ([], [])
    visit.give(page, "  brue vale  HOMES ")
    assert len(visit.events()) == 1


def test_what_is_stopped_while_the_page_is_open_is_refused_with_the_reason(visit: AgencyVisit) -> None:
    page = visit.looked_at()
    page.going.now.click()
    withdraw(visit.desk, visit.table.amina)
    visit.give(page)
    assert "Amina stopped their agreement" in page.message.words()
    assert (list(visit.out.iterdir()), visit.events()) == ([], [])
    visit.settle()
    assert not page._save.isVisible()
    assert page.choice.nobody.isVisible()
    assert "Amina stopped their agreement" in words(page)


def test_what_is_stopped_leaves_the_screen_as_soon_as_the_page_hears_of_it(visit: AgencyVisit) -> None:
    page = visit.looked_at()
    visit.desk.told.subscribe(lambda touched: visit.deeds.do(lambda: touched, then=visit.stack.told))
    withdraw(visit.desk, visit.table.amina)
    visit.settle()
    assert "Amina stopped their agreement" in page.message.words()
    assert not page.goes_in.isVisible()
    assert page.drawn is None


def test_what_may_now_be_given_is_shown_again_before_it_goes(visit: AgencyVisit) -> None:
    page = visit.looked_at()
    page.going.now.click()
    allow(visit.desk, visit.table.amina, visit.table.agency, PART, InformationClass.HEALTH)
    visit.give(page)
    assert "has changed since this was shown" in page.message.words()
    visit.settle()
    assert "2 targets" in words(page)
    assert page.going.name.text() == ""
    assert visit.events() == []


def test_another_purpose_is_another_question(visit: AgencyVisit) -> None:
    page = visit.looked_at()
    visit.pick(page.choice.purpose, SharePurpose.FORMS)
    assert page.drawn is None
    assert "so that it can help with a form" in words(page)


def test_what_is_stopped_by_hand_is_neither_shown_nor_written(visit: AgencyVisit) -> None:
    page = visit.page()
    next(iter(page.choice.agency._pills())).click()
    visit.deeds._labelled[-1].stop()
    visit.settle()
    assert page.drawn is None
    assert page.choice.agency.chosen() == ""
    page = visit.looked_at()
    page.going.now.click()
    page.going.name.set_text(NAME)
    page.going.folder.set_path(visit.out)
    page._save.click()
    visit.deeds._labelled[-1].stop()
    visit.settle()
    assert "Nothing was written" in page.message.words()
    assert (list(visit.out.iterdir()), visit.events()) == ([], [])


def test_a_copy_is_given_by_the_keyboard_alone(visit: AgencyVisit) -> None:
    page = visit.page()
    page.going.folder.set_path(visit.out)
    visit.tab_to(NAME)
    visit.press(Qt.Key.Key_Space)
    visit.settle()
    assert page.drawn is not None
    visit.tab_to("The family says it may go now")
    visit.press(Qt.Key.Key_Space)
    visit.tab_to("Write the agency's name once more")
    visit.write(NAME)
    visit.tab_to("Seal and save")
    visit.press(Qt.Key.Key_Return)
    visit.settle()
    assert len(visit.events()) == 1


@pytest.mark.parametrize("name", ["agency_copy", "shares"])
def test_each_page_is_usable_and_looked_at(visit: AgencyVisit, usable: Usable, shoot: Shoot, name: str) -> None:
    other = add_agency(visit.desk, "Vale and Marsh Advice and Debt Office", Sector.DEBT_ADVICE).record
    advisor = add_worker(visit.desk, "Ann Pell", other.id).record
    live = live_plan(visit.desk, visit.family_id)
    assert live is not None
    add_step(visit.desk, live.targets[0], "Look at the bills", owner_worker=advisor.id)
    page = visit.looked_at()
    page.left_out.by_name.click()
    shown: QWidget = page
    if name == "shares":
        for _ in range(2):
            page.going.now.set_ticked(True)
            visit.give(page)
        shown = visit.go(SharesPage, "shares", family_id=visit.family_id)
    usable(shown)
    for size, percent in (((1366, 768), 100), ((1366, 3400), 100), ((640, 360), 200), ((640, 6000), 200)):
        shoot(shown, name, size, percent)
