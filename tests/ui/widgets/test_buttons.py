"""Buttons are pressed by mouse, Enter and Space, wrap their words, and show where the keyboard is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coachdesk.ui.theme import Theme
from coachdesk.ui.theme_tokens import LIGHT
from coachdesk.ui.widgets.buttons import (
    Button,
    danger_button,
    icon_button,
    list_button,
    primary_button,
    quiet_button,
    secondary_button,
)

KINDS = (primary_button, secondary_button, quiet_button, danger_button, icon_button, list_button)


def shown(qtbot: QtBot, *buttons: Button) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    for button in buttons:
        column.addWidget(button)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page  # the caller keeps it: Qt's own parts go when their parent goes


@pytest.mark.parametrize("make", KINDS)
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press_once(make: type[Button], key: Qt.Key, theme: Theme, qtbot: QtBot) -> None:
    button, pressed = make("lock"), []
    button.clicked.connect(lambda: pressed.append(key))
    page = shown(qtbot, button)
    assert page.isVisible()
    qtbot.keyClick(button, key)
    assert pressed == [key]


def test_the_ring_shows_for_the_keyboard_and_not_for_the_mouse(theme: Theme, qtbot: QtBot) -> None:
    first, second = secondary_button("First"), primary_button("Second")
    page = shown(qtbot, first, second)
    assert page.isVisible()

    def ring(button: Button) -> bool:
        image = button.grab().toImage()
        return image.pixelColor(button.width() // 2, 1) == QColor(LIGHT.focus) and image.pixelColor(
            button.width() // 2, 4
        ) != QColor(LIGHT.accent)

    first.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring(first)
    assert not ring(second)
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert ring(second), "the ring stands off from the filled button by a gap"
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not ring(first)


def test_long_words_wrap_rather_than_being_cut(theme: Theme, qtbot: QtBot) -> None:
    button = primary_button("Make a copy for one named person of this family to take home")
    page = shown(qtbot, button)
    assert page.isVisible()
    narrow = button.minimumSizeHint().width()
    assert narrow < button.sizeHint().width() / 3
    assert button.heightForWidth(narrow) > 2 * button.fontMetrics().height()


def test_an_ampersand_is_an_ampersand_and_no_shortcut(theme: Theme, qtbot: QtBot) -> None:
    button = secondary_button("Smith & Sons")
    qtbot.addWidget(button)
    assert button.shortcut().isEmpty()
    assert button.words() == "Smith & Sons"
    assert QPushButton("Smith &Sons").shortcut().isEmpty() is False


def test_a_disabled_button_is_not_pressed(theme: Theme, qtbot: QtBot) -> None:
    button, pressed = secondary_button("Not now"), []
    button.clicked.connect(lambda: pressed.append(1))
    page = shown(qtbot, button)
    assert page.isVisible()
    button.setEnabled(False)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == []


def test_looks_icons_and_words_can_change(theme: Theme, qtbot: QtBot) -> None:
    button = secondary_button("Save")
    page = shown(qtbot, button)
    assert page.isVisible()
    before = button.grab().toImage()
    button.set_look("primary")
    button.set_icon("tick")
    button.set_words("Saved")
    assert button.look() == "primary"
    assert button.accessibleName() == "Saved"
    assert button.grab().toImage() != before


def test_the_rows_of_a_list_begin_at_the_same_edge_however_long_their_words(theme: Theme, qtbot: QtBot) -> None:
    short, long = list_button("Bo", "house"), list_button("Castell-Lane and her sisters", "house")
    page = shown(qtbot, short, long)
    assert page.isVisible()

    def first_ink(button: Button) -> int:
        image, fill = button.grab().toImage(), QColor(LIGHT.surface)
        middle = range(button.height() // 3, 2 * button.height() // 3)
        return next(x for x in range(4, image.width()) if any(image.pixelColor(x, y) != fill for y in middle))

    assert first_ink(short) == first_ink(long)
