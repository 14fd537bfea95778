"""On the line from A to B each puts an X alone: it is read back, changed at will, and given as it stands."""

from contextlib import ExitStack

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coachdesk.models.measures import AnswerStatus, Marking
from coachdesk.models.measures_in_sight import LineInSight
from coachdesk.ui.family_mode.lines.line_step_page import LineStepPage
from coachdesk.ui.family_mode.lines.line_words_page import LineWordsPage
from coachdesk.ui.family_mode.lines.mark_page import MarkPage
from coachdesk.ui.family_mode.lines.more_page import MorePage
from tests.ui.family_mode.hands import ISLA, RUTH, Table
from tests.ui.family_mode.line_hands import (
    MORNINGS,
    NEW,
    come,
    lines_on_the_table,
    marks,
    put,
    said,
    words_of,
)


@pytest.fixture
def table(asked: ExitStack) -> Table:
    return asked.enter_context(lines_on_the_table(MORNINGS, NEW))


def test_an_x_is_read_back_given_privately_and_kept_with_what_is_said_of_it(table: Table) -> None:
    come(table)
    put(table, 0.64)
    assert "Your X is nearer B than A. Is that right?" in words_of(table)
    assert marks(table) == []
    table.press("Yes")
    (mark,) = marks(table)
    assert (mark.line, mark.person, mark.status) == (MORNINGS.id, RUTH.id, AnswerStatus.ANSWERED)
    assert mark.place == mark.first
    assert abs((mark.place or 0) - 640) <= 3
    assert (mark.marking, mark.released) == (Marking.SELF, False)
    assert mark.length_px
    assert mark.length_mm
    table.type_in("")
    for words, ways in (("gran helps", ("Go on",)), ("a clock", ("Go on", "No, not my family"))):
        page = table.window.page
        assert isinstance(page, MorePage)
        page.field.editor().setFocus()
        table.type_in(words)
        for way in ways:
            table.press(way)
    last = marks(table)[-1]
    assert (last.helped_so_far, last.still_needed, last.released) == ("gran helps", "a clock", False)
    assert (last.place, last.changes) == (mark.place, 0)
    assert table.window.name == "line_done"


def test_an_x_at_the_wrong_end_is_changed_and_both_places_are_kept(table: Table) -> None:
    come(table)
    put(table, 0.1)
    assert "Your X is near A" in words_of(table)
    table.press("Change it")
    page = table.window.page
    assert isinstance(page, MarkPage)
    assert page.line.place is None
    put(table, 0.9)
    table.press("Yes")
    (mark,) = marks(table)
    assert mark.status is AnswerStatus.CORRECTED
    assert abs((mark.first or 0) - 100) <= 3
    assert abs((mark.place or 0) - 900) <= 3
    assert mark.changes == 1


def test_the_line_is_marked_by_keys_alone(table: Table) -> None:
    come(table)
    page = table.window.page
    assert isinstance(page, MarkPage)
    assert table.focused() == "The line from A to B"
    page._settles.setInterval(150)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Home):
        table.key(key)
    assert "Is that right?" not in words_of(table)
    QTest.qWait(250)
    assert "Your X is at A" in words_of(table)
    table.key(Qt.Key.Key_Return)
    (mark,) = marks(table)
    assert (mark.first, mark.place) == (0, 0), "what keys pass by on the way was never the answer"


@pytest.mark.parametrize(
    ("presses", "status"),
    [
        (("I am not sure",), AnswerStatus.NOT_SURE),
        (("I don't want to say",), AnswerStatus.PREFER_NOT),
        (("Next", "Yes"), AnswerStatus.SKIPPED),
        (("Stop for now",), AnswerStatus.STOPPED),
    ],
)
def test_who_puts_no_x_says_so_and_it_is_no_number(
    table: Table, presses: tuple[str, ...], status: AnswerStatus
) -> None:
    come(table, tapping="My coach taps for me")
    put(table, 0.3)
    table.press("Change it")
    for words in presses:
        table.press(words)
    (mark,) = marks(table)
    assert (mark.status, mark.place, mark.first, mark.released) == (status, None, None, False)
    assert mark.marking is Marking.FOR_THEM
    assert table.window.name == ("stop" if status is AnswerStatus.STOPPED else "line_done")
    had_a_turn = RUTH.id in table.window.sitting.line_so_far(MORNINGS).done
    assert had_a_turn is (status is not AnswerStatus.STOPPED)


