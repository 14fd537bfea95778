"""The review opens with what was ticked, keeps who was there and what was said, and loses nothing half typed."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from coachdesk.desk.opening import OpenDesk
from coachdesk.models.person import FamilyRole
from coachdesk.models.plan import Audience, StepDone
from coachdesk.operations import plans
from coachdesk.operations.families import start_family
from coachdesk.operations.people import add_person
from coachdesk.operations.reviews import hold_review
from tests.desks import HandClock, new_vault
from tests.ui.conftest import Usable
from tests.ui.pages.plan_visit import Visit, visits

__all__ = ["visits"]

Begin = Callable[[OpenDesk, str], Visit]


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def visit(tmp_path: Path, visits: Begin, clock: HandClock) -> Visit:
    """A plan a month old: one step ticked before the last review, two after it, one of them private."""
    made = new_vault(tmp_path / "vault", clock)
    desk = made.open_desk.desk
    family = start_family(desk, "Vale").record.id
    mother = add_person(desk, family, "Amina", FamilyRole.PARENT).record
    add_person(desk, family, "Yusuf", FamilyRole.CHILD)
    plan = plans.start_plan(desk, family)
    target = plans.add_target(desk, plan, "We want calm mornings")
    steps = plans.add_steps(desk, target, ["Lay the clothes out", "Breakfast before phones", "Walk the long way"])
    private = plans.add_target(desk, plan, "Read", audience=Audience.NAMED, private_to=(mother.id,))
    (read,) = plans.add_steps(desk, private, ["Go on Wednesdays"])
    plans.tick_step(desk, steps[0], StepDone.TOGETHER)
    clock.move(days=3)
    hold_review(desk, plan, what_helped="The list on the fridge")
    clock.move(days=28)
    plans.tick_step(desk, steps[1], StepDone.WE_DID_IT)
    plans.tick_step(desk, read, StepDone.TOGETHER)
    plans.step_is_stuck(desk, steps[2], "Someone to walk with")
    return visits(made.open_desk, family)


def test_it_opens_with_what_was_ticked_since_last_time(visit: Visit) -> None:
    page = visit.review()
    assert page.ticked.words() == ["Breakfast before phones"]
    tops = [each.y() for each in (page.ticked, page._words_card, page.earlier)]
    assert tops == sorted(tops)
    assert page.stuck_steps.words() == ["Walk the long way"]


def test_what_is_private_is_counted_and_shown_only_when_asked(visit: Visit) -> None:
    page = visit.review()
    assert page.ticked.list.reveal.words() == "Show 1 that is kept private"
    page.ticked.list.reveal.click()
    assert page.ticked.words() == ["Breakfast before phones", "Go on Wednesdays"]
    visit.plan()
    assert visit.review().ticked.words() == ["Breakfast before phones"]


def test_a_review_is_held_with_the_keyboard_alone(visit: Visit) -> None:
    page = visit.review()
    visit.tab_to("Amina, parent")
    visit.press(Qt.Key.Key_Space)
    visit.tab_to("What helped?")
    visit.write("Walking first")
    visit.tab_to("What is stuck, and what would help?")
    visit.write("Rain")
    visit.tab_to("What shall we change in the plan?")
    visit.write("Two steps, not three")
    visit.tab_to("When do we look again?")
    visit.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    visit.write("in 3 weeks")
    visit.tab_to("Keep this review")
    visit.press(Qt.Key.Key_Return)
    visit.settle()
    held = max(visit.reviews(), key=lambda one: one.held_on)
    today = visit.desk.today()
    assert (held.held_on, held.next_due) == (today, today + timedelta(days=21))
    assert (held.what_helped, held.what_is_stuck, held.changes) == ("Walking first", "Rain", "Two steps, not three")
    assert page.shown is not None
    assert [page.shown.plan.names[one] for one in held.present] == ["Amina"]
    assert page.helped.text() == ""
    assert "kept" in page.message.words()
    assert not [key for key in visit.desk.drafts.all() if "review" in key]


def test_without_a_word_typed_the_next_look_falls_by_the_plans_rhythm(visit: Visit) -> None:
    page = visit.review()
    page.keep_button.click()
    visit.settle()
    held = max(visit.reviews(), key=lambda one: one.held_on)
    assert held.next_due == visit.desk.today() + timedelta(days=28)


def test_a_date_that_is_none_is_asked_about_and_nothing_is_kept(visit: Visit) -> None:
    page = visit.review()
    page.next_day.setFocus()
    visit.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    visit.write("when it snows")
    page.keep_button.click()
    visit.settle()
    assert len(visit.reviews()) == 1
    assert page.next_day.typed() == "when it snows"


def test_what_is_half_typed_survives_a_kill(visit: Visit) -> None:
    page = visit.review()
    page.here.setFocus()
    visit.press(Qt.Key.Key_Space)
    page.helped.setFocus()
    visit.write("The walk")
    visit.until(lambda: len(visit.desk.drafts.all()) == 2)

    class Killed:
        desk = visit.desk

    after = Visit(Killed, visit.family_id, visit.qtbot)  # type: ignore[arg-type]
    again = after.review()
    assert again.helped.text() == "The walk"
    assert len(again.here.chosen()) == 1
    assert len(visit.reviews()) == 1
    after.leave()


def test_a_refresh_keeps_what_is_typed(visit: Visit) -> None:
    page = visit.review()
    page.helped.setFocus()
    visit.write("The walk")
    page.here.choose(page.here.chosen())
    page.refresh()
    visit.settle()
    assert page.helped.text() == "The walk"


def test_everything_on_the_review_can_be_reached_read_and_seen(visit: Visit, usable: Usable) -> None:
    usable(visit.review())
