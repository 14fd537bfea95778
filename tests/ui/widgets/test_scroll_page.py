"""A page scrolls down and never sideways, keeps its column readable, and keeps its buttons in reach."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coachdesk.ui.theme import Theme, em
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.ink_pad import InkPad
from coachdesk.ui.widgets.labels import safe_label
from coachdesk.ui.widgets.layout_order import in_layout_order
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.scroll_page import READING_WIDTH, ScrollPage
from tests.ui.conftest import lay_out


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> ScrollPage:
    made = ScrollPage("A page")
    qtbot.addWidget(made)
    made.add(safe_label("Words that go on and on. " * 40))
    for number in range(12):
        made.add(LineField(f"Field {number}"))
    made.add_action(secondary_button("Back"))
    made.add_action(primary_button("Save"))
    return made


@pytest.mark.parametrize(("size", "percent"), [((1366, 768), 100), ((640, 360), 200), ((500, 900), 150)])
def test_nothing_is_wider_than_what_is_seen(
    size: tuple[int, int], percent: int, page: ScrollPage, theme: Theme
) -> None:
    theme.set_percent(percent)
    lay_out(page, size)
    inside = page.area.widget()
    assert inside.width() <= page.area.viewport().width()
    assert page.area.horizontalScrollBar().maximum() == 0
    assert page.area.verticalScrollBar().maximum() > 0


def test_lines_are_never_too_long_to_read(page: ScrollPage) -> None:
    lay_out(page, (1366, 768))
    words = in_layout_order(page.body)[1]
    assert words.width() <= em(READING_WIDTH)
    letters = words.width() / words.fontMetrics().averageCharWidth()
    assert 60 <= letters <= 90


def test_a_page_without_a_limit_takes_the_whole_width(theme: Theme, qtbot: QtBot) -> None:
    wide = ScrollPage("A table", width=None)
    qtbot.addWidget(wide)
    wide.add(LineField("Search"))
    lay_out(wide, (1366, 768))
    assert in_layout_order(wide.body)[1].width() > 1_200


def test_the_buttons_are_in_sight_and_where_there_is_no_room_they_come_at_the_end(
    page: ScrollPage, theme: Theme
) -> None:
    lay_out(page, (1000, 700))
    save = page.findChildren(type(primary_button("x")))[-1]
    assert page.rect().contains(save.mapTo(page, save.rect().bottomRight()))
    assert not page.area.isAncestorOf(save)
    theme.set_percent(200)
    lay_out(page, (640, 360))
    assert page.area.isAncestorOf(save)
    lay_out(page, (1366, 900))
    assert not page.area.isAncestorOf(save)
    assert save.isVisible()


def test_what_has_the_focus_is_in_sight(page: ScrollPage, theme: Theme, qtbot: QtBot) -> None:
    theme.set_percent(200)
    lay_out(page, (640, 360))
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.findChildren(LineField)[0].setFocus()
    for _ in range(16):
        focused = QApplication.focusWidget()
        assert focused is not None
        top = focused.mapTo(page, focused.rect().topLeft()).y()
        assert 0 <= top <= page.height() - em(1), f"{focused.accessibleName()} is out of sight"
        qtbot.keyClick(focused, Qt.Key.Key_Tab)


def test_the_focus_stays_where_it_is_when_the_buttons_move(page: ScrollPage, qtbot: QtBot) -> None:
    lay_out(page, (1000, 700))
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    save = page.findChildren(type(primary_button("x")))[-1]
    save.setFocus()
    lay_out(page, (1000, 200))
    assert save.hasFocus()


def test_short_content_needs_no_scrolling(theme: Theme, qtbot: QtBot) -> None:
    short = ScrollPage("Short")
    qtbot.addWidget(short)
    short.add(safe_label("Only a few words, which wrap. " * 8))
    short.add_action(primary_button("Go on with what we were doing"))
    lay_out(short, (1000, 700))
    assert short.area.verticalScrollBar().maximum() == 0


def test_from_right_to_left_the_column_is_at_the_right(page: ScrollPage) -> None:
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    lay_out(page, (1366, 768))
    words = in_layout_order(page.body)[1]
    assert words.mapTo(page, words.rect().topRight()).x() > 1_200


def test_the_title_can_change_and_go(theme: Theme, qtbot: QtBot) -> None:
    made = ScrollPage()
    qtbot.addWidget(made)
    made.show()
    assert not made.title.isVisible()
    made.set_title("Amina <b>Khan</b>")
    assert made.title.isVisible()
    assert made.title.words() == "Amina <b>Khan</b>"


def finger(page: ScrollPage, screen: QPointingDevice, start: QPoint, end: QPoint) -> None:
    """A finger that goes down at one place of the page and up at another."""
    QTest.touchEvent(page, screen).press(0, start).commit()
    QTest.qWait(20)
    if start != end:
        for part in range(1, 11):
            QTest.touchEvent(page, screen).move(0, start + (end - start) * part / 10).commit()
            QTest.qWait(16)
    QTest.touchEvent(page, screen).release(0, end).commit()
    QTest.qWait(300)


def test_a_finger_that_moves_scrolls_and_one_that_rests_presses(theme: Theme, qtbot: QtBot) -> None:
    page, pressed = ScrollPage("A page"), []
    qtbot.addWidget(page)
    first = secondary_button("First")
    first.clicked.connect(lambda: pressed.append(1))
    page.add(first)
    for number in range(12):
        page.add(LineField(f"Field {number}"))
    lay_out(page, (600, 400))
    screen = QTest.createTouchDevice()
    middle = first.mapTo(page, first.rect().center())
    finger(page, screen, middle, middle)
    assert (pressed, page.area.verticalScrollBar().value()) == ([1], 0)
    finger(page, screen, QPoint(300, 350), QPoint(300, 100))
    assert page.area.verticalScrollBar().value() > 100
    assert pressed == [1]


def test_a_finger_that_signs_does_not_scroll(theme: Theme, qtbot: QtBot) -> None:
    page, pad = ScrollPage("Sign"), InkPad("Amina")
    qtbot.addWidget(page)
    page.add(pad)
    for number in range(12):
        page.add(LineField(f"Field {number}"))
    lay_out(page, (700, 420))
    box = pad.surface.box()
    start = pad.surface.mapTo(page, box.topLeft().toPoint() + QPoint(60, 120))
    finger(page, QTest.createTouchDevice(), start, start + QPoint(200, -80))
    assert page.area.verticalScrollBar().value() == 0
    assert len(pad.strokes()) == 1
    assert pad.is_enough()
