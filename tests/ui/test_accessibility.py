"""The walk through a screen finds each fault that was planted, and nothing on a screen without one."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coachdesk.ui.theme import Theme, for_family
from coachdesk.ui.widgets.buttons import icon_button, secondary_button
from coachdesk.ui.widgets.labels import safe_label
from coachdesk.ui.widgets.line_field import LineField
from tests.ui.accessibility import everything_wrong
from tests.ui.conftest import lay_out


def page_with(*parts: QWidget) -> QWidget:
    """Two good parts, and these between them."""
    page = QWidget()
    column = QVBoxLayout(page)
    for part in (LineField("Name"), *parts, secondary_button("Save")):
        column.addWidget(part)
    column.addStretch(1)
    return page


def nameless_button() -> QWidget:
    button = icon_button("up")
    button.setAccessibleName("")
    return page_with(button)


def placeholder_for_a_name() -> QWidget:
    line = QLineEdit()
    line.setPlaceholderText("Name")
    return page_with(line)


def focusable_filler() -> QWidget:
    box = QWidget()
    box.setFixedSize(50, 50)
    box.setAccessibleName("A box")
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return page_with(box)


def tiny_button() -> QWidget:
    button = secondary_button("x")
    button.setFixedSize(18, 30)
    return page_with(button)


def small_for_a_family() -> QWidget:
    button = secondary_button("Yes")
    button.setFixedHeight(40)
    page = page_with(button)
    for_family(page)
    return page


def words_cut_at_the_side() -> QWidget:
    button = secondary_button("Unmistakably")
    button.setFixedWidth(60)
    return page_with(button)


def words_cut_below() -> QWidget:
    label = safe_label("Words that need more than one line here. " * 4)
    label.setFixedSize(200, 20)
    return page_with(label)


def one_line_too_long() -> QWidget:
    label = QLabel("A title that is much longer than the room it has")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFixedWidth(90)
    return page_with(label)


def sticks_out() -> QWidget:
    holder = QWidget()
    holder.setFixedSize(200, 60)
    child = safe_label("Out", parent=holder)
    child.setGeometry(150, 10, 100, 30)
    return page_with(holder)


def wider_than_the_view() -> QWidget:
    area, inside = QScrollArea(), QWidget()
    inside.setMinimumWidth(2_000)
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return page_with(area)


def lies_over() -> QWidget:
    page = page_with(safe_label("Below"))
    label = safe_label("Above", parent=page)
    page.layout().addWidget(label)
    label.setProperty("push", True)
    return page


def tab_trap() -> QWidget:
    class Trap(QPushButton):
        def focusNextPrevChild(self, _next: bool) -> bool:  # noqa: N802  # Qt's name
            return True

    trap = Trap("Trap")
    trap.setMinimumSize(80, 40)
    return page_with(trap)


FAULTS: dict[Callable[[], QWidget], str] = {
    nameless_button: "has no accessible name",
    placeholder_for_a_name: "has no accessible name",
    focusable_filler: "which tells nothing",
    tiny_button: "less than 24",
    small_for_a_family: "less than 64",
    words_cut_at_the_side: "but needs",
    words_cut_below: "but needs",
    one_line_too_long: "but needs",
    sticks_out: "sticks out",
    wider_than_the_view: "wide in a view",
    lies_over: "lies over",
    tab_trap: "Tab never comes",
}


def wrong_with(page: QWidget, qtbot: QtBot) -> list[str]:
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    lay_out(page, (500, 420))
    for child in page.children():
        if isinstance(child, QWidget) and child.property("push"):
            child.move(0, 0)
    return everything_wrong(page)


@pytest.mark.parametrize(("make", "found"), FAULTS.items(), ids=lambda value: getattr(value, "__name__", ""))
def test_the_planted_fault_is_found(make: Callable[[], QWidget], found: str, theme: Theme, qtbot: QtBot) -> None:
    wrong = wrong_with(make(), qtbot)
    assert any(found in what for what in wrong), wrong


def test_a_page_without_a_fault_is_clean(theme: Theme, qtbot: QtBot) -> None:
    assert wrong_with(page_with(safe_label("Plain words."), icon_button("up", "Move step 2 up")), qtbot) == []
