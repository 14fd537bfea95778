"""Thousands of keys, clicks, sizes and losses of focus at random never leave the pages nor lose what was given."""

import os
import random
import time
from functools import cache

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice, QTabletEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from coachdesk.models.measures import AnswerMode
from tests.ui.family_mode.askings import OF_SCHOOL, a_set, begin
from tests.ui.family_mode.feeling_hands import LINE as UPS_AND_DOWNS
from tests.ui.family_mode.hands import HandLink, Table, on_the_table
from tests.ui.family_mode.line_hands import MORNINGS, NEW
from tests.ui.widgets.test_ink_pad import PEN

EVENTS = int(os.environ.get("COACHDESK_MONKEY", "3000"))
SECONDS = float(os.environ.get("COACHDESK_MONKEY_SECONDS", "8"))

KEYS = [
    *(Qt.Key(code) for code in range(Qt.Key.Key_A.value, Qt.Key.Key_Z.value + 1)),
    *(Qt.Key(code) for code in range(Qt.Key.Key_F1.value, Qt.Key.Key_F12.value + 1)),
    *[Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Space] * 6,
    *(Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_Menu),
    *(Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Print, Qt.Key.Key_Meta, Qt.Key.Key_Back),
]
MODIFIERS = [
    *[Qt.KeyboardModifier.NoModifier] * 5,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
]
BUTTONS = [*[Qt.MouseButton.LeftButton] * 6, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton]


@cache
def touch_screen() -> QPointingDevice:
    """The one of the test run."""
    return QTest.createTouchDevice()


def tap_something(table: Table, chance: random.Random) -> None:
    """A click on something that can be pressed, as people do; at random few would ever come to the last page."""
    page = table.window.page
    offered = [one for one in page.findChildren(QAbstractButton) if one.isVisible()] if page else []
    if offered:
        button = chance.choice(offered)
        if page and page.area.isAncestorOf(button):
            page.show_widget(button)
        where = button.mapTo(table.window, button.rect().center())
        if not table.window.rect().contains(where):
            return
        QTest.mouseClick(table.window.windowHandle(), Qt.MouseButton.LeftButton, pos=where)


def a_pointer(table: Table, chance: random.Random, where: QPoint) -> None:
    """A finger, a pen, a palm beside it, or a button that is pressed and never let go."""
    window, there = table.window, QPoint(chance.randrange(table.window.width()), where.y())
    what = chance.choice(("finger", "swipe", "palm", "lost", "cancelled", "drag"))
    if what == "palm":
        pen_at(window, QEvent.Type.TabletPress, QPointF(there))
    if what in {"finger", "swipe", "palm", "lost", "cancelled"}:
        QTest.touchEvent(window, touch_screen()).press(0, where).commit()
        if what == "swipe":
            QTest.touchEvent(window, touch_screen()).move(0, there).commit()
        if what == "lost":
            window.cover()
        QTest.touchEvent(window, touch_screen()).release(0, there if what == "swipe" else where).commit()
    if what == "palm":
        pen_at(window, QEvent.Type.TabletRelease, QPointF(there))
    if what == "drag":
        QTest.mousePress(window.windowHandle(), Qt.MouseButton.LeftButton, pos=where)
        QTest.mouseMove(window.windowHandle(), there)
        if chance.random() < 0.5:
            QTest.mouseRelease(window.windowHandle(), Qt.MouseButton.LeftButton, pos=there)


def pen_at(window: QWidget, kind: QEvent.Type, where: QPointF) -> None:
    """What a pen does at a place of the window."""
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.TabletRelease else Qt.MouseButton.LeftButton
    event = QTabletEvent(
        kind, PEN, where, QPointF(window.mapToGlobal(where)), 0.5, 0, 0, 0, 0, 0, Qt.KeyboardModifier.NoModifier,
        Qt.MouseButton.LeftButton, held,
    )  # fmt: skip
    QApplication.sendEvent(window.windowHandle(), event)


