"""The way back and forward: a model in plain lists, and pages that will not be left."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from coachdesk.desk import Touched
from coachdesk.desk.opening import OpenDesk
from coachdesk.ui.deeds import Deeds
from coachdesk.ui.frame.page_stack import PageStack
from coachdesk.ui.page import Page
from coachdesk.ui.router import Place, Router
from tests.desks import new_desk


class Leaf(Page):
    """Remembers what it was opened on."""

    leaves = True
    left = 0
    where: dict[str, str] | None = None

    def opened(self, **where: str) -> None:
        self.where = where

    def can_leave(self) -> bool:
        return self.leaves

    def leave(self) -> None:
        self.left += 1


class Makers:
    """Makes Leaf pages and counts them."""

    def __init__(self, opened: OpenDesk, deeds: Deeds) -> None:
        self._opened, self._deeds = opened, deeds
        self.made = 0

    def __call__(self, router: Router) -> Page:
        self.made += 1
        return Leaf(self._opened.desk, router, self._deeds)


@pytest.fixture
def makers(qtbot: QtBot, tmp_path: Path) -> Iterator[Makers]:
    opened, deeds = new_desk(tmp_path / "vault"), Deeds()
    yield Makers(opened, deeds)
    assert deeds.stop()
    opened.close()


@pytest.fixture
def stack(qtbot: QtBot, makers: Makers) -> PageStack:
    stack = PageStack(dict.fromkeys(("today", "families", "family"), makers))
    qtbot.addWidget(stack)
    stack.show()
    return stack


def leaf(stack: PageStack) -> Leaf:
    page = stack.page
    assert isinstance(page, Leaf)
    return page


def test_a_page_is_made_when_first_gone_to_and_kept(stack: PageStack, makers: Makers) -> None:
    assert makers.made == 0
    stack.go_to("family", family_id="a")
    first = leaf(stack)
    stack.go_to("today")
    stack.go_to("family", family_id="b")
    assert leaf(stack) is first
    assert first.where == {"family_id": "b"}
    stack.back()
    stack.back()
    assert first.where == {"family_id": "a"}
    assert makers.made == 2


def test_a_page_that_will_not_be_left_stays(stack: PageStack) -> None:
    stack.go_to("today")
    stack.go_to("family", family_id="a")
    leaf(stack).leaves = False
    assert not stack.go_to("families")
    assert not stack.back()
    assert stack.place == Place("family", {"family_id": "a"})
    assert leaf(stack).left == 0
    leaf(stack).leaves = True
    assert stack.back()
    assert stack.place == Place("today")


def test_a_page_that_does_not_exist_is_a_bug_and_changes_nothing(stack: PageStack) -> None:
    stack.go_to("today")
    with pytest.raises(KeyError):
        stack.go_to("nowhere")
    assert stack.place == Place("today")
    assert leaf(stack).left == 0


STEPS = st.lists(
    st.one_of(
        st.builds(
            lambda page, where: (page, where),
            st.sampled_from(["today", "families", "family"]),
            st.text("ab", max_size=1),
        ),
        st.just("back"),
        st.just("forward"),
    ),
    max_size=40,
)


@given(steps=STEPS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_back_and_forward_are_as_in_a_list_with_a_finger_on_it(makers: Makers, steps: list[object]) -> None:
    stack = PageStack(dict.fromkeys(("today", "families", "family"), makers))
    trail: list[Place] = []
    finger = -1
    for step in steps:
        if step == "back":
            assert stack.back() == (finger > 0)
            finger -= finger > 0
        elif step == "forward":
            assert stack.forward() == (finger < len(trail) - 1)
            finger += finger < len(trail) - 1
        else:
            page, family = step  # type: ignore[misc]
            place = Place(page, {"family_id": family})
            assert stack.go(place)
            trail = [*trail[: finger + 1], place]
            finger = len(trail) - 1
        assert stack.place == (trail[finger] if trail else None)
        if trail:
            assert leaf(stack).where == trail[finger].where
            assert (stack.can_step(-1), stack.can_step(+1)) == (finger > 0, finger < len(trail) - 1)
    stack.deleteLater()


def test_a_family_that_is_shut_opens_on_no_page_and_one_that_is_open_gives_way(makers: Makers, qtbot: QtBot) -> None:
    shut: set[str] = {"a"}
    stack = PageStack(dict.fromkeys(("family", "left"), makers), is_shut=shut.__contains__)
    qtbot.addWidget(stack)
    stack.show()
    stack.go_to("family", family_id="b")
    opened = leaf(stack)
    stack.go_to("family", family_id="a")
    left = leaf(stack)
    assert left is not opened
    assert opened.where == {"family_id": "b"}, "it was never opened on the one that is shut"
    assert stack.back()
    assert leaf(stack) is opened
    shut.add("b")
    stack.told(Touched(frozenset({"family"}), frozenset({"b"})))
    stack.told(Touched(frozenset({"family"}), frozenset({"b"})))
    assert leaf(stack) is left
    assert stack.forward()
    assert leaf(stack) is left