def test_next_without_an_x_asks_once_and_no_comes_back(table: Table) -> None:
    come(table)
    table.press("Next")
    table.press("No")
    assert table.window.name == "line_mark"
    assert marks(table) == []


def test_a_line_without_its_ends_is_not_marked_before_both_are_said(table: Table) -> None:
    for words in ("Go on", "Ruth", "Our lines", "Begin this line", "Go on"):
        table.press(words)
    assert table.window.name == "line_a"
    table.type_in("late")
    table.press("Back")
    table.press("Begin this line")
    page = table.window.page
    assert isinstance(page, LineWordsPage)
    assert page.field.text() == "late", "what she began is there again"
    table.press("Go on")
    table.press("Go on")
    assert table.window.name == "line_b"
    table.type_in("on time")
    table.press("Go on")
    (words,) = said(table)
    assert (words.line, words.person, words.a_words, words.b_words) == (NEW.id, RUTH.id, "late", "on time")
    table.press("I will")
    put(table, 0.5)
    table.press("Yes")
    assert marks(table)[-1].line == NEW.id
    assert len(said(table)) == 1


def test_words_of_an_end_that_were_not_given_are_shown_to_nobody_else(qtbot: QtBot) -> None:
    assert qtbot is not None
    new = LineInSight(id="8" * 32, people=(RUTH.id, ISLA.id))
    with lines_on_the_table(new) as table:
        for words in ("Go on", "Ruth", "Our lines", "Begin this line"):
            table.press(words)
        table.type_in("late")
        for words in ("Back", "Back", "Give it to the next one", "Isla", "Our lines", "Begin this line"):
            table.press(words)
        page = table.window.page
        assert isinstance(page, LineWordsPage)
        assert page.field.text() == ""


def test_what_still_has_to_happen_becomes_a_small_step_in_two_taps(table: Table) -> None:
    come(table)
    put(table, 0.5)
    for words in ("Yes", "Go on"):
        table.press(words)
    page = table.window.page
    assert isinstance(page, MorePage)
    page.field.editor().setFocus()
    table.type_in("ring the school")
    for words in ("Make this a small step", "Keep this step"):
        table.press(words)
    (step,) = (one.step for one in table.given() if one.step)
    assert (step.person, step.words, step.asking) == (RUTH.id, "ring the school", MORNINGS.id)
    assert table.window.name == "line_needed"
    assert marks(table)[-1].still_needed == "ring the school"


def test_a_step_half_written_is_asked_about_and_comes_back(table: Table) -> None:
    come(table)
    put(table, 0.5)
    for words in ("Yes", "Go on", "Make this a small step"):
        table.press(words)
    table.type_in("ring")
    table.press("Stop for now")
    assert table.window.name == "unkept"
    table.press("Write more")
    page = table.window.page
    assert isinstance(page, LineStepPage)
    assert page.field.text() == "ring"
    table.press("Keep this step")
    assert table.window.name == "line_needed"


@pytest.mark.faults
def test_what_was_not_kept_is_said_and_nothing_is_taken_for_given(table: Table) -> None:
    come(table)
    put(table, 0.5)
    table.link.answers = "The disk is full."
    table.press("Yes")
    assert table.window.name == "line_mark"
    assert table.window.page is not None
    assert "not kept" in table.window.page.message.words()
    so_far = table.window.sitting.line_so_far(MORNINGS)
    assert so_far.done == set()
    table.link.answers = "at once"
    table.press("Yes")
    assert len(marks(table)) == 1


def test_who_goes_on_while_it_is_being_kept_comes_nowhere_else(table: Table) -> None:
    come(table)
    put(table, 0.5)
    table.link.answers = "later"
    table.press("Yes")
    table.press("Yes")
    table.press("Back")
    assert table.window.name == "line_taps"
    table.link.answer()
    assert table.window.name == "line_taps"
    assert len(marks(table)) == 1
