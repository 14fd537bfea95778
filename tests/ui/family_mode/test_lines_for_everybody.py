"""Every page about a line can be read at grade three, and used at every size, and says no number."""

from collections.abc import Callable
from contextlib import ExitStack

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from coachdesk.models.measures import AnswerStatus, Marking
from coachdesk.models.measures_in_sight import MarkGiven
from coachdesk.tools.readability import never_said, reading_grade
from coachdesk.ui.family_mode.lines.line_way import NAMES, LineWay
from coachdesk.ui.family_mode.lines.together_page import LineTogetherPage
from tests.ui.conftest import Usable
from tests.ui.family_mode.hands import ISLA, RUTH, Table
from tests.ui.family_mode.line_hands import (
    BEFORE,
    MORNINGS,
    NEW,
    lines_on_the_table,
    put,
)


@pytest.fixture
def table(asked: ExitStack) -> Table:
    return asked.enter_context(lines_on_the_table(MORNINGS, NEW))


def on_way(table: Table, *, place: int | None = 640) -> LineWay:
    way = LineWay(table.window, MORNINGS)
    way.giving.given = MarkGiven(
        line=MORNINGS.id,
        person=RUTH.id,
        status=AnswerStatus.ANSWERED if place is not None else AnswerStatus.SKIPPED,
        first=place,
        place=place,
        marking=Marking.SELF,
        at=table.window.sitting.now(),
    )
    return way


def marked(table: Table) -> None:
    on_way(table).mark()
    put(table, 0.3)


def together(table: Table) -> None:
    line = MORNINGS.model_copy(update={"earlier": (BEFORE,)})
    so_far = table.window.sitting.line_so_far(line)
    so_far.shown = {RUTH.id: 640, ISLA.id: 610}
    table.window.turn("line_together", LineTogetherPage(table.window, line))


def done(table: Table) -> None:
    table.window.sitting.line_so_far(MORNINGS).done = {RUTH.id, ISLA.id}
    table.window.sitting.line_so_far(MORNINGS).shown = {ISLA.id: 200}
    on_way(table).end()


def asked(table: Table) -> None:
    on_way(table).may_see()
    table.press("Yes, they may see it")


PAGES: dict[str, Callable[[Table], None]] = {
    "lines": lambda table: table.window.go("lines"),
    "line_a": lambda table: LineWay(table.window, NEW).ask_a(),
    "line_b": lambda table: LineWay(table.window, NEW).ask_b(),
    "line_taps": lambda table: on_way(table).begin(),
    "line_mark": marked,
    "line_helped": lambda table: on_way(table).helped(),
    "line_needed": lambda table: on_way(table).needed(),
    "line_step": lambda table: on_way(table).step("Ring the school"),
    "line_may_see": asked,
    "line_done": done,
    "line_together": together,
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
    shown = [one for one in page.findChildren(QLabel) if one.isVisibleTo(page) and one.text()]
    pressed = [one for one in page.findChildren(QAbstractButton) if one.isVisibleTo(page)]
    words = ". ".join(one.text().rstrip(".") for one in [*shown, *pressed])
    assert reading_grade(words) <= 3, words
    assert never_said(words) == []
    assert not any(
        letter.isdigit() for letter in words.replace("F8", "").replace("F9", "").replace("3 December 2010", "")
    )
    usable(table.window)
