"""Pen, finger and mouse each draw; palms, echoes and lost pointers leave nothing; the size of the box is no matter."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QInputDevice,
    QMouseEvent,
    QPointingDevice,
    QPointingDeviceUniqueId,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from coachdesk.ui.theme import Theme
from coachdesk.ui.widgets.ink_pad import InkPad
from coachdesk.ui.widgets.ink_surface import InkSurface
from coachdesk.ui.widgets.touched_surface import PEN_NEAR_MS

PEN = QPointingDevice(
    "pen",
    1,
    QInputDevice.DeviceType.Stylus,
    QPointingDevice.PointerType.Pen,
    QInputDevice.Capability.Position | QInputDevice.Capability.Pressure | QInputDevice.Capability.Hover,
    1,
    1,
    "",
    QPointingDeviceUniqueId(),
)


@pytest.fixture
def pad(theme: Theme, qtbot: QtBot) -> InkPad:
    made = InkPad("Amina, sign here")
    qtbot.addWidget(made)
    made.resize(840, 400)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def touch_screen() -> QPointingDevice:
    return QTest.createTouchDevice()


def at(pad: InkPad, x: float, y: float) -> QPointF:
    """A place in the box, by parts of it."""
    box = pad.surface.box()
    return QPointF(box.left() + x * box.width(), box.top() + y * box.height())


def pen(pad: InkPad, kind: QEvent.Type, x: float, y: float, when: int = 10_000, *, down: bool = True) -> QTabletEvent:
    where = at(pad, x, y)
    button = Qt.MouseButton.LeftButton if kind != QEvent.Type.TabletMove else Qt.MouseButton.NoButton
    held = Qt.MouseButton.LeftButton if down and kind != QEvent.Type.TabletRelease else Qt.MouseButton.NoButton
    event = QTabletEvent(
        kind, PEN, where, QPointF(pad.surface.mapToGlobal(where)), 0.5, 0, 0, 0, 0, 0, Qt.KeyboardModifier.NoModifier,
        button, held,
    )  # fmt: skip
    event.setTimestamp(when)
    event.ignore()
    QApplication.sendEvent(pad.surface, event)
    return event


def pen_stroke(pad: InkPad, *places: tuple[float, float], when: int = 10_000) -> None:
    pen(pad, QEvent.Type.TabletPress, *places[0], when)
    for place in places[1:]:
        pen(pad, QEvent.Type.TabletMove, *place, when)
    pen(pad, QEvent.Type.TabletRelease, *places[-1], when)


def mouse_stroke(pad: InkPad, *places: tuple[float, float]) -> None:
    QTest.mousePress(pad.surface, Qt.MouseButton.LeftButton, pos=at(pad, *places[0]).toPoint())
    for place in places[1:]:
        QTest.mouseMove(pad.surface, at(pad, *place).toPoint())
        drag(pad, *place)
    QTest.mouseRelease(pad.surface, Qt.MouseButton.LeftButton, pos=at(pad, *places[-1]).toPoint())


def drag(pad: InkPad, x: float, y: float, *, held: bool = True) -> None:
    where = at(pad, x, y)
    buttons = Qt.MouseButton.LeftButton if held else Qt.MouseButton.NoButton
    moved = QMouseEvent(
        QEvent.Type.MouseMove, where, QPointF(pad.surface.mapToGlobal(where)), Qt.MouseButton.NoButton, buttons,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(pad.surface, moved)


def point(pad: InkPad, x: float, y: float) -> QPoint:
    """The same place as QTest wants it of a finger: in the window."""
    return pad.surface.mapTo(pad, at(pad, x, y).toPoint())


def near(run: tuple[int, ...], *places: tuple[float, float]) -> bool:
    wanted = [part * 10_000 for place in places for part in place]
    return len(run) == len(wanted) and all(abs(got - part) < 100 for got, part in zip(run, wanted, strict=True))


def test_a_pen_draws_and_its_events_are_kept_from_becoming_a_mouse(pad: InkPad) -> None:
    assert pen(pad, QEvent.Type.TabletPress, 0.1, 0.5).isAccepted()
    assert pen(pad, QEvent.Type.TabletMove, 0.3, 0.2).isAccepted()
    assert pad.strokes() == (), "a stroke counts when it is finished"
    assert pen(pad, QEvent.Type.TabletRelease, 0.5, 0.5).isAccepted()
    (run,) = pad.strokes()
    assert near(run, (0.1, 0.5), (0.3, 0.2), (0.5, 0.5))


def test_a_mouse_draws(pad: InkPad) -> None:
    mouse_stroke(pad, (0.1, 0.5), (0.4, 0.2), (0.7, 0.6))
    (run,) = pad.strokes()
    assert near(run, (0.1, 0.5), (0.4, 0.2), (0.7, 0.6))


def test_one_tap_is_a_dot(pad: InkPad) -> None:
    mouse_stroke(pad, (0.5, 0.5))
    (run,) = pad.strokes()
    assert near(run, (0.5, 0.5))


def test_two_fingers_draw_two_strokes(pad: InkPad, touch_screen: QPointingDevice) -> None:
    QTest.touchEvent(pad.surface, touch_screen).press(0, point(pad, 0.1, 0.5)).press(1, point(pad, 0.6, 0.5)).commit()
    QTest.touchEvent(pad.surface, touch_screen).move(0, point(pad, 0.2, 0.3)).move(1, point(pad, 0.7, 0.3)).commit()
    QTest.touchEvent(pad.surface, touch_screen).release(0, point(pad, 0.3, 0.5)).stationary(1).commit()
    QTest.touchEvent(pad.surface, touch_screen).release(1, point(pad, 0.8, 0.5)).commit()
    first, second = pad.strokes()
    assert near(first, (0.1, 0.5), (0.2, 0.3), (0.3, 0.5))
    assert near(second, (0.6, 0.5), (0.7, 0.3), (0.8, 0.5))


def touch_stroke(pad: InkPad, screen: QPointingDevice) -> None:
    QTest.touchEvent(pad.surface, screen).press(0, point(pad, 0.1, 0.9)).commit()
    QTest.touchEvent(pad.surface, screen).move(0, point(pad, 0.6, 0.9)).commit()
    QTest.touchEvent(pad.surface, screen).release(0, point(pad, 0.6, 0.9)).commit()


def test_a_palm_under_the_pen_draws_nothing(pad: InkPad, touch_screen: QPointingDevice) -> None:
    pen(pad, QEvent.Type.TabletPress, 0.1, 0.5)
    pen(pad, QEvent.Type.TabletMove, 0.3, 0.2)
    touch_stroke(pad, touch_screen)
    pen(pad, QEvent.Type.TabletRelease, 0.5, 0.5)
    assert len(pad.strokes()) == 1


def test_a_palm_that_lies_down_before_the_pen_draws_nothing(pad: InkPad, touch_screen: QPointingDevice) -> None:
    QTest.touchEvent(pad.surface, touch_screen).press(0, point(pad, 0.1, 0.9)).commit()
    QTest.touchEvent(pad.surface, touch_screen).move(0, point(pad, 0.2, 0.9)).commit()
    pen_stroke(pad, (0.1, 0.5), (0.5, 0.5))
    QTest.touchEvent(pad.surface, touch_screen).move(0, point(pad, 0.6, 0.9)).commit()
    QTest.touchEvent(pad.surface, touch_screen).release(0, point(pad, 0.6, 0.9)).commit()
    assert len(pad.strokes()) == 1
    assert near(pad.strokes()[0], (0.1, 0.5), (0.5, 0.5))


def test_a_finger_near_a_hovering_pen_is_a_palm_and_long_after_it_is_a_finger(
    pad: InkPad, touch_screen: QPointingDevice
) -> None:
    now = touched_at(pad, touch_screen)
    pad.start_again()
    pen(pad, QEvent.Type.TabletMove, 0.5, 0.5, now, down=False)
    touch_stroke(pad, touch_screen)
    assert pad.strokes() == ()
    pad.surface._pen_seen = touched_at(pad, touch_screen) - PEN_NEAR_MS - 5_000
    touch_stroke(pad, touch_screen)
    assert len(pad.strokes()) == 1


def touched_at(pad: InkPad, screen: QPointingDevice) -> int:
    """The time that the test's touch events carry."""
    seen: list[int] = []

    class Listening(InkSurface):
        def event(self, event: QEvent) -> bool:
            if event.type() == QEvent.Type.TouchBegin:
                seen.append(event.timestamp())  # type: ignore[attr-defined]
            return super().event(event)

    listening = Listening()
    listening.resize(400, 130)
    listening.show()
    QTest.touchEvent(listening, screen).press(0, QPoint(50, 50)).commit()
    QTest.touchEvent(listening, screen).release(0, QPoint(50, 50)).commit()
    return seen[0]


