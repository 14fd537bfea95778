"""One target in full: every part can be said, changed and taken back, and nothing of it is needed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from coachdesk.desk.opening import OpenDesk
from coachdesk.models.person import FamilyRole
from coachdesk.models.plan import Audience, Stage, SuccessSign, SuccessView, Target, TargetOrigin, TargetStatus
from coachdesk.operations import plans
from coachdesk.operations.families import start_family
from coachdesk.operations.people import add_person
from coachdesk.ui.pages.target_page import TargetPage
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.many_field import ManyField
from tests.desks import new_vault
from tests.ui.conftest import Usable
from tests.ui.pages.plan_visit import Visit, visits

__all__ = ["visits"]

Begin = Callable[[OpenDesk, str], Visit]


@pytest.fixture
def visit(tmp_path: Path, visits: Begin) -> Visit:
    made = new_vault(tmp_path / "vault")
    desk = made.open_desk.desk
    family = start_family(desk, "Vale").record.id
    add_person(desk, family, "Amina", FamilyRole.PARENT)
    add_person(desk, family, "Yusuf", FamilyRole.CHILD)
    plan = plans.start_plan(desk, family)
    plans.add_target(desk, plan, "We want calm mornings", "Lay the clothes out")
    return visits(made.open_desk, family)


@pytest.fixture
def page(visit: Visit) -> TargetPage:
    return visit.target(visit.targets()[0].id)


def pick(field: ChoiceField | ManyField, words: str) -> None:
    """Presses the pill with these words."""
    pills = field._pills() if isinstance(field, ChoiceField) else field._pills
    next(pill for pill in pills if pill.choice.words == words).click()


def only(visit: Visit) -> Target:
    (target,) = visit.targets()
    return target


def test_someone_it_is_about_is_not_asked_yet_until_they_are(visit: Visit, page: TargetPage) -> None:
    pick(page.who.said_by, "Amina")
    visit.settle()
    pick(page.who.about, "Yusuf")
    visit.settle()
    assert page.who.not_asked.words() == "Not asked yet: Yusuf."
    assert page.who.not_asked.action is not None
    page.who.not_asked.action.click()
    visit.settle()
    assert not page.who.not_asked.isVisible()
    assert only(visit).asked == only(visit).about


def test_stage_and_effort_are_kept_apart(visit: Visit, page: TargetPage) -> None:
    pick(page.effort.stage, "Getting there")
    visit.settle()
    assert (only(visit).stage, only(visit).effort_family) == (Stage.GETTING_THERE, "")
    page.effort.family.setFocus()
    visit.write("Up at six every day")
    page.effort.coach.setFocus()
    visit.settle()
    assert (only(visit).stage, only(visit).effort_family) == (Stage.GETTING_THERE, "Up at six every day")
    pick(page.effort.stage, "Getting there")
    visit.settle()
    assert only(visit).stage is None


def test_each_person_says_how_they_will_know(visit: Visit, page: TargetPage) -> None:
    pick(page.signs.person, "Yusuf")
    page.signs.words.setFocus()
    visit.write("Nobody shouts")
    visit.press(Qt.Key.Key_Return)
    visit.settle()
    (sign,) = visit.kept(SuccessSign)
    assert sign.words == "Nobody shouts"
    assert page.shown is not None
    assert page.shown.names[sign.person or ""] == "Yusuf"


def test_what_is_taken_out_comes_back(visit: Visit, page: TargetPage) -> None:
    page.signs.words.setFocus()
    visit.write("Nobody shouts")
    visit.press(Qt.Key.Key_Return)
    visit.settle()
    (sign,) = visit.kept(SuccessSign)
    page.table.take_out(sign.id, "Taken out.")
    visit.settle()
    assert visit.kept(SuccessSign) == []
    page.toast._button.click()
    visit.settle()
    assert visit.kept(SuccessSign) == [sign]


def test_another_view_stands_beside_the_familys_and_stops_nothing(visit: Visit, page: TargetPage) -> None:
    page.views.begin.click()
    page.views.button.click()
    assert page.views.words.problem()
    page.views.holder.setFocus()
    visit.write("Children's services")
    page.views.words.setFocus()
    visit.write("Three months without a call")
    page.views.button.click()
    visit.settle()
    (view,) = visit.kept(SuccessView)
    assert (view.holder, view.words, view.print_it) == ("Children's services", "Three months without a call", False)
    assert only(visit).status is TargetStatus.ACTIVE


@pytest.mark.parametrize(
    ("words", "status"), [("Parked for now", TargetStatus.PARKED), ("Dropped", TargetStatus.DROPPED)]
)
def test_parking_and_dropping_ask_why_and_can_be_taken_back(
    visit: Visit, page: TargetPage, words: str, status: TargetStatus
) -> None:
    pick(page.end.what, words)
    page.end.button.click()
    visit.settle()
    assert page.end.reason.problem()
    assert only(visit).status is TargetStatus.ACTIVE
    page.end.reason.setFocus()
    visit.write("The new baby comes first")
    page.end.button.click()
    visit.settle()
    assert (only(visit).status, only(visit).status_reason) == (status, "The new baby comes first")
    page.end.again.click()
    visit.settle()
    assert only(visit).status is TargetStatus.ACTIVE


def test_a_replaced_target_stays_joined_to_the_one_in_its_place(visit: Visit, page: TargetPage) -> None:
    pick(page.end.what, "Something new instead")
    page.end.button.click()
    assert page.end.new_words.problem()
    page.end.new_words.setFocus()
    visit.write("One calm morning a week")
    page.end.reason.setFocus()
    visit.write("Five was too many")
    page.end.button.click()
    visit.settle()
    old = next(one for one in visit.targets() if one.status is TargetStatus.REPLACED)
    new = next(one for one in visit.targets() if one.status is TargetStatus.ACTIVE)
    assert (new.replaces, new.origin, new.family_words) == (old.id, TargetOrigin.REPLACED, "One calm morning a week")
    assert [key for key in visit.desk.drafts.all() if "end_" in key] == []


def test_a_private_target_names_who_it_is_for(visit: Visit, page: TargetPage) -> None:
    pick(page.who.audience, "Only those named")
    visit.settle()
    assert page.who.private_to.isVisible()
    pick(page.who.private_to, "Amina")
    visit.settle()
    assert only(visit).audience is Audience.NAMED
    assert len(only(visit).private_to) == 1


def test_empty_family_words_are_refused_where_they_stand(visit: Visit, page: TargetPage) -> None:
    page.who.words.setFocus()
    visit.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    visit.press(Qt.Key.Key_Delete)
    page.effort.family.setFocus()
    visit.settle()
    assert page.who.words.problem()
    assert only(visit).family_words == "We want calm mornings"


def test_words_changed_elsewhere_while_someone_types_are_asked_about_not_overwritten(
    visit: Visit, page: TargetPage
) -> None:
    page.who.words.setFocus()
    visit.press(Qt.Key.Key_End)
    visit.write(" at last")
    opened = visit.desk.get(Target, only(visit).id)
    visit.desk.amend(opened, family_words="We want calm evenings")
    page.refresh()
    visit.settle()
    assert page.who.words.text() == "We want calm mornings at last"
    page.effort.family.setFocus()
    visit.settle()
    rivals = visit.desk.get(Target, only(visit).id).conflicts["family_words"]
    assert {rival.value for rival in rivals} == {"We want calm evenings", "We want calm mornings at last"}


def test_everything_on_the_target_can_be_reached_read_and_seen(visit: Visit, page: TargetPage, usable: Usable) -> None:
    page.views.begin.click()
    pick(page.end.what, "Something new instead")
    usable(page)
