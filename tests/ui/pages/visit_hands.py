"""What tests of the visit's page do: open it, press and type, and work by the keyboard alone, counting."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from coachdesk.models.visit import Visit
from coachdesk.ui.pages.visit.page import VisitPage
from coachdesk.ui.widgets.field import Field
from tests.ui.pages.page_visit import PageVisit


def opened(visit: PageVisit) -> VisitPage:
    page = visit.go(VisitPage, "visit", family_id=visit.family_id)
    visit.settle()
    return page


def kept(visit: PageVisit) -> Visit:
    """The visit that is shown, as it is kept."""
    return visit.desk.get(Visit, visit.here_is(VisitPage).visit_id).record


def from_today(visit: PageVisit) -> list[Visit]:
    """The family's visits of today and later; the sample holds those that were made before."""
    today = visit.desk.today()
    return [one for one in visit.desk.records(Visit, visit.family_id) if one.planned_at.date() >= today]


def press(visit: PageVisit, page: VisitPage, name: str) -> None:
    """Presses the first button in sight whose name holds these words."""
    every = page.findChildren(QAbstractButton)
    next(one for one in every if name in one.accessibleName() and one.isVisibleTo(page)).click()
    tell(visit)


def tell(visit: PageVisit) -> None:
    """What was written is read again, as the window does when it is told."""
    visit.settle()
    visit.here_is(VisitPage).refresh()
    visit.settle()


def type_in(field: Field, words: str) -> None:
    """Types into a field as a person does."""
    field.setFocus()
    QTest.keyClicks(field.editor(), words)


@dataclass
class Hands:
    """Works by the keyboard alone and counts: a press or a field is an action; Tab only goes there."""

    visit: PageVisit
    actions: int = 0
    keys: int = 0

    def to(self, name: str) -> None:
        for _ in range(90):
            if self.visit.here().accessibleName() == name:
                return
            self.visit.press(Qt.Key.Key_Tab)
            self.keys += 1
        raise AssertionError(f"Tab does not come to {name}")

    def press(self, name: str) -> None:
        self.to(name)
        self.visit.press(Qt.Key.Key_Space)
        self.visit.settle()
        self.actions += 1
        self.keys += 1

    def choose(self, first: str, name: str) -> None:
        """One of several: Tab comes to the first, the arrows to the others."""
        self.to(first)
        self.visit.press(Qt.Key.Key_Space)
        self.keys += 1
        while self.visit.here().accessibleName() != name:
            self.visit.press(Qt.Key.Key_Right)
            self.keys += 1
        self.visit.settle()
        self.actions += 1

    def write(self, name: str, words: str) -> None:
        self.to(name)
        QTest.keyClicks(self.visit.here(), words)
        self.visit.settle()
        self.actions += 1
        self.keys += len(words)

    def seconds(self) -> float:
        """How long a practised person takes: 0.28 s a key, and 1.35 s to think of each action (Card, Moran, Newell)."""
        return 0.28 * self.keys + 1.35 * self.actions
