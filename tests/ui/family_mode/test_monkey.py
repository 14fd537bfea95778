"""Thousands of keys, clicks, sizes and losses of focus at random never leave the pages nor lose what was given."""

import os
import random
import time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.family_mode.hands import HandLink, Table, on_the_table

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


def one_event(table: Table, chance: random.Random) -> None:
    window = table.window
    where = QPoint(chance.randrange(window.width()), chance.randrange(window.height()))
    kind = chance.random()
    if kind < 0.5:
        QTest.keyClick(window.windowHandle(), chance.choice(KEYS), chance.choice(MODIFIERS))
    elif kind < 0.9:
        QTest.mouseClick(window.windowHandle(), chance.choice(BUTTONS), pos=where)
    elif kind < 0.94:
        turn, at = QPoint(0, chance.choice((-120, 120))), QPointF(where)
        modifiers = chance.choice(MODIFIERS)
        wheel = QWheelEvent(
            at, at, QPoint(), turn, Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False
        )
        QApplication.sendEvent(window.windowHandle(), wheel)
    elif kind < 0.95:
        window.resize(chance.randrange(640, 1500), chance.randrange(360, 900))
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
    with on_the_table() as table:
        said_kept: list[int] = []
        table.window.sitting.kept.connect(lambda: said_kept.append(1))
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
    return kept, come_to


def test_whatever_is_pressed_the_pages_are_not_left_and_what_was_given_is_there(qtbot: QtBot) -> None:
    assert qtbot is not None
    seed = random.randrange(2**32)
    kept, come_to = play(seed)
    assert len(come_to) >= 5, seed
    assert kept > 0, seed


@pytest.mark.faults
def test_the_monkey_notices_a_thing_that_was_said_kept_and_was_not(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert qtbot is not None
    monkeypatch.setattr(HandLink, "give", lambda link, _sealed: link.kept.emit())
    with pytest.raises(AssertionError):
        play(7)
