"""Only an X that its person released is looked at together, once all have had their turn; others are nowhere."""

from contextlib import ExitStack

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coachdesk.ui.family_mode.lines.mark_page import MarkPage
from coachdesk.ui.family_mode.lines.together_page import LineTogetherPage
from tests.ui.family_mode.hands import ISLA, RUTH, Table
from tests.ui.family_mode.line_hands import (
    BEFORE,
    FORWARD,
    MORNINGS,
    NEW,
    B,
    come,
    lines_on_the_table,
    marks,
    one_turn,
    put,
    words_of,
)


@pytest.fixture
def table(asked: ExitStack) -> Table:
    return asked.enter_context(lines_on_the_table(MORNINGS, NEW))


def test_it_is_looked_at_once_all_have_had_their_turn_and_shows_only_what_was_released(table: Table) -> None:
    one_turn(table, "Ruth", 0.8, released=True)
    assert "Look at it together" not in words_of(table)
    one_turn(table, "Isla", 0.2, released=False)
    table.press("Look at it together")
    words = words_of(table)
    assert "Ruth: nearer B than A" in words or "Ruth: near B" in words
    assert "Isla" not in words
    page = table.window.page
    assert isinstance(page, LineTogetherPage)
    assert [abs(one.place - 800) <= 3 for one in page.picture.marks] == [True]


def test_a_key_pressed_twice_lets_nobody_see_an_x(table: Table) -> None:
    come(table)
    put(table, 0.8)
    for words in ("Yes", "Go on", "Go on"):
        table.press(words)
    table.button("Yes, they may see it").setFocus()
    table.key(Qt.Key.Key_Space)
    table.key(Qt.Key.Key_Space)
    assert table.window.name == "line_may_see"
    assert [one.released for one in marks(table)] == [False]


def test_an_x_that_is_not_released_is_nowhere_once_its_person_has_turned_away(table: Table) -> None:
    come(table)
    put(table, 0.777)
    for words in ("Yes", *FORWARD):
        table.press(words)
    so_far = table.window.sitting.line_so_far(MORNINGS)
    assert (so_far.shown, so_far.done) == ({}, {RUTH.id})
    for words in ("Go on", f"Change it: {B}", "I will"):
        table.press(words)
    page = table.window.page
    assert isinstance(page, MarkPage)
    assert page.line.place is None


def test_who_takes_back_that_the_family_may_see_it_is_shown_no_more(table: Table) -> None:
    one_turn(table, "Ruth", 0.8, released=True)
    one_turn(table, "Isla", 0.2, released=True)
    for words in ("Give it to the next one", "Ruth", "Our lines", f"Change it: {B}", "I will"):
        table.press(words)
    put(table, 0.4)
    table.press("Yes")
    so_far = table.window.sitting.line_so_far(MORNINGS)
    assert list(so_far.shown) == [ISLA.id], "a new X is private until she says otherwise"
    assert marks(table)[-1].released is False


def test_earlier_marks_are_shown_hollow_with_their_day_and_only_afterwards(qtbot: QtBot) -> None:
    assert qtbot is not None
    line = MORNINGS.model_copy(update={"people": (RUTH.id,), "earlier": (BEFORE,)})
    with lines_on_the_table(line) as table:
        come(table)
        assert "Dean" not in words_of(table)
        put(table, 0.5)
        for words in ("Yes", *FORWARD, "Look at it together"):
            table.press(words)
        page = table.window.page
        assert isinstance(page, LineTogetherPage)
        assert [(one.name, one.earlier) for one in page.picture.marks] == [("Dean", True)]
        assert "Dean on Friday 3 December 2010: near A" in words_of(table)