def test_touch_taken_away_by_the_system_leaves_nothing(pad: InkPad, touch_screen: QPointingDevice) -> None:
    QTest.touchEvent(pad.surface, touch_screen).press(0, point(pad, 0.1, 0.5)).commit()
    QTest.touchEvent(pad.surface, touch_screen).move(0, point(pad, 0.5, 0.5)).commit()
    QApplication.sendEvent(pad.surface, QTouchEvent(QEvent.Type.TouchCancel, touch_screen))
    assert pad.surface._live == {}
    assert pad.strokes() == ()


def test_a_palm_taken_away_by_the_system_leaves_the_pen_its_stroke(pad: InkPad, touch_screen: QPointingDevice) -> None:
    pen(pad, QEvent.Type.TabletPress, 0.1, 0.5)
    pen(pad, QEvent.Type.TabletMove, 0.3, 0.2)
    QApplication.sendEvent(pad.surface, QTouchEvent(QEvent.Type.TouchCancel, touch_screen))
    pen(pad, QEvent.Type.TabletRelease, 0.5, 0.5)
    (run,) = pad.strokes()
    assert near(run, (0.1, 0.5), (0.3, 0.2), (0.5, 0.5))


@pytest.mark.parametrize("lost", ["hidden", "another window", "release went elsewhere"])
def test_a_pointer_lost_in_mid_stroke_leaves_nothing(lost: str, pad: InkPad) -> None:
    QTest.mousePress(pad.surface, Qt.MouseButton.LeftButton, pos=at(pad, 0.1, 0.5).toPoint())
    drag(pad, 0.5, 0.5)
    assert pad.surface._live
    if lost == "hidden":
        pad.hide()
    elif lost == "another window":
        QApplication.sendEvent(pad.surface, QEvent(QEvent.Type.WindowDeactivate))
    else:
        drag(pad, 0.6, 0.5, held=False)
    QTest.mouseRelease(pad.surface, Qt.MouseButton.LeftButton, pos=at(pad, 0.7, 0.5).toPoint())
    assert pad.surface._live == {}
    assert pad.strokes() == ()


