"""A visit to a family's plan for tests: a real vault, the plan's pages in a real stack, the keyboard and the mouse."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coachdesk.desk import Opened, Touched
from coachdesk.desk.opening import OpenDesk
from coachdesk.models.family import Family
from coachdesk.models.plan import Review, SubTarget, Target
from coachdesk.models.record import Record
from coachdesk.ui.deeds import Deeds
from coachdesk.ui.frame.page_stack import PageStack
from coachdesk.ui.page import Page
from coachdesk.ui.pages.plan_page import PlanPage
from coachdesk.ui.pages.review_page import ReviewPage
from coachdesk.ui.pages.target_page import TargetPage
from coachdesk.ui.router import Place

R = TypeVar("R", bound=Record)


class Visit:
    """The open records of one family with the plan's pages over them."""

    def __init__(self, opened: OpenDesk, family_id: str, qtbot: QtBot) -> None:
        self.desk, self.family_id, self.qtbot = opened.desk, family_id, qtbot
        self.deeds = Deeds()
        self.broken: list[object] = []
        self.deeds.broken.connect(self.broken.append)
        kinds: dict[str, type[Page]] = {"plan": PlanPage, "review": ReviewPage, "target": TargetPage}
        self.stack = PageStack(
            {name: (lambda router, kind=kind: kind(self.desk, router, self.deeds)) for name, kind in kinds.items()}
        )
        qtbot.addWidget(self.stack)
        self.stack.resize(1100, 768)
        self.stack.show()
        qtbot.waitExposed(self.stack)
        self.stack.activateWindow()

    def told(self, touched: Touched) -> None:
        self.stack.told(touched)

    def go(self, page: str, **where: str) -> None:
        assert self.stack.go(Place(page, {"family_id": self.family_id, **where}))
        self.settle()

    def plan(self) -> PlanPage:
        self.go("plan")
        page = self.stack.page
        assert isinstance(page, PlanPage)
        return page

    def review(self) -> ReviewPage:
        self.go("review")
        page = self.stack.page
        assert isinstance(page, ReviewPage)
        return page

    def target(self, target_id: str) -> TargetPage:
        self.go("target", record_id=target_id)
        page = self.stack.page
        assert isinstance(page, TargetPage)
        return page

    def settle(self) -> None:
        """Waits until what was asked for is written, read and shown."""
        for _ in range(3):
            done: list[object] = []
            self.deeds.do(lambda: None, then=done.append)
            self.deeds.read(lambda: None, done.append)
            self.qtbot.waitUntil(lambda done=done: len(done) == 2, timeout=5000)
            QApplication.processEvents()
        assert self.broken == []

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=5000)
        assert self.broken == []

    # -- keyboard ----------------------------------------------------------------------------------

    def write(self, words: str) -> None:
        """Types where the keyboard is."""
        for letter in words:
            QTest.keyClicks(QApplication.activePopupWidget() or self.here(), letter)
            QApplication.processEvents()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.activePopupWidget() or self.here(), key, modifier)
        QApplication.processEvents()

    def here(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def tab_to(self, name: str, most: int = 80) -> QWidget:
        """Presses Tab until what has the focus is called `name`."""
        for _ in range(most):
            if self.here().accessibleName() == name:
                return self.here()
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not come to {name}")

    # -- what is kept -------------------------------------------------------------------------------

    def kept(self, kind: type[R]) -> list[R]:
        return [one.record for one in self.desk.all(kind, self.family_id)]

    def step(self, words: str) -> SubTarget:
        return next(one for one in self.kept(SubTarget) if one.words == words)

    def targets(self) -> list[Target]:
        return sorted(self.kept(Target), key=lambda one: (one.position, one.id))

    def steps(self) -> list[str]:
        return [one.words for one in sorted(self.kept(SubTarget), key=lambda one: (one.position, one.id))]

    def reviews(self) -> list[Review]:
        return self.kept(Review)

    def leave(self) -> None:
        self.stack.keep_typing()
        assert self.deeds.stop()


def family_called(opened: OpenDesk, ref: str) -> Opened[Family]:
    return next(one for one in opened.desk.all(Family) if one.record.ref == ref)


@pytest.fixture
def visits(qtbot: QtBot, theme: object) -> Iterator[Callable[[OpenDesk, str], Visit]]:
    """`visits(opened, family_id)` begins a visit that is ended after the test, its vault closed."""
    begun: list[tuple[OpenDesk, Visit]] = []

    def begin(opened: OpenDesk, family_id: str) -> Visit:
        begun.append((opened, Visit(opened, family_id, qtbot)))
        return begun[-1][1]

    yield begin
    for opened, visit in begun:
        visit.leave()
        opened.close()


def folder_of(opened: OpenDesk) -> Path:
    return opened.folder
