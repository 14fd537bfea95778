"""On the line from A to B each puts an X alone; it is read back, and only what is released is looked at together."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from coachdesk.models.family_mode import FamilyPage
from coachdesk.models.measures import AnswerStatus, Marking
from coachdesk.models.measures_in_sight import EarlierMark, LineInSight, LineWords, MarkGiven
from coachdesk.tools.readability import never_said, reading_grade
from coachdesk.ui.family_mode.lines.line_step_page import LineStepPage
from coachdesk.ui.family_mode.lines.line_way import NAMES, LineWay
from coachdesk.ui.family_mode.lines.line_words_page import LineWordsPage
from coachdesk.ui.family_mode.lines.mark_page import MarkPage
from coachdesk.ui.family_mode.lines.more_page import MorePage
from coachdesk.ui.family_mode.lines.together_page import LineTogetherPage
from coachdesk.ui.theme import Theme
from tests.ui.conftest import Usable
from tests.ui.family_mode.hands import ISLA, RUTH, Table, on_the_table
from tests.ui.sittings import heard

A, B = "We shout", "We eat"
DEAN = "3" * 32
MORNINGS = LineInSight(id="7" * 32, a_words=A, b_words=B, people=(RUTH.id, ISLA.id))
NEW = LineInSight(id="8" * 32, people=(RUTH.id,))
BEFORE = EarlierMark(person=DEAN, name="Dean", place=150, on=date(2010, 12, 3))
FORWARD = ("Go on", "Go on", "No, not my family")


@pytest.fixture
def table(theme: Theme, qtbot: QtBot) -> Iterator[Table]:
    assert theme is not None
    assert qtbot is not None
    with on_the_table(pages=(FamilyPage.LINES,), lines=(MORNINGS, NEW)) as made:
        yield made


def words_of(table: Table) -> str:
    return heard(table.window).replace("\u2068", "").replace("\u2069", "")


def marks(table: Table) -> list[MarkGiven]:
    return [one.mark for one in table.given() if one.mark]


def said(table: Table) -> list[LineWords]:
    return [one.line_words for one in table.given() if one.line_words]


def come(table: Table, name: str = "Ruth", tapping: str = "I will") -> None:
    """To the line itself, as somebody."""
    table.press("Go on" if table.window.name == "who_sees" else "Give it to the next one")
    for words in (name, "Our lines", f"Put my X: {B}", tapping):
        table.press(words)


def put(table: Table, part: float) -> None:
    """Taps the line, and waits until it is read back."""
    page = table.window.page
    assert isinstance(page, MarkPage)
    surface = page.line.surface
    page.show_widget(surface)
    at = surface.rect().center()
    at.setX(round(surface.line_left() + part * surface.line_length()))
    QTest.mouseClick(table.window.windowHandle(), Qt.MouseButton.LeftButton, pos=surface.mapTo(table.window, at))
    page._settles.setInterval(0)
    page._settles.start()
    QTest.qWait(20)


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
    with on_the_table(pages=(FamilyPage.LINES,), lines=(new,)) as table:
        for words in ("Go on", "Ruth", "Our lines", "Begin this line"):
            table.press(words)
        table.type_in("late")
        for words in ("Back", "Back", "Give it to the next one", "Isla", "Our lines", "Begin this line"):
            table.press(words)
        page = table.window.page
        assert isinstance(page, LineWordsPage)
        assert page.field.text() == ""


def one_turn(table: Table, name: str, part: float, *, released: bool) -> None:
    come(table, name)
    put(table, part)
    for words in ("Yes", "Go on", "Go on"):
        table.press(words)
    for words in ("Yes, they may see it", "Yes") if released else ("No, not my family",):
        table.press(words)


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
    with on_the_table(pages=(FamilyPage.LINES,), lines=(line,)) as table:
        come(table)
        assert "Dean" not in words_of(table)
        put(table, 0.5)
        for words in ("Yes", *FORWARD, "Look at it together"):
            table.press(words)
        page = table.window.page
        assert isinstance(page, LineTogetherPage)
        assert [(one.name, one.earlier) for one in page.picture.marks] == [("Dean", True)]
        assert "Dean on Friday 3 December 2010: near A" in words_of(table)


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


# -- every page at every size, in plain words ------------------------------------------------------


def on_way(table: Table, *, place: int | None = 640) -> LineWay:
    way = LineWay(table.window, MORNINGS)
    way.given = MarkGiven(
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
