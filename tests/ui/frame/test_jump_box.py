"""Ctrl+K by keyboard alone, on a real search: a few letters, the one found, Enter, and one is there."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coachdesk.models.family import Family
from tests.ui.sittings import SURNAME, Sitting, heard, sitting

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Sitting]:
    with sitting(qtbot, tmp_path, families=(SURNAME, "Quillan", "Okonkwo")) as now:
        now.open()
        yield now


def ask(now: Sitting, text: str) -> None:
    now.press((Qt.Key.Key_K, CTRL))
    now.type_in(text)


def test_a_family_is_found_and_gone_to_by_keyboard_alone(open_window: Sitting) -> None:
    jump = open_window.frame.jump
    ask(open_window, "okon")
    open_window.until(lambda: jump._found.count() == 1)
    assert "Okonkwo · family" in jump._found.item(0).text().replace("\u2068", "").replace("\u2069", "")
    open_window.press(Qt.Key.Key_Return)
    place = open_window.frame.pages.place
    (okonkwo,) = [one.record for one in open_window.frame._desk.all(Family) if one.record.name == "Okonkwo"]
    assert place is not None
    assert place.page == "family"
    assert place.family_id == okonkwo.id
    assert jump.isHidden()


def test_up_and_down_choose_while_one_goes_on_typing(open_window: Sitting) -> None:
    jump = open_window.frame.jump
    ask(open_window, "quil")
    open_window.until(lambda: jump._found.count() == 2)
    first = jump._found.currentRow()
    open_window.press(Qt.Key.Key_Down)
    assert jump._found.currentRow() == first + 1
    open_window.type_in("l")
    open_window.until(lambda: jump._found.count() == 2)
    assert QApplication.focusWidget() is jump._typed


def test_escape_closes_and_gives_the_keyboard_back(open_window: Sitting) -> None:
    open_window.frame.pages.go_to("families")
    field = open_window.page().field.editor()  # type: ignore[attr-defined]
    field.setFocus()
    ask(open_window, SURNAME[:4])
    open_window.press(Qt.Key.Key_Escape)
    assert open_window.frame.jump.isHidden()
    assert QApplication.focusWidget() is field
    assert open_window.frame.jump._typed.text() == ""


def test_nothing_found_says_so(open_window: Sitting) -> None:
    ask(open_window, "zzzz")
    open_window.until(lambda: "Nothing found" in heard(open_window.frame.jump))
    open_window.press(Qt.Key.Key_Return)
    assert open_window.frame.jump.isVisible()


def test_what_is_typed_last_is_what_is_answered(open_window: Sitting) -> None:
    jump = open_window.frame.jump
    open_window.press((Qt.Key.Key_K, CTRL))
    for _ in range(5):
        open_window.type_in("quil")
        open_window.press((Qt.Key.Key_A, CTRL))
    open_window.type_in("okonkwo")
    open_window.until(lambda: jump._found.count() == 1)
    open_window.qtbot.wait(100)
    assert jump._found.count() == 1
    assert "Okonkwo" in jump._found.item(0).text()


def test_an_answer_is_there_within_100_ms(open_window: Sitting) -> None:
    jump = open_window.frame.jump
    open_window.press((Qt.Key.Key_K, CTRL))
    open_window.type_in("o")
    open_window.until(lambda: jump._found.count() >= 1)
    taken = []
    for letter in "kon":
        began = time.perf_counter()
        jump._found.clear()
        open_window.type_in(letter)
        open_window.until(lambda: jump._found.count() == 1)
        taken.append(time.perf_counter() - began)
    assert min(taken) < 0.1


def test_leaving_it_with_the_mouse_closes_it(open_window: Sitting) -> None:
    open_window.frame.pages.go_to("families")
    ask(open_window, "quil")
    open_window.page().field.editor().setFocus()  # type: ignore[attr-defined]
    assert open_window.frame.jump.isHidden()


def test_it_fits_into_the_smallest_window_at_200_per_cent(open_window: Sitting) -> None:
    open_window.window.around.theme.set_percent(200)
    open_window.window.resize(640, 360)
    QApplication.processEvents()
    ask(open_window, "quil")
    QApplication.processEvents()
    assert open_window.frame.rect().contains(open_window.frame.jump.geometry())
    open_window.window.around.theme.set_percent(100)
