"""Every page about the line of ups and downs can be read at grade three, and used at every size."""

from collections.abc import Callable
from contextlib import ExitStack

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from coachdesk.tools.readability import never_said, reading_grade
from coachdesk.ui.family_mode.feelings.feeling_way import NAMES, FeelingWay
from coachdesk.ui.family_mode.feelings.journey_page import UpsAndDownsPage
from tests.ui.conftest import Usable
from tests.ui.family_mode.feeling_hands import OURS, say_how, ups_and_downs
from tests.ui.family_mode.hands import RUTH, Table


@pytest.fixture
def table(asked: ExitStack) -> Table:
    return asked.enter_context(ups_and_downs())


def point(table: Table) -> FeelingWay:
    feelings = table.window.sitting.feelings
    assert feelings is not None
    return FeelingWay(table.window, feelings.points[OURS.id])


def line(table: Table) -> None:
    feelings = table.window.sitting.feelings
    assert feelings is not None
    feelings.shown = {0, 1}
    table.window.go("journey")
    page = table.window.page
    assert isinstance(page, UpsAndDownsPage)
    page._begin_move(OURS.id, 200)
    page._rests()


def one(table: Table) -> None:
    point(table).begin()
    table.press("Take it off our line")


def how(table: Table) -> None:
    point(table).how()
    say_how(table, 0.3)


PAGES: dict[str, Callable[[Table], None]] = {
    "journey": line,
    "point": one,
    "point_when": lambda table: FeelingWay(table.window).when(2010),
    "point_how": how,
    "point_why": lambda table: FeelingWay(table.window).why(),
}


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_usable_at_every_size_and_asks_no_more_than_three_years_of_school(
    table: Table, usable: Usable, name: str
) -> None:
    assert set(PAGES) | {"unkept"} == NAMES
    table.window.sitting.person = RUTH
    PAGES[name](table)
    assert table.window.name == name
    page = table.window.page
    assert page is not None
    shown = [each for each in page.findChildren(QLabel) if each.isVisibleTo(page) and each.text()]
    pressed = [each for each in page.findChildren(QAbstractButton) if each.isVisibleTo(page)]
    words = ". ".join(each.text().rstrip(".") for each in [*shown, *pressed])
    assert reading_grade(words) <= 3, words
    assert never_said(words) == []
    usable(table.window)