def test_a_mouse_that_is_an_echo_of_touch_or_pen_draws_nothing(pad: InkPad) -> None:
    echo = Qt.MouseEventSource.MouseEventSynthesizedBySystem
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease):
        where = at(pad, 0.4, 0.5)
        event = QMouseEvent(
            kind, where, where, QPointF(pad.surface.mapToGlobal(where)), Qt.MouseButton.LeftButton,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, echo,
        )  # fmt: skip
        QApplication.sendEvent(pad.surface, event)
    assert pad.strokes() == ()


def test_the_right_button_and_the_eraser_draw_nothing(pad: InkPad) -> None:
    QTest.mouseClick(pad.surface, Qt.MouseButton.RightButton, pos=at(pad, 0.5, 0.5).toPoint())
    assert pad.strokes() == ()


def test_undo_takes_the_last_stroke_and_start_again_all(pad: InkPad, qtbot: QtBot) -> None:
    told: list[int] = []
    pad.changed.connect(lambda: told.append(len(pad.strokes())))
    for y in (0.2, 0.4, 0.6, 0.8):
        pen_stroke(pad, (0.1, y), (0.9, y))
    undo, again = pad.findChildren(QPushButton)
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    qtbot.keyClick(pad.surface, Qt.Key.Key_Backspace)
    qtbot.keyClick(again, Qt.Key.Key_Return)
    assert told == [1, 2, 3, 4, 3, 2, 0]
    pad.undo_stroke()
    assert pad.is_empty()


