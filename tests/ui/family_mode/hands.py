"""The family's window in the test's own process: its keys and mouse, and a drop-box that keeps at once or on demand."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from coachdesk.crypto.drop_box import BoxKeys, new_box_keys, open_from_box
from coachdesk.models.family_mode import (
    FamilyPage,
    FamilySnapshot,
    FromTheFamily,
    LookInSight,
    NumberInSight,
    PersonInSight,
    StepInSight,
    TargetInSight,
    WhoSeesPart,
)
from coachdesk.models.feelings_in_sight import FeelingsInSight
from coachdesk.models.measures_in_sight import LineInSight, SetInSight
from coachdesk.models.plan import StepDone, StepState
from coachdesk.tools.family_given import unpacked
from coachdesk.ui.family_mode.link import Link
from coachdesk.ui.family_mode.sitting import Sitting
from coachdesk.ui.family_mode.window import FamilyWindow

BOX = "b" * 32
RUTH, ISLA = PersonInSight(id="1" * 32, name="Ruth"), PersonInSight(id="2" * 32, name="Isla")
ALARM, SCHOOL, BAGS = "a" * 32, "c" * 32, "d" * 32
WHO_SEES = (
    WhoSeesPart(heading="We see", lines=("Your coach sees it. So does the team.",)),
    WhoSeesPart(heading="You can say no", lines=("You can stop. That is fine.",)),
)


def a_snapshot(
    keys: BoxKeys,
    people: tuple[PersonInSight, ...] = (RUTH, ISLA),
    pages: tuple[FamilyPage, ...] = tuple(FamilyPage),
    *,
    steps: bool = True,
    sets: tuple[SetInSight, ...] = (),
    lines: tuple[LineInSight, ...] = (),
    feelings: FeelingsInSight | None = None,
) -> FamilySnapshot:
    """Two people, one thing they want, and three steps."""
    shown = (
        StepInSight(id=BAGS, words="Pack bags at night", state=StepState.DONE, done_how=StepDone.TOGETHER),
        StepInSight(
            id=ALARM, words="Set the alarm for seven", owner="Isla", due=date(2011, 3, 4), state=StepState.OPEN
        ),
        StepInSight(id=SCHOOL, words="Ring the school", owner="Ruth", due=date(2011, 2, 1), state=StepState.DOING),
    )
    return FamilySnapshot(
        box_id=BOX,
        box_key=keys.public.hex(),
        people=people,
        pages=pages,
        who_sees=WHO_SEES,
        targets=(TargetInSight(words="We want calm mornings", steps=shown),) if steps else (),
        sets=sets,
        lines=lines,
        feelings=feelings,
        now=datetime(2011, 3, 1, 9, tzinfo=UTC),
        numbers=(NumberInSight(who="Duty desk", number="01632 960 001"),),
        look=LookInSight(scheme="light", percent=100, language="en_GB"),
    )


class HandLink(Link):
    """Keeps at once, unless `answers` is "later" (call `answer()`) or a sentence that says why not."""

    def __init__(self) -> None:
        super().__init__()
        self.answers = "at once"
        self.sealed: list[bytes] = []
        self.asked = 0

    def give(self, sealed: bytes) -> None:
        if self.answers not in {"at once", "later"}:
            self.not_kept.emit(self.answers)
            return
        self.sealed.append(sealed)
        if self.answers == "at once":
            self.kept.emit()

    def answer(self) -> None:
        self.kept.emit()

    def answer_all(self) -> None:
        """All that waits for an answer is on the disk after all."""
        self.kept.emit()

    def asks_back(self) -> None:
        self.asked += 1


@dataclass
class Table:
    """The window on the table, and what came of it."""

    window: FamilyWindow
    link: HandLink
    keys: BoxKeys
    seconds: list[float] = field(default_factory=lambda: [0.0])

    def given(self) -> list[FromTheFamily]:
        """All that was given, opened with the key that only the vault has."""
        return [
            unpacked(open_from_box(one, self.keys.secret, BOX, place)) for place, one in enumerate(self.link.sealed)
        ]

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Presses a key as the desktop would: at the window below the widgets."""
        QTest.keyClick(self.window.windowHandle(), key, modifiers)
        QApplication.processEvents()

    def type_in(self, text: str) -> None:
        for letter in text:
            QTest.keyClick(self.window.windowHandle(), letter)
        QApplication.processEvents()

    def button(self, words: str) -> QAbstractButton:
        """The button that can be pressed now and is called this."""
        assert self.window.page is not None
        found = [
            one
            for one in self.window.page.findChildren(QAbstractButton)
            if one.isVisible() and one.accessibleName() == words
        ]
        assert len(found) == 1, (words, [one.accessibleName() for one in found])
        return found[0]

    def press(self, words: str) -> None:
        """A click in the middle of a button."""
        button = self.button(words)
        page = self.window.page
        assert page is not None
        QTest.qWait(50)  # a page that has just come finds its room, and a window that was covered its keyboard
        page.show_widget(button)
        where = button.mapTo(self.window, QPoint(button.width() // 2, button.height() // 2))
        QTest.mouseClick(self.window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
        QApplication.processEvents()

    def focused(self) -> str:
        widget = QApplication.focusWidget()
        return widget.accessibleName() if widget else ""


@contextmanager
def on_the_table(
    people: tuple[PersonInSight, ...] = (RUTH, ISLA),
    pages: tuple[FamilyPage, ...] = tuple(FamilyPage),
    *,
    steps: bool = True,
    sets: tuple[SetInSight, ...] = (),
    lines: tuple[LineInSight, ...] = (),
    feelings: FeelingsInSight | None = None,
) -> Iterator[Table]:
    """The window, shown and with the keyboard."""
    keys, link, seconds = new_box_keys(), HandLink(), [0.0]
    snapshot = a_snapshot(keys, people, pages, steps=steps, sets=sets, lines=lines, feelings=feelings)
    sitting = Sitting(snapshot, link, lambda: seconds[0])
    window = FamilyWindow(sitting, lambda: seconds[0])
    window.resize(1366, 768)
    window.show()
    QTest.qWaitForWindowExposed(window)
    window.take_keyboard()
    QTest.qWaitForWindowActive(window)
    if window.covered:
        window.uncover()
    try:
        yield Table(window, link, keys, seconds)
    finally:
        shiboken6.delete(window)
        shiboken6.delete(sitting)
