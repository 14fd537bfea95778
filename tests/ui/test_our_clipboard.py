"""What we copied is forgotten on request; what another program copied meanwhile stays."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from coachdesk.ui.our_clipboard import OurClipboard


@pytest.fixture
def line(qtbot: QtBot) -> Iterator[QLineEdit]:
    line = QLineEdit("a family's words")
    qtbot.addWidget(line)
    line.show()
    line.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is line)
    yield line
    QGuiApplication.clipboard().clear()


def test_what_was_copied_here_is_forgotten(line: QLineEdit) -> None:
    watch = OurClipboard()
    line.selectAll()
    line.copy()
    assert QGuiApplication.clipboard().text() == "a family's words"
    assert watch.forget()
    assert QGuiApplication.clipboard().text() == ""


def test_what_another_program_copied_stays(line: QLineEdit, qtbot: QtBot) -> None:
    watch = OurClipboard()
    line.selectAll()
    line.copy()
    line.hide()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is None)
    QGuiApplication.clipboard().setText("somebody else's")
    assert not watch.forget()
    assert QGuiApplication.clipboard().text() == "somebody else's"


def test_nothing_copied_is_nothing_to_forget(line: QLineEdit) -> None:
    assert not OurClipboard().forget()
