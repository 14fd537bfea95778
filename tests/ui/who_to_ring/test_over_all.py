"""One key shows whom to ring, from everywhere; nothing of the vault shows with it, and back is exactly back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coachdesk.ui.page_table import PAGES
from coachdesk.ui.widgets.buttons import Button
from tests.ui.sittings import SURNAME, FamiliesPage, Sitting, heard, sitting
from tests.ui.who_to_ring.numbers import assert_nothing_of_the_vault, assert_numbers_show, keep_numbers, shown

F8, F9, ESC = Qt.Key.Key_F8, Qt.Key.Key_F9, Qt.Key.Key_Escape
CTRL = Qt.KeyboardModifier.ControlModifier


def test_from_unlock_one_key_shows_the_numbers_and_escape_goes_back_to_the_same_word(shut_window: Sitting) -> None:
    shut_window.type_in("half a pass")
    shut_window.press(F8)
    assert_numbers_show(shut_window)
    assert_nothing_of_the_vault(shut_window)
    assert not shut_window.unlock.isVisible()
    shut_window.type_in("x")
    shut_window.press(ESC)
    assert shown(shut_window) == []
    assert QApplication.focusWidget() is shut_window.unlock.field.editor()
    assert shut_window.unlock.isVisible()
    length = len("half a pass")
    assert len(shut_window.unlock.field.take()) == length


def test_from_the_cover_one_key_shows_the_numbers_and_the_cover_stays(open_window: Sitting) -> None:
    field = open_window.page().field.editor()  # type: ignore[attr-defined]
    field.setFocus()
    open_window.press(F9)
    covered = open_window.window.grab().toImage()
    open_window.press(F8)
    assert_numbers_show(open_window)
    assert_nothing_of_the_vault(open_window)
    assert open_window.window.covered
    open_window.press(ESC)
    assert open_window.window.covered
    assert_nothing_of_the_vault(open_window)
    assert open_window.window.grab().toImage() == covered
    open_window.press(Qt.Key.Key_X)
    assert not open_window.window.covered
    assert QApplication.focusWidget() is field


def test_no_picture_tells_what_is_beneath(open_window: Sitting) -> None:
    open_window.press(F9, F8)
    first = open_window.window.grab().toImage()
    open_window.press(ESC, Qt.Key.Key_X)
    open_window.page().names.set_words("Another name altogether")  # type: ignore[attr-defined]
    open_window.press(F9, F8)
    assert open_window.window.grab().toImage() == first


def test_from_a_page_escape_goes_back_to_the_page_the_words_and_the_keyboard(open_window: Sitting) -> None:
    page = open_window.page()
    assert isinstance(page, FamiliesPage)
    page.field.editor().setFocus()
    open_window.type_in("She said tha")
    open_window.press(F8)
    assert_numbers_show(open_window)
    assert_nothing_of_the_vault(open_window)
    open_window.type_in("zzz")
    open_window.press(ESC)
    assert not open_window.window.covered
    assert open_window.page() is page
    assert page.isVisible()
    assert QApplication.focusWidget() is page.field.editor()
    open_window.type_in("t")
    assert page.field.text() == "She said that"
    assert SURNAME in heard(open_window.window)


def test_from_every_page_of_the_table_one_key_shows_the_numbers(qtbot: QtBot, tmp_path: Path) -> None:
    keep_numbers(tmp_path / "window.ini")
    with sitting(qtbot, tmp_path, pages=PAGES) as now:
        now.open()
        for name in PAGES:
            makes = now.frame.pages._makers[name]
            page = makes(now.frame.pages.router)
            now.frame.pages._pages[name] = page
            now.frame.pages.addWidget(page)
            now.frame.pages.setCurrentWidget(page)
            (page.first_focus() or page).setFocus()
            now.press(F8)
            assert_numbers_show(now)
            now.press(ESC)
            assert shown(now) == [], name
            assert now.frame.pages.currentWidget() is page


def test_each_has_a_button_for_whoever_does_not_know_the_key(open_window: Sitting) -> None:
    window = open_window.window

    def press_button() -> None:
        found = [
            one for one in window.findChildren(Button) if one.isVisible() and "Who to ring" in one.accessibleName()
        ]
        assert len(found) == 1
        open_window.qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)
        assert_numbers_show(open_window)
        open_window.press(ESC)
        assert shown(open_window) == []

    press_button()
    window.cover()
    press_button()
    assert window.covered
    window.lock()
    press_button()
    assert open_window.unlock.isVisible()


def test_a_finger_on_the_covers_button_shows_the_numbers_and_does_not_lift_it(open_window: Sitting) -> None:
    open_window.window.cover()
    button = open_window.window._cover_page._ring
    device = QTest.createTouchDevice() or QPointingDevice()
    QTest.touchEvent(button, device).press(0, QPoint(9, 9), button).commit()
    QTest.touchEvent(button, device).release(0, QPoint(9, 9), button).commit()
    assert open_window.window.covered
    assert_numbers_show(open_window)


def test_pressing_twice_does_not_take_them_away(open_window: Sitting) -> None:
    open_window.press(F8, F8)
    assert_numbers_show(open_window)


def test_two_idle_minutes_cover_beneath_and_leave_the_numbers(open_window: Sitting) -> None:
    page = open_window.page()
    assert isinstance(page, FamiliesPage)
    page.field.editor().setFocus()
    open_window.press(F8)
    for _ in range(121):
        open_window.machine.seconds += 1
        open_window.window.around.auto_lock.look()
    assert_numbers_show(open_window)
    open_window.press(ESC)
    assert open_window.window.covered
    assert_nothing_of_the_vault(open_window)
    open_window.press(Qt.Key.Key_X)
    assert QApplication.focusWidget() is page.field.editor()


def test_another_program_covers_beneath_and_leaves_the_numbers(open_window: Sitting) -> None:
    open_window.press(F8)
    open_window.lose_focus()
    assert_numbers_show(open_window)
    open_window.press(ESC)
    assert open_window.window.covered


@pytest.mark.parametrize("covered", [False, True])
def test_locking_by_itself_leaves_the_numbers_and_escape_goes_to_unlock(open_window: Sitting, covered: bool) -> None:
    if covered:
        open_window.press(F9)
    open_window.press(F8)
    with open_window.qtbot.waitSignal(open_window.window.locked, timeout=5_000):
        for _ in range(301):
            open_window.machine.seconds += 1
            open_window.window.around.auto_lock.look()
    QApplication.processEvents()
    assert_numbers_show(open_window)
    assert_nothing_of_the_vault(open_window)
    open_window.press(ESC)
    assert shown(open_window) == []
    assert QApplication.focusWidget() is open_window.unlock.field.editor()
    open_window.open()


def test_f9_and_ctrl_l_do_what_they_say_also_from_the_numbers(open_window: Sitting) -> None:
    open_window.press(F8, F9)
    assert shown(open_window) == []
    assert open_window.window.covered
    open_window.press(F8, (Qt.Key.Key_L, CTRL))
    assert shown(open_window) == []
    assert open_window.unlock.isVisible()
    open_window.press(F8, F9, (Qt.Key.Key_L, CTRL))
    assert_numbers_show(open_window)


def test_a_vault_that_opens_meanwhile_waits_beneath(shut_window: Sitting) -> None:
    with shut_window.qtbot.waitSignal(shut_window.unlock.opened, timeout=10_000):
        shut_window.unlock.field.setFocus()
        shut_window.type_in("copper lantern oboe drizzle sandal")
        shut_window.unlock.unlock_button.click()
        shut_window.press(F8)
        assert_numbers_show(shut_window)
    QApplication.processEvents()
    assert_numbers_show(shut_window)
    assert shut_window.window.frame is not None
    shut_window.press(ESC)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert shut_window.frame.isAncestorOf(focused)


def test_a_page_that_asks_for_the_keyboard_meanwhile_gets_it_afterwards(open_window: Sitting) -> None:
    page = open_window.page()
    assert isinstance(page, FamiliesPage)
    open_window.frame.rail.setFocus()
    open_window.press(F8)
    page.field.editor().setFocus()
    open_window.type_in("x")
    assert page.field.text() == ""
    open_window.press(ESC)
    assert QApplication.focusWidget() is page.field.editor()
