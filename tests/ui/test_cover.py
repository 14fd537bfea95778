"""The cover hides everything at once: not a pixel, not a word for a screen reader, and no other window of ours."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QMenu, QTableWidget, QTableWidgetItem
from pytestqt.qtbot import QtBot

from tests.ui.sittings import SURNAME, Sitting, heard, sitting


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Sitting]:
    with sitting(qtbot, tmp_path) as now:
        now.open()
        now.frame.pages.go_to("family", family_id="0" * 32)
        yield now


def test_f9_leaves_no_word_and_no_other_pixel(open_window: Sitting) -> None:
    window = open_window.window
    seen = window.grab().toImage()
    assert SURNAME in heard(window)
    open_window.press(Qt.Key.Key_F9)
    covered = window.grab().toImage()
    assert SURNAME not in heard(window)
    assert SURNAME not in heard_everywhere_on_screen()
    assert covered != seen
    open_window.press(Qt.Key.Key_A)
    open_window.frame.pages.page.names.set_words("Another name altogether")  # type: ignore[union-attr]
    open_window.press(Qt.Key.Key_F9)
    assert window.grab().toImage() == covered, "what is beneath can be told from the picture of the cover"


def heard_everywhere_on_screen() -> str:
    """What a screen reader finds in every window of the program that is on the screen."""
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    return "\n".join(heard(each) for each in shown)


@pytest.mark.parametrize("lift", ["key", "click", "touch"])
def test_a_key_a_click_or_a_touch_lifts_it_and_the_keyboard_is_where_it_was(open_window: Sitting, lift: str) -> None:
    open_window.frame.pages.go_to("families")
    field = open_window.page().field.editor()  # type: ignore[attr-defined]
    field.setFocus()
    open_window.type_in("half a sen")
    open_window.press(Qt.Key.Key_F9)
    assert not field.isVisible()
    cover = QApplication.focusWidget()
    assert cover is not None
    if lift == "key":
        open_window.press(Qt.Key.Key_X)
    elif lift == "click":
        open_window.qtbot.mouseClick(cover, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    else:
        from PySide6.QtGui import QPointingDevice
        from PySide6.QtTest import QTest

        QTest.touchEvent(cover, QTest.createTouchDevice() or QPointingDevice()).press(0, QPoint(9, 9), cover).commit()
    assert field.isVisible()
    assert QApplication.focusWidget() is field
    open_window.type_in("tence")
    assert open_window.page().field.text() == "half a sentence"  # type: ignore[attr-defined]


def test_a_full_window_is_covered_within_100_ms(open_window: Sitting) -> None:
    """A page with a table of 2,000 cells and 300 labels."""
    page = open_window.page()
    table = QTableWidget(400, 5)
    for cell in range(2_000):
        table.setItem(cell // 5, cell % 5, QTableWidgetItem(f"{SURNAME} {cell}"))
    page.add(table)
    for number in range(300):
        page.add(QLabel(f"{SURNAME} {number}"))
    QApplication.processEvents()
    for _ in range(3):
        began = time.thread_time()
        open_window.window.cover()
        QApplication.processEvents()
        taken = time.thread_time() - began
        assert SURNAME not in heard(open_window.window)
        assert taken < 0.1
        open_window.press(Qt.Key.Key_X)
        QApplication.processEvents()


def test_menus_pickers_and_dialogs_are_closed(open_window: Sitting) -> None:
    dialog = QDialog(open_window.window)
    QLabel(SURNAME, dialog)
    dialog.open()
    menu = QMenu(dialog)
    menu.addAction(SURNAME)
    menu.popup(QPoint(10, 10))
    open_window.window.cover()
    assert not menu.isVisible()
    assert not dialog.isVisible()
    assert SURNAME not in heard_everywhere_on_screen()


def test_losing_the_keyboard_to_another_program_covers(open_window: Sitting) -> None:
    open_window.lose_focus()
    assert open_window.window.covered
    assert SURNAME not in heard(open_window.window)


def test_losing_the_keyboard_to_our_own_file_picker_does_not_cover(open_window: Sitting) -> None:
    picker = QFileDialog(open_window.window)
    picker.open()
    open_window.lose_focus()
    assert not open_window.window.covered
    picker.reject()


def test_covering_on_lost_focus_can_be_switched_off(open_window: Sitting) -> None:
    open_window.window.around.settings.cover_when_focus_lost = False
    open_window.lose_focus()
    assert not open_window.window.covered


def test_two_idle_minutes_cover(open_window: Sitting) -> None:
    for _ in range(121):
        open_window.machine.seconds += 1
        open_window.window.around.auto_lock.look()
    assert open_window.window.covered


def test_the_cover_says_when_it_will_lock(open_window: Sitting) -> None:
    for _ in range(270):
        open_window.machine.seconds += 1
        open_window.window.around.auto_lock.look()
    assert open_window.window.covered
    assert "Locks in 30 second" in heard(open_window.window)
    open_window.press(Qt.Key.Key_X)
    assert not open_window.window.covered
    assert "lock" not in open_window.frame.banners.said()


def test_while_locked_there_is_nothing_to_cover(open_window: Sitting) -> None:
    open_window.window.lock()
    open_window.window.cover()
    assert not open_window.window.covered