def test_ink_is_the_same_however_large_the_box_was_and_when_it_changes_size(pad: InkPad, qtbot: QtBot) -> None:
    pen_stroke(pad, (0.1, 0.5), (0.3, 0.2), (0.5, 0.5))
    large = pad.strokes()
    pad.resize(420, 300)
    qtbot.wait(10)
    assert pad.strokes() == large
    pad.start_again()
    pen_stroke(pad, (0.1, 0.5), (0.3, 0.2), (0.5, 0.5))
    assert near(pad.strokes()[0], (0.1, 0.5), (0.3, 0.2), (0.5, 0.5))
    box = pad.surface.box()
    assert box.width() / box.height() == pytest.approx(800 / 260)


def test_a_stroke_that_leaves_the_box_stays_at_its_edge_and_one_begun_outside_is_none(pad: InkPad) -> None:
    pen_stroke(pad, (0.5, 0.5), (1.4, 0.5), (0.5, 2.0))
    (run,) = pad.strokes()
    assert all(0 <= at_ <= 10_000 for at_ in run)
    pad.start_again()
    pen_stroke(pad, (1.4, 0.5), (0.5, 0.5))
    assert pad.strokes() == ()


def test_fifty_thousand_points_are_kept_small(pad: InkPad) -> None:
    pad.surface._begin("pen", at(pad, 0.1, 0.5))
    for number in range(45_000):
        pad.surface._go_on("pen", at(pad, 0.1 + (number % 997) / 1_300, 0.2 + (number % 613) / 1_100))
    assert len(pad.surface._live["pen"]) <= 20_000
    pad.surface._end("pen")
    assert sum(len(run) for run in pad.strokes()) <= 4_000


def test_too_little_is_told_and_enough_is_not(pad: InkPad) -> None:
    assert not pad.check()
    assert pad.problem() == "Please sign again inside the box."
    pen_stroke(pad, (0.1, 0.5), (0.8, 0.3))
    assert pad.problem() == "", "drawing takes the problem away"
    assert pad.check()
    assert pad.is_enough()


def test_kept_ink_is_shown_and_cannot_be_drawn_over(pad: InkPad, touch_screen: QPointingDevice) -> None:
    kept = ((1_000, 5_000, 3_000, 2_000), (4_000, 4_000))
    before = pad.surface.grab().toImage()
    pad.show_strokes(kept)
    assert pad.surface.grab().toImage() != before
    pen_stroke(pad, (0.1, 0.5), (0.8, 0.3))
    mouse_stroke(pad, (0.1, 0.5), (0.8, 0.3))
    touch_stroke(pad, touch_screen)
    QTest.keyClick(pad.surface, Qt.Key.Key_Backspace)
    assert pad.strokes() == kept


def test_a_screen_reader_is_told_what_it_is(pad: InkPad) -> None:
    told = QAccessible.queryAccessibleInterface(pad.surface)
    assert (told.role(), told.text(QAccessible.Text.Name)) == (QAccessible.Role.Canvas, "Amina, sign here")
