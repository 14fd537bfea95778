"""A hand that is lost, a palm, a second finger: whatever touches the line, only one hand puts the mark."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import (
    QPointingDevice,
    QTouchEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coachdesk.ui.theme import Theme
from coachdesk.ui.widgets.line_scale import LineScale
from coachdesk.ui.widgets.touched_surface import PEN_NEAR_MS
from tests.ui.widgets.line_hands import LEFT, Kind, at, drag, finger, heard, near, pen, shown


@pytest.fixture
def line(theme: Theme, qtbot: QtBot) -> LineScale:
    assert theme is not None
    return shown(qtbot)


@pytest.fixture
def touch_screen() -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.mark.parametrize("before", [None, 300])
def test_a_hand_that_is_lost_in_the_middle_leaves_the_mark_where_it_was(
    line: LineScale, touch_screen: QPointingDevice, before: int | None
) -> None:
    told = heard(line)
    line.set_place(before)

    def press() -> None:
        QTest.mousePress(line.surface, LEFT, pos=at(line, 0.8).toPoint())
        assert near(line.place, 0.8)

    press()
    drag(line, 0.9, held=False)
    assert line.place == before
    press()
    QApplication.sendEvent(line.surface, QEvent(Kind.WindowDeactivate))
    assert line.place == before
    press()
    line.hide()
    line.show()
    assert line.place == before
    QTest.mouseRelease(line.surface, LEFT, pos=at(line, 0.8).toPoint())
    QTest.touchEvent(line.surface, touch_screen).press(0, finger(line, 0.7)).commit()
    assert near(line.place, 0.7)
    QApplication.sendEvent(line.surface, QTouchEvent(Kind.TouchCancel, touch_screen))
    assert line.place == before
    assert told == []


def test_a_finger_marks_and_a_second_one_does_not(line: LineScale, touch_screen: QPointingDevice) -> None:
    told = heard(line)
    QTest.touchEvent(line.surface, touch_screen).press(0, finger(line, 0.3)).press(1, finger(line, 0.9)).commit()
    QTest.touchEvent(line.surface, touch_screen).move(0, finger(line, 0.4)).move(1, finger(line, 0.8)).commit()
    QTest.touchEvent(line.surface, touch_screen).stationary(0).release(1, finger(line, 0.8)).commit()
    assert near(line.place, 0.4)
    QTest.touchEvent(line.surface, touch_screen).release(0, finger(line, 0.4)).commit()
    assert [near(place, 0.4) for place in told] == [True]


def test_a_palm_before_under_and_after_the_pen_moves_nothing(line: LineScale, touch_screen: QPointingDevice) -> None:
    told = heard(line)
    QTest.touchEvent(line.surface, touch_screen).press(0, finger(line, 0.9)).commit()
    assert pen(line, Kind.TabletPress, 0.2)
    QTest.touchEvent(line.surface, touch_screen).move(0, finger(line, 0.8)).press(1, finger(line, 0.7)).commit()
    assert pen(line, Kind.TabletMove, 0.3)
    QTest.touchEvent(line.surface, touch_screen).release(0, finger(line, 0.8)).release(1, finger(line, 0.7)).commit()
    assert near(line.place, 0.3)
    assert pen(line, Kind.TabletRelease, 0.3)
    assert [near(place, 0.3) for place in told] == [True]


def test_a_finger_beside_a_hovering_pen_is_a_palm(line: LineScale, touch_screen: QPointingDevice) -> None:
    times: list[int] = []

    class Listening(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if isinstance(event, QTouchEvent):
                times.append(event.timestamp())
            return False

    listening = Listening()
    line.surface.installEventFilter(listening)

    def touch() -> None:
        QTest.touchEvent(line.surface, touch_screen).press(0, finger(line, 0.4)).commit()
        QTest.touchEvent(line.surface, touch_screen).move(0, finger(line, 0.5)).commit()
        QTest.touchEvent(line.surface, touch_screen).release(0, finger(line, 0.5)).commit()

    touch()
    line.clear()
    for ago, marks in ((0, False), (PEN_NEAR_MS + 5_000, True)):
        line.surface._pen_seen = times[-1] - ago
        touch()
        assert (line.place is not None) is marks
