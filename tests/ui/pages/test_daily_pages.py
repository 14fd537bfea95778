"""Today, families, reviews and a family's page: what they show of the sample, where they lead, and room for all."""

import re

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QWidget

from coachdesk.models.access import AccessDeed, AccessEntry
from coachdesk.models.family import Assignment, Family
from coachdesk.operations.sample import family_id
from coachdesk.ui.page import Page
from coachdesk.ui.pages.families import FamiliesPage
from coachdesk.ui.pages.family import FamilyPage
from coachdesk.ui.pages.family_new import FamilyNewPage
from coachdesk.ui.pages.plan_page import PlanPage
from coachdesk.ui.pages.reviews import ReviewsPage
from coachdesk.ui.pages.today import TodayPage
from coachdesk.ui.theme import Theme
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.line_field import LineField
from tests.ui.conftest import Usable
from tests.ui.pages.page_visit import PageVisit, visit
from tests.ui.pages.standing import Standing

__all__ = ["visit"]


def words(page: QWidget) -> str:
    return "\n".join(label.words() for label in page.findChildren(SafeLabel) if label.isVisibleTo(page))


def button(page: QWidget, name: str) -> QAbstractButton:
    return next(
        one for one in page.findChildren(QAbstractButton) if name in one.accessibleName() and one.isVisibleTo(page)
    )


def test_today_shows_what_is_late_first_and_in_words(standing: Standing) -> None:
    page = standing.page(TodayPage)
    standing.quiet(lambda: "63" in words(page))
    said = words(page)
    assert page.accessibleName() == "Thursday 1 September 2011"
    assert said.index("7 days late") < said.index("2 days late") < said.index("Due today")
    assert said.index("Get the last tenant's debt") < said.index("Say which lessons")
    button(page, "F3  Pellow").click()
    assert standing.went[-1].where == {"family_id": family_id("F3")}


@pytest.mark.parametrize(("typed", "found"), [("F4", 1), ("marc", 1), ("alfie ash", 1), ("nobody at all", 0), ("", 9)])
def test_families_are_found_by_code_name_and_person(standing: Standing, typed: str, found: int) -> None:
    page = standing.page(FamiliesPage)
    standing.quiet(lambda: "Pauline" in words(page))
    field = page.findChildren(LineField)[0]
    field.setFocus()
    standing.qtbot.keyClicks(field.editor(), typed)

    def refs() -> list[QAbstractButton]:
        every = page.findChildren(QAbstractButton)
        return [one for one in every if re.match(r"F[0-9]", one.accessibleName()) and one.isVisible()]

    standing.quiet(lambda: len(refs()) == found)


def test_reviews_lead_to_the_family_and_to_the_review(standing: Standing) -> None:
    page = standing.page(ReviewsPage)
    standing.quiet(lambda: "in 14 days" in words(page).lower())
    button(page, "Hold the review of Ashdown").click()
    assert (standing.went[-1].page, standing.went[-1].family_id) == ("review", family_id("F1"))


def test_a_familys_page_says_who_they_are_and_leaves_one_line_in_the_access_log(standing: Standing) -> None:
    page = standing.page(FamilyPage, ref="F1")
    standing.quiet(lambda: "18 of 25 steps done" in words(page))
    standing.quiet(
        lambda: any("Marcus, parent, 38" in one.accessibleName() for one in page.findChildren(QAbstractButton))
    )
    for _ in range(2):  # as the stack of pages does each time it is come to
        page.opened(family_id=family_id("F1"))
        page.stand_for(family_id("F1"))
        page.show_fresh()

    def lines() -> list[AccessEntry]:
        entries = [one.record for one in standing.opened.desk.all(AccessEntry)]
        return [one for one in entries if one.deed is AccessDeed.OPENED_FAMILY]

    standing.quiet(lines)
    standing.qtbot.wait(100)
    assert [one.family for one in lines()] == [family_id("F1")]


def test_a_restricted_address_is_shown_with_its_warning(standing: Standing) -> None:
    page = standing.page(FamilyPage, ref="F2")
    standing.quiet(lambda: "Never print or tell this address" in words(page))


def test_a_person_not_to_be_contacted_is_marked_in_words(standing: Standing) -> None:
    page = standing.page(FamilyPage, ref="F2")
    standing.quiet(
        lambda: any("not to be contacted" in one.accessibleName() for one in page.findChildren(QAbstractButton))
    )


def test_a_new_family_needs_only_a_name_and_no_mouse(standing: Standing) -> None:
    page = standing.page(FamilyNewPage)
    field = page.findChildren(LineField)[0]
    field.setFocus()
    standing.qtbot.keyClicks(field.editor(), "Beck")
    standing.qtbot.keyClick(field.editor(), "\r")
    standing.quiet(lambda: standing.went)
    desk = standing.opened.desk
    family = desk.get(Family, standing.went[-1].where["family_id"]).record
    assert (family.name, family.ref) == ("Beck", "F10")
    assert [one.record.worker for one in desk.all(Assignment, family.id)] == [desk.owner.worker_id]


def test_a_new_family_is_refused_at_the_field_that_is_wrong(standing: Standing) -> None:
    page = standing.page(FamilyNewPage)
    name, ref = page.findChildren(LineField)[:2]
    button(page, "Begin with this family").click()
    standing.quiet(name.problem)
    name.set_text("Beck")
    ref.set_text("F1")
    button(page, "Begin with this family").click()
    standing.quiet(ref.problem)
    assert not standing.went


@pytest.mark.parametrize(
    ("cls", "ref", "shown"),
    [
        (TodayPage, "", "63"),
        (FamiliesPage, "", "Pauline"),
        (ReviewsPage, "", "days late"),
        (FamilyPage, "F7", "steps done"),
        (FamilyNewPage, "", "Code"),
    ],
)
def test_every_daily_page_has_room_and_names_for_everything(
    standing: Standing, usable: Usable, cls: type[Page], ref: str, shown: str
) -> None:
    page = standing.page(cls, ref=ref)
    standing.quiet(lambda: shown in words(page))
    usable(page)


def test_a_page_that_is_opened_shows_its_beginning(visit: PageVisit, theme: Theme) -> None:
    theme.set_percent(200)
    visit.stack.resize(640, 360)
    for name in ("family", "plan", "reviews", "family", "today", "plan"):
        page = visit.go(Page, name, family_id=visit.family_id)
        bar = page.area.verticalScrollBar()
        visit.qtbot.waitUntil(lambda bar=bar: bar.maximum() > 0)
        assert bar.value() == 0, name
        bar.setValue(bar.maximum())


def test_the_family_sees_its_plan_from_the_beginning(visit: PageVisit, theme: Theme) -> None:
    theme.set_percent(200)
    visit.stack.resize(640, 360)
    page = visit.go(PlanPage, "plan", family_id=visit.family_id)
    page.area.verticalScrollBar().setValue(page.area.verticalScrollBar().maximum())
    bands = page.bands
    assert bands is not None
    assert bands.isVisible()
    page.show_family_view(True)
    visit.settle()
    assert not bands.isVisible()  # what is about them, and not for all of them to read
    at = page.family_view.back.mapTo(page.area.viewport(), QPoint(0, 0))
    assert page.area.viewport().rect().contains(at)
    page.show_family_view(False)
    assert bands.isVisible()
