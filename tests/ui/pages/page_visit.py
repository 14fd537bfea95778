"""Every page of the table over the sample's coach's vault, in a real stack, for tests that look and type."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coachdesk.desk.opening import OpenDesk
from coachdesk.models.person import Person
from coachdesk.operations.duty_book import DutyBook
from coachdesk.operations.sample import family_id
from coachdesk.ui.deeds import Deeds
from coachdesk.ui.frame.page_stack import PageStack
from coachdesk.ui.page import Page
from coachdesk.ui.page_table import PAGES, makers
from coachdesk.ui.router import Place
from coachdesk.ui.theme import Theme
from coachdesk.ui.vault_door import VaultDoor
from coachdesk.ui.window_settings import WindowSettings
from tests.desks import HandClock
from tests.sample_vaults import sample

P = TypeVar("P", bound=Page)


class PageVisit:
    """The sample caseload with every page that the window has."""

    def __init__(self, opened: OpenDesk, theme: Theme, folder: Path, qtbot: QtBot) -> None:
        self.opened, self.desk, self.qtbot = opened, opened.desk, qtbot
        self.deeds = Deeds()
        self.broken: list[object] = []
        self.deeds.broken.connect(self.broken.append)
        self.settings = WindowSettings(folder / "window.ini")
        door = VaultDoor(folder / "place", folder / "coach", HandClock())
        self.duty = DutyBook(folder / "who-to-ring.json")
        self.stack = PageStack(makers(PAGES, opened, self.deeds, door, theme, self.settings, self.duty))
        qtbot.addWidget(self.stack)
        self.stack.resize(1366, 768)
        self.stack.show()
        qtbot.waitExposed(self.stack)
        self.stack.activateWindow()
        self.family_id = family_id("F2")

    def go(self, kind: type[P], page: str, **where: str) -> P:
        assert self.stack.go(Place(page, where))
        self.settle()
        return self.here_is(kind)

    def here_is(self, kind: type[P]) -> P:
        page = self.stack.page
        assert isinstance(page, kind)
        return page

    def person(self, known_as: str) -> Person:
        return next(one.record for one in self.desk.all(Person, self.family_id) if one.record.known_as == known_as)

    def settle(self) -> None:
        """Waits until what was asked for is written, read and shown."""
        for _ in range(3):
            done: list[object] = []
            self.deeds.do(lambda: None, then=done.append)
            self.deeds.read(lambda: None, done.append)
            self.qtbot.waitUntil(lambda done=done: len(done) == 2, timeout=5000)
            QApplication.processEvents()
        assert self.broken == []

    def write(self, words: str) -> None:
        """Types where the keyboard is; a list that opens meanwhile closes as it does for a person who goes on."""
        QTest.keyClicks(self.here(), words)
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.here(), key)
        QApplication.processEvents()

    def here(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def tab_to(self, name: str, most: int = 80) -> QWidget:
        for _ in range(most):
            if self.here().accessibleName() == name:
                return self.here()
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not come to {name}")


@pytest.fixture
def visit(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[PageVisit]:
    """A visit to the sample; everything is written and the vault closed at its end."""
    opened = sample(tmp_path)
    made = PageVisit(opened, theme, tmp_path, qtbot)
    yield made
    made.stack.close()
    made.stack.keep_typing()
    assert made.deeds.stop()
    opened.close()
    assert made.broken == []