def one_event(table: Table, chance: random.Random) -> None:
    window = table.window
    where = QPoint(chance.randrange(window.width()), chance.randrange(window.height()))
    kind = chance.random()
    if kind < 0.5:
        QTest.keyClick(window.windowHandle(), chance.choice(KEYS), chance.choice(MODIFIERS))
    elif kind < 0.72:
        tap_something(table, chance)
    elif kind < 0.86:
        QTest.mouseClick(window.windowHandle(), chance.choice(BUTTONS), pos=where)
    elif kind < 0.91:
        a_pointer(table, chance, where)
    elif kind < 0.94:
        turn, at = QPoint(0, chance.choice((-120, 120))), QPointF(where)
        modifiers = chance.choice(MODIFIERS)
        wheel = QWheelEvent(
            at, at, QPoint(), turn, Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False
        )
        QApplication.sendEvent(window.windowHandle(), wheel)
    elif kind < 0.95:
        turned = (window.height(), window.width())
        window.resize(*chance.choice((turned, (chance.randrange(640, 1500), chance.randrange(360, 900)))))
    elif kind < 0.96:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    elif kind < 0.97:
        window.close()
    elif kind < 0.98:
        table.seconds[0] += 700
    else:
        table.link.answers = chance.choice(("at once", "later", "The disk is full."))
        table.link.answer_all()
    QApplication.processEvents()


def play(seed: int, events: int = EVENTS) -> tuple[int, set[str]]:
    """How many things were given, and which pages were come to."""
    chance, kept, come_to = random.Random(seed), 0, set()
    faces = a_set(practice=True, last=(("home", 1000),))
    line = a_set(AnswerMode.LINE).model_copy(update={"id": OF_SCHOOL, "agency_name": "School"})
    with on_the_table(sets=(faces, line), lines=(MORNINGS, NEW), feelings=UPS_AND_DOWNS) as table:
        said_kept: list[int] = []
        table.window.sitting.kept.connect(lambda: said_kept.append(1))
        begin(table)
        until = time.monotonic() + SECONDS
        for _ in range(events):
            one_event(table, chance)
            come_to.add(table.window.name)
            assert table.window.name in table.window.pages
            assert table.window.isVisible()
            tops = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not table.window]
            assert tops == []
            if time.monotonic() > until:
                break
        kept = len(said_kept)
        assert kept <= len(table.given()) <= kept + 1  # one more may be on its way
        for (asking, person), so_far in table.window.sitting.so_far.items():
            answers = [one.answer for one in table.given() if one.answer]
            there = {one.answer.question for one in answers if (one.asking, one.person) == (asking, person)}
            assert so_far.given <= there
        for one in (MORNINGS, NEW):
            marks = [given.mark for given in table.given() if given.mark and given.mark.line == one.id]
            assert table.window.sitting.line_so_far(one).done <= {mark.person for mark in marks}
        feelings = table.window.sitting.feelings
        assert feelings is not None
        began = {one.id: one.place for one in UPS_AND_DOWNS.points}
        points = [one.point for one in table.given() if one.point]
        for key, point in feelings.points.items():
            said = [each.place for each in points if key in (each.instead_of, f"new {each.number}")]
            assert point.place in (*said, *([began[key]] if key in began else []))
    return kept, come_to


def test_whatever_is_pressed_the_pages_are_not_left_and_what_was_given_is_there(qtbot: QtBot) -> None:
    assert qtbot is not None
    seed = random.randrange(2**32)
    kept, come_to = play(seed)
    assert len(come_to) >= 6, (seed, come_to)
    assert come_to & {"practice", "question", "who_taps"}, (seed, come_to)
    assert kept > 0, seed


@pytest.mark.faults
def test_the_monkey_notices_a_thing_that_was_said_kept_and_was_not(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert qtbot is not None
    monkeypatch.setattr(HandLink, "give", lambda link, _sealed: link.kept.emit())
    with pytest.raises(AssertionError):
        play(7)
