"""The plan at the table: made by keyboard alone, ticked in one press, kept from those it is kept from, never lost."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from coachdesk.desk.opening import OpenDesk
from coachdesk.models.organisation import StepTemplate
from coachdesk.models.person import FamilyRole
from coachdesk.models.plan import Audience, Barrier, Plan, StepDone, StepState, SubTarget, TargetOrigin
from coachdesk.operations import plans
from coachdesk.operations.families import start_family
from coachdesk.operations.people import add_person
from coachdesk.operations.plan_versions import freeze
from coachdesk.ui.pages.plan.target_card import TargetCard
from coachdesk.ui.pages.plan_page import PlanPage
from tests.desks import new_vault
from tests.sample_vaults import sample
from tests.ui.accessibility import seen
from tests.ui.conftest import Usable
from tests.ui.pages.plan_visit import Visit, family_called, visits

__all__ = ["visits"]

Begin = Callable[[OpenDesk, str], Visit]
TICK = [(how, words) for how, words in zip(StepDone, ("We did it", "Together", "Done for us"), strict=True)]


@pytest.fixture
def visit(tmp_path: Path, visits: Begin) -> Visit:
    """A family with a mother and a son, and no plan yet."""
    made = new_vault(tmp_path / "vault")
    desk = made.open_desk.desk
    family = start_family(desk, "Vale").record.id
    add_person(desk, family, "Amina", FamilyRole.PARENT)
    add_person(desk, family, "Yusuf", FamilyRole.CHILD)
    return visits(made.open_desk, family)


@pytest.fixture
def planned(visit: Visit) -> Visit:
    """The same family with one target of three steps."""
    plan = plans.start_plan(visit.desk, visit.family_id)
    target = plans.add_target(visit.desk, plan, "We want calm mornings", "Lay the clothes out")
    plans.add_steps(visit.desk, target, ["Breakfast before phones", "Walk the long way round"])
    return visit


def shown_words(page: PlanPage) -> str:
    return "\n".join(label.text() for label in seen(page) if isinstance(label, QLabel))


def test_a_plan_is_made_from_start_to_end_with_the_keyboard_alone(visit: Visit) -> None:
    visit.plan()

    visit.tab_to("Start the plan")
    visit.press(Qt.Key.Key_Return)
    visit.until(lambda: visit.here().accessibleName() == "What do you want?")
    visit.write("We want calm mornings")
    visit.press(Qt.Key.Key_Return)
    visit.write("Lay the clothes out")
    visit.press(Qt.Key.Key_Return)
    visit.settle()
    assert [one.family_words for one in visit.targets()] == ["We want calm mornings"]
    visit.tab_to("Add a step")
    visit.write("Breakfast before phones")
    visit.press(Qt.Key.Key_Tab)
    assert visit.here().accessibleName() == "Who"
    visit.write("Yusuf")
    visit.press(Qt.Key.Key_Tab)
    visit.write("in 2 weeks")
    visit.press(Qt.Key.Key_Return)
    visit.settle()
    visit.write("Walk the long way round")
    visit.press(Qt.Key.Key_Return)
    visit.settle()
    assert visit.steps() == ["Lay the clothes out", "Breakfast before phones", "Walk the long way round"]
    step = visit.step("Breakfast before phones")
    assert step.due == visit.desk.today() + timedelta(days=14)
    assert step.owner_person is not None
    visit.tab_to("Together: Breakfast before phones", most=120)
    visit.press(Qt.Key.Key_Space)
    visit.settle()
    assert visit.step("Breakfast before phones").done_how is StepDone.TOGETHER


@pytest.mark.parametrize(("how", "words"), TICK)
def test_one_press_ticks_a_step_and_says_who_did_it(planned: Visit, how: StepDone, words: str) -> None:
    page = planned.plan()
    row = page.row("Lay the clothes out")
    button = row.tick_button(how)
    assert button.accessibleName() == f"{words}: Lay the clothes out"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    planned.settle()
    step = planned.step("Lay the clothes out")
    assert (step.state, step.done_how, step.done_on) == (StepState.DONE, how, planned.desk.today())
    assert row.state_words().startswith(words)
    assert page.card("We want calm mornings").progress.words() == "1 of 3 steps done"
    assert page.progress.words() == "1 of 3 steps done"


def test_a_tick_is_taken_back_exactly(planned: Visit) -> None:
    page = planned.plan()
    step_id = planned.step("Lay the clothes out").id
    page.plan_deeds.stuck(step_id, "A second basket", Barrier.MONEY.value, "")
    planned.settle()
    before = planned.step("Lay the clothes out")
    assert (before.state, before.barrier, before.what_would_help) == (StepState.STUCK, Barrier.MONEY, "A second basket")
    page.row("Lay the clothes out").tick_button(StepDone.TOGETHER).click()
    planned.settle()
    assert page.toast.words() == "Ticked: Together."
    page.toast._button.click()
    planned.settle()
    assert planned.step("Lay the clothes out") == before


def test_stuck_asks_what_would_help_and_keeps_what_is_in_the_way(planned: Visit) -> None:
    page = planned.plan()
    editor = page.row("Walk the long way round").open_editor()
    editor.state.editor().setFocus()
    for pill in editor.state._pills():
        if pill.choice.key == StepState.STUCK.value:
            pill.click()
    planned.settle()
    assert planned.here().accessibleName() == "What would help?"
    planned.write("Someone to walk with")
    next(pill for pill in editor.barrier._pills() if pill.choice.key == Barrier.TRANSPORT.value).click()
    editor.barrier.setFocus()
    planned.settle()
    step = planned.step("Walk the long way round")
    assert (step.state, step.barrier, step.what_would_help) == (
        StepState.STUCK,
        Barrier.TRANSPORT,
        "Someone to walk with",
    )
    assert page.row("Walk the long way round").state_words().startswith("Stuck")


def test_alt_and_arrows_move_a_step_and_the_keyboard_stays_with_it(planned: Visit) -> None:
    page = planned.plan()
    row = page.row("Walk the long way round")
    row.more.setFocus()
    planned.press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    planned.settle()
    assert planned.steps() == ["Lay the clothes out", "Walk the long way round", "Breakfast before phones"]
    assert [one.words() for one in page.card("We want calm mornings").rows] == planned.steps()
    assert planned.here() is row.more
    planned.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    planned.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    planned.settle()
    assert planned.steps()[-1] == "Walk the long way round"


def test_tab_follows_the_eye_after_rows_have_moved(planned: Visit) -> None:
    page = planned.plan()
    page.plan_deeds.move_step(planned.step("Walk the long way round").id, -1)
    planned.settle()
    planned.qtbot.wait(20)
    page.row("Lay the clothes out").more.setFocus()
    planned.press(Qt.Key.Key_Tab)
    assert planned.here().accessibleName() == "We did it: Walk the long way round"


def test_targets_move_past_each_other(planned: Visit) -> None:
    page = planned.plan()
    page.new_target.words.setFocus()
    planned.write("One quiet evening")
    page.new_target.button.click()
    planned.settle()
    page.card("One quiet evening").up.click()
    planned.settle()
    assert [one.family_words for one in planned.targets()] == ["One quiet evening", "We want calm mornings"]


def test_a_target_needs_only_words_and_vague_ones_are_only_asked_about(planned: Visit) -> None:
    page = planned.plan()
    page.new_target.button.click()
    assert page.new_target.words.problem()
    page.new_target.words.setFocus()
    planned.write("Something nice")
    page.new_target.button.click()
    planned.settle()
    assert "Something nice" in [one.family_words for one in planned.targets()]
    assert "how they will know" in shown_words(page)
    assert all(button.isEnabled() for button in page._go_buttons)


def test_no_strength_is_asked_about_and_a_reason_is_answer_enough(planned: Visit) -> None:
    page = planned.plan()
    assert page.strengths.isVisible()
    page.strengths.reason.setFocus()
    planned.write("Amina wants to begin with the mornings")
    page.new_target.words.setFocus()
    planned.settle()
    (plan,) = planned.kept(Plan)
    assert plan.ready_without_strengths == "Amina wants to begin with the mornings"
    assert not page.strengths.isVisible()


def test_one_familys_typing_never_stands_on_anothers_plan(planned: Visit) -> None:
    other = start_family(planned.desk, "Other").record.id
    plans.start_plan(planned.desk, other)
    first = planned.family_id
    page = planned.plan()
    page.new_target.words.setFocus()
    planned.write("Only the Vales said this")
    page.strengths.reason.setFocus()
    planned.write("Nor this")
    planned.family_id = other
    page = planned.plan()
    assert page.new_target.words.text() == ""
    assert page.strengths.reason.text() == ""
    assert all(plan.ready_without_strengths == "" for plan in planned.kept(Plan))
    planned.family_id = first
    assert planned.plan().new_target.words.text() == "Only the Vales said this"
    assert [plan.ready_without_strengths for plan in planned.kept(Plan)] == ["Nor this"]


def test_a_signed_version_is_said_and_a_change_begins_a_draft(planned: Visit) -> None:
    version = freeze(planned.desk, planned.family_id)
    page = planned.plan()
    assert page._banner.words() == "Version 1 is ready to sign."
    from coachdesk.models.plan import InkMethod
    from coachdesk.operations.inking import record_ink

    mother = next(one for one in page.shown.people if one.known_as == "Amina") if page.shown else None
    assert mother is not None
    record_ink(planned.desk, version, mother, version.digest, InkMethod.RATHER_NOT)
    page.refresh()
    planned.settle()
    assert page._banner.words() == "Version 1 is signed. A change begins a new draft."
    page.row("Lay the clothes out").tick_button(StepDone.TOGETHER).click()
    planned.settle()
    assert page._banner.words() == "Version 1 is signed. You are editing a new draft."
    page.new_target.words.setFocus()
    planned.write("And a new bed")
    page.new_target.button.click()
    planned.settle()
    assert planned.targets()[-1].origin is TargetOrigin.ADDED


def test_a_template_puts_its_steps_under_the_target(planned: Visit) -> None:
    page = planned.plan()
    template = planned.desk.all(StepTemplate)[0].record
    card = page.card("We want calm mornings")
    card.ready.click()
    next(button for button in card.templates._buttons if button.words() == template.name).click()
    planned.settle()
    assert tuple(planned.steps()[3:]) == template.steps


def test_what_is_typed_survives_a_kill(planned: Visit) -> None:
    page = planned.plan()
    page.new_target.words.setFocus()
    planned.write("A dog, may")
    page.card("We want calm mornings").add_step.line.setFocus()
    planned.write("Ask the landl")
    editor = page.row("Lay the clothes out").open_editor()
    editor.words.setFocus()
    planned.press(Qt.Key.Key_End)
    planned.write(" the night before")
    planned.until(lambda: len(planned.desk.drafts.all()) == 3)
    after = visits_again(planned)
    again = after.plan()
    assert again.new_target.words.text() == "A dog, may"
    assert again.card("We want calm mornings").add_step.line.text() == "Ask the landl"
    restored = again.row("Lay the clothes out").editor
    assert restored is not None
    assert restored.words.text().endswith("the night before")
    assert planned.step("Lay the clothes out").words == "Lay the clothes out"
    again.leave()
    after.settle()
    assert any(step.words.endswith("the night before") for step in after.kept(SubTarget))
    after.leave()


def visits_again(visit: Visit) -> Visit:
    """New pages over the same records, as after the program was killed: the old ones hand over nothing."""

    class Killed:
        desk = visit.desk

    return Visit(Killed, visit.family_id, visit.qtbot)  # type: ignore[arg-type]


def test_the_family_sees_large_cards_and_nothing_private(tmp_path: Path, visits: Begin) -> None:
    opened = sample(tmp_path)
    visit = visits(opened, family_called(opened, "F1").record.id)
    page = visit.plan()
    private = [one for one in visit.targets() if one.audience is Audience.NAMED]
    hidden = [one.family_words for one in private]
    hidden += [one.words for one in visit.kept(SubTarget) if one.target in {target.id for target in private}]
    assert len(hidden) > 4
    assert not any(words in shown_words(page) for words in hidden)
    page.show_family_view(True)
    visit.settle()
    family = shown_words(page)
    assert "Get the bills straight" in family
    assert "by Tuesday 13 September" in family
    assert not any(words in family for words in hidden)
    assert "Stuck" not in family
    assert "late" not in family


def test_a_private_target_opens_on_one_press_and_is_covered_when_the_page_is_come_to_again(
    tmp_path: Path, visits: Begin
) -> None:
    opened = sample(tmp_path)
    visit = visits(opened, family_called(opened, "F1").record.id)
    page = visit.plan()
    private = next(one for one in visit.targets() if one.audience is Audience.NAMED)
    card: TargetCard = page.card(private.family_words)
    card.reveal.click()
    visit.settle()
    assert private.family_words in shown_words(page)
    visit.go("review")
    page = visit.plan()
    assert private.family_words not in shown_words(page)


def test_everything_on_the_plan_can_be_reached_read_and_seen(tmp_path: Path, visits: Begin, usable: Usable) -> None:
    opened = sample(tmp_path)
    visit = visits(opened, family_called(opened, "F2").record.id)
    page = visit.plan()
    page.row(next(iter(page._cards.values())).rows[-1].words()).open_editor()
    QApplication.processEvents()
    usable(page)
